import Library
import Storage
import Templating

/// What the pages of figures are shown with before librarians see them.
extension FiguresView {
    static let examples = [
        example(.current, loans: 0, text: nil),
        example(.schoolYear(2020), loans: 1, text: "3eA"),
        example(.month(year: 2026, month: 11), loans: 120_000, text: Examples.hostile),
        example(.current, loans: 4, text: Examples.long),
    ]

    private static func example(_ choice: FigureChoice, loans: Int, text: String?) -> FiguresView {
        let labels = [text].compactMap(\.self)
        let months = choice.period(today: Examples.view.today).months.enumerated().map {
            (month: $1, loans: loans * ($0 + 1))
        }
        return FiguresView(
            choice, loans: loans, copies: labels.count * 12_000, neverLent: labels.count,
            firstLoan: text.map { _ in Examples.view.today - 900 },
            tables: [
                .months(months, today: Examples.view.today),
                .classes(labels.map { ClassFigure(schoolClass: $0, loans: loans, readers: 0) }),
                .loans(
                    .types, by: "Type de document", labels.map { LoanFigure(label: $0, loans: loans) },
                    unknown: "Sans type"),
                .mostLent(labels.map { LentFigure(record: Examples.record($0), loans: loans) }),
                .holdings(
                    labels.map {
                        HoldingsFigure(
                            mark: .letters($0), copies: 3, titles: 2, loans: loans, medianYear: nil)
                    }),
                .ages(AgeFigure.Age.allCases.map { AgeFigure(age: $0, copies: labels.count * 7) }),
            ], seenFrom: Examples.view)
    }
}

extension NeverLentView {
    static let examples = [
        NeverLentView(
            .neverLent([]), total: 0, page: 1, of: 1, seenFrom: Examples.view),
        NeverLentView(
            .neverLent(
                [Examples.hostile, Examples.long].map {
                    NeverLentCopy(record: Examples.record($0), number: $0, callNumber: $0)
                }), total: 120, page: 2, of: 3, seenFrom: Examples.view),
    ]
}
