import Formats
import Foundation
import Library
import Storage
import Templating

// What slips, cards and labels are shown with before librarians see them.

extension PasswordView {
    static let examples: [PasswordView] = {
        var some = PasswordTakers()
        some.new = [Examples.somebody(Examples.hostile)]
        some.known = [Examples.somebody(Examples.hostile)]
        some.left = [Examples.somebody(Examples.hostile)]
        let hostile = BorrowerSelection(query: BorrowerQuery(schoolClass: Examples.hostile))
        return [
            PasswordView(
                PasswordTakers(), total: 0, of: BorrowerSelection(), hasBeenShown: false, token: "t",
                seenFrom: Examples.view),
            PasswordView(
                some, total: 900, of: hostile, hasBeenShown: true, token: Examples.hostile,
                seenFrom: Examples.view),
        ]
    }()
}

extension SlipsView {
    static let examples = [Examples.hostile, Examples.long].map { text in
        SlipsView(
            [PasswordSlip(borrower: Examples.somebody(text), login: text, password: text)], title: text,
            back: .borrower(ID(1)), portal: text, seenFrom: Examples.view)
    }
}

extension CardsView {
    static let examples = [
        CardsView(
            [], total: 0, on: CardSheets(), classes: [], portal: "CDI", seenFrom: Examples.view),
        CardsView(
            [
                Examples.somebody("1001"), Examples.somebody(Examples.hostile, id: 2),
                Examples.somebody(Examples.long, id: 3),
            ],
            total: 900,
            on: CardSheets(
                selection: BorrowerSelection(query: BorrowerQuery(schoolClass: Examples.hostile)),
                layout: .eight, start: 8),
            classes: [Examples.long], portal: Examples.hostile, seenFrom: Examples.view),
        CardsView(
            [Examples.somebody("1001")], total: 1,
            on: CardSheets(selection: BorrowerSelection(ticked: [ID(1)])),
            classes: [], portal: Examples.long, seenFrom: Examples.view),
    ]
}

extension LabelsView {
    static let examples = [
        LabelsView(
            [], total: 0, on: LabelSheets(), fault: nil, portal: "CDI", seenFrom: Examples.view),
        LabelsView(
            [], total: 0, on: LabelSheets(equation: Examples.hostile),
            fault: EquationError(place: 1, reason: Examples.hostile), portal: "CDI", seenFrom: Examples.view),
        LabelsView(
            ["0001234", Examples.hostile, Examples.long].map {
                CopyLine(copy: Examples.copy($0), record: Examples.record($0))
            }, total: 2000,
            on: LabelSheets(first: Examples.hostile, last: "2", layout: .fiveByThirteen, start: 65),
            fault: nil, portal: Examples.hostile, seenFrom: Examples.view),
    ]
}
