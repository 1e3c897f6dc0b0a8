import Foundation
import School
import Storage

/// Portals, boards and people that no file holds: what the pages of this room are tried with.
enum PartnerExamples {
    static let partners: [Partner] = ["9990001A", "9990002B"].compactMap { RNE($0) }.enumerated().map {
        Partner(
            id: ID(Int64($0 + 1)), rne: $1, name: Examples.hostile, tooltip: Examples.long,
            address: $0 == 0 ? "" : "https://cdi.example.org/", hasToken: $0 == 1)
    }

    static let schools: [School] = partners.map {
        School(id: ID(1), rne: $0.rne, name: Examples.hostile, town: Examples.long)
    }

    static let none = Board(schools: [], partners: [], rows: [], version: 0)

    static func board(_ text: String) -> Board {
        Board(
            schools: Array(schools.prefix(1)), partners: partners,
            rows: [
                row(1, text, "6e", []), row(2, "6eB", "6e", [1]), row(3, text, "", [1, 2]),
            ], version: 3)
    }

    static func row(_ id: Int64, _ name: String, _ grade: String, _ portals: Set<Int64>) -> Board.Row {
        Board.Row(
            SchoolClass(id: ID(id), school: ID(1), name: name, grade: grade), pupils: 29,
            portals: Set(portals.map { ID<Partner>($0) }))
    }

    static var form: PartnerForm {
        var form = PartnerForm()
        (form.rne, form.name, form.tooltip) = (Examples.hostile, Examples.hostile, Examples.long)
        (form.address, form.opens) = (Examples.hostile, true)
        return form
    }

    private static let start = Date(timeIntervalSince1970: 1_795_200_000)

    static let dead = PartnerHealth(
        answeredAt: start, failures: 3, failedAt: start, trouble: Examples.hostile, retryAt: start)

    static let sendings = [
        PartnerSending(
            id: ID(2), sentAt: start, actor: Examples.hostile, people: 512, trouble: Examples.hostile),
        PartnerSending(id: ID(1), sentAt: start, actor: Examples.hostile, people: 512, trouble: ""),
    ]

    static let changes = [BoardChange.State.planned, .applied, .dropped].enumerated().map { place, state in
        BoardChange(
            id: ID(Int64(place + 1)), actor: Examples.hostile, madeAt: start, pupils: 29 * place,
            classes: place + 1, state: state, effectiveOn: Examples.view.today,
            undoes: place == 1 ? ID(9) : nil)
    }

    static let rules = [
        BoardRule(id: ID(1), school: nil, grades: .sixth ... .third, partner: ID(1)),
        BoardRule(id: ID(2), school: ID(1), grades: .last ... .last, partner: ID(2)),
    ]

    static func population(_ text: String) -> PartnerPopulation {
        func person(_ id: Int64) -> Person {
            Person(
                id: ID(id), lastName: text, firstName: text, entKey: "a", addedOn: Examples.view.today)
        }
        return PartnerPopulation(
            groups: [.init(board(text).rows[0].schoolClass, pupils: [person(1), person(2)])],
            teachers: [person(3)], staff: [person(4)])
    }
}
