import Formats
import Foundation
import Library
import Storage
import Templating

// What equations and files of borrowers are shown with before librarians see them.

extension EquationView {
    static let examples: [EquationView] = [
        EquationView(EquationSearch(), answer: nil, fault: nil, seenFrom: Examples.view),
        EquationView(
            EquationSearch(text: "Statut=Perdu"),
            answer: EquationTable(EquationAnswer<Borrower>(lines: [], total: 0), seenFrom: Examples.view),
            fault: nil,
            seenFrom: Examples.view),
        EquationView(
            EquationSearch(subject: .copies, text: Examples.hostile, page: 2),
            answer: EquationTable(
                EquationAnswer(
                    lines: [
                        CopyLine(
                            copy: Examples.copy(Examples.hostile), record: Examples.record(Examples.hostile))
                    ],
                    total: 300), seenFrom: Examples.view), fault: nil, seenFrom: Examples.view),
        EquationView(
            EquationSearch(subject: .loans, text: Examples.hostile),
            answer: EquationTable(
                EquationAnswer(
                    lines: [
                        Examples.loan(Examples.hostile, dueOn: Examples.view.today),
                        Examples.loan(Examples.long, dueOn: Examples.view.today, isNamed: false),
                    ], total: 2), seenFrom: Examples.view), fault: nil, seenFrom: Examples.view),
        EquationView(
            EquationSearch(text: Examples.hostile), answer: nil,
            fault: EquationError(place: 3, reason: Examples.hostile), seenFrom: Examples.view),
    ]
}

extension ImportView {
    static let examples = [
        ImportView(fault: nil, pasted: "", token: "t", seenFrom: Examples.view),
        ImportView(
            fault: Examples.hostile, pasted: Examples.hostile, token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension DraftView {
    private static func draft(_ state: BorrowerDraft.State, _ report: BorrowerImportReport?) -> BorrowerDraft
    {
        BorrowerDraft(
            id: ID(1), name: Examples.hostile, actor: Examples.hostile, receivedAt: "2026-11-21T11:00:00Z",
            state: state, content: [], report: report)
    }

    static let examples: [DraftView] = {
        let hostile = Examples.somebody(Examples.hostile)
        var report = BorrowerImportReport()
        report.problems = [.init(line: 3, reason: Examples.hostile)]
        let lines: [BorrowerFilePreview.Line] =
            [
                .init(number: 2, effect: .added(hostile.details)),
                .init(number: 4, effect: .updated(hostile, to: BorrowerDetails(name: Examples.long))),
            ] + (5..<400).map { .init(number: $0, effect: .added(BorrowerDetails(name: "Marchand Zoé"))) }
            + [.init(number: 401, effect: .added(BorrowerDetails(name: "Dupont")))]
        for line in lines { report.count(line.effect, line: line.number) }
        var short = BorrowerImportReport()
        for line in lines.prefix(2) { short.count(line.effect, line: line.number) }
        return [
            DraftView(
                draft(.received, nil), preview: BorrowerFilePreview(lines: lines, report: report),
                ignored: [Examples.hostile], token: "t", zone: .gmt, seenFrom: Examples.view),
            DraftView(
                draft(.received, nil),
                preview: BorrowerFilePreview(lines: [], report: BorrowerImportReport()),
                ignored: [], token: "t", zone: .gmt, seenFrom: Examples.view),
            DraftView(
                draft(.applied, report), preview: nil, ignored: [], token: "t", zone: .gmt,
                seenFrom: Examples.view),
            DraftView(
                draft(.applied, short), preview: nil, ignored: [], token: "t", zone: .gmt,
                seenFrom: Examples.view),
            DraftView(
                draft(.abandoned, nil), preview: nil, ignored: [], token: "t", zone: .gmt,
                seenFrom: Examples.view),
        ]
    }()
}
