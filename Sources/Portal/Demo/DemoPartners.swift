import Foundation
import Library
import School
import Storage

/// The portals of the campus of examples: both CDI declared, each class at that of its school, and the borrowers known
/// by the opaque keys that the users' file gave them.
extension DemoCampus {
    package static func addPartners(to file: CampusFile, in data: DataFolder, now: Date) throws {
        let stamp = Stamp(
            token: "demonstration", actor: "Administration", at: now, day: Day(now, in: .current))
        try file.write { campus in
            guard try campus.reading.partners.partners().isEmpty else { return }
            for school in schools {
                try campus.partners.add(
                    school.rne,
                    PartnerDetails(
                        name: school.settings.name, tooltip: PartnerForm.usualTooltip, delegatesSignIn: true))
            }
            let (college, lycee) = (schools[0].rne, schools[1].rne)
            let partners = campus.reading.partners
            if let id = try partners.partner(college)?.id {
                try campus.partners.addRule(school: nil, from: .sixth, to: .third, partner: id)
            }
            if let id = try partners.partner(lycee)?.id {
                try campus.partners.addRule(school: nil, from: .second, to: .last, partner: id)
            }
            let board = try partners.board(on: stamp.day)
            try campus.partners.set(board.bySchool, basedOn: board.version, by: stamp)
        }
        for school in schools where data.hasPortal(school.rne) {
            try giveKeys(to: school.rne, from: file, in: data, on: stamp.day)
        }
    }

    /// What taking the users' file into the library would do: a borrower and a person of one name and one class, when
    /// there is one of each, are the same.
    private static func giveKeys(to rne: RNE, from file: CampusFile, in data: DataFolder, on day: Day) throws
    {
        let entries = try file.read { campus -> [(name: String, schoolClass: String, key: String)] in
            guard let partner = try campus.partners.partner(rne) else { return [] }
            let population = try campus.partners.population(of: partner, on: day)
            return population.groups.flatMap { group in
                group.pupils.map { ($0.name, group.schoolClass.name, $0.entKey) }
            } + (population.teachers + population.staff).map { ($0.name, "", $0.entKey) }
        }
        let library = LibraryFile(try data.openPortal(rne))
        try library.write { library in
            for entry in entries {
                let namesakes = try library.borrowers.reading.namesakes(of: entry.name).filter {
                    $0.details.entKey == nil
                        && (entry.schoolClass.isEmpty || $0.details.schoolClass == entry.schoolClass)
                }
                guard namesakes.count == 1, let borrower = namesakes.first else { continue }
                var details = borrower.details
                details.entKey = entry.key
                try library.borrowers.change(borrower.id, to: details)
            }
        }
        try library.close()
    }
}
