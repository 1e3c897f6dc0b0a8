import Foundation
import School
import Storage

/// The file of the campus of examples: its directory, its espaces.
extension DemoCampus {
    static let settings = CampusSettings(
        name: "Cité scolaire Les Tilleuls", town: "Saint-Aubin", accent: "forest", isDemo: true,
        support: "Mme Petit, bureau 12, poste 34, assistance@tilleuls.example")

    /// Fills the espaces, once the portals stand; leaves alone those that are filled.
    package static func createEspaces(in data: DataFolder, now: Date) throws {
        try createDirectory(in: data, now: now)
        let file = try data.openCampus(campus)
        let schools = try file.read { try $0.directory.schools() }
        if try schools.contains(where: { school in try !file.read { try $0.services.isSet(at: school.id) } })
        {
            try DemoServices.fill(file)
        }
        try addPartners(to: file, now: now)
        try DemoHome.fill(file, now: now)
        try DemoLessons.fill(file, in: data, now: now)
        try file.close()
        try DemoTransfers.fill(Self.schools[1], in: data, now: now)
        try DemoSignOn.fill(data, Self.schools[1].rne, on: Day(now, in: .current))
    }
}
