import Foundation
import School
import Storage

/// The portals of the campus of examples: both CDI declared, each class at that of its school.
extension DemoCampus {
    package static func addPartners(to file: CampusFile, now: Date) throws {
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
    }
}
