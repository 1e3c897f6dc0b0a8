import Foundation
import School
import Storage

/// The file of the campus of examples: its directory, its espaces.
extension DemoCampus {
    static let settings = CampusSettings(
        name: "Cité scolaire Les Tilleuls", town: "Saint-Aubin", accent: "forest", isDemo: true)

    /// Creates the campus file, or leaves alone the one that is there.
    package static func createEspaces(in data: DataFolder, now: Date) throws {
        guard !data.hasCampus(campus) else { return }
        try data.createCampus(campus, settings: settings)
        let file = try data.openCampus(campus)
        let password = try Password(DemoPeople.password, salt: RandomBytes.system(16))
        try file.write { writing in
            for school in schools {
                try writing.directory.addSchool(
                    school.rne, name: school.name, town: school.settings.town)
            }
            try writing.accounts.addAdministrator(
                login: "admin", name: "Administration", password: password,
                on: Day(now, in: .current))
        }
        try addPartners(to: file, in: data, now: now)
        try file.close()
    }
}
