import Foundation

/// The report as one reads it in a terminal: a line a kind, a line a group, then every miss.
struct RelevanceTable {
    /// Of derived questions, which are many, the misses of a kind that are listed.
    private static let mostDerivedMisses = 25

    let report: RelevanceReport

    var text: String {
        let kinds = Question.Group.allCases.map { Self.byKind(report.outcomes($0)) }
        var lines = [Self.row(["kind", "number", "@1", "@3", "@10", "mean rank", "answers"])]
        lines += kinds.joined().map { Self.row($0.kind, $0.outcomes) } + [""]
        lines += Question.Group.allCases.map { Self.row($0.rawValue, report.outcomes($0)) }
        lines += [
            "", "The rank is that of the right answers on the first page; the answers, a median.",
            "\(report.leftOut) records are not asked for by their title, all short words or borne by several.",
            "",
        ]
        lines += kinds.joined().flatMap { Self.misses($0.kind, $0.outcomes) }
        return lines.joined(separator: "\n")
    }

    /// In the order in which the kinds first come.
    private static func byKind(_ outcomes: [Outcome]) -> [(kind: String, outcomes: [Outcome])] {
        var kinds: [String] = []
        let byKind = Dictionary(grouping: outcomes, by: \.question.kind)
        for outcome in outcomes where !kinds.contains(outcome.question.kind) {
            kinds.append(outcome.question.kind)
        }
        return kinds.map { ($0, byKind[$0, default: []]) }
    }

    private static func row(_ name: String, _ outcomes: [Outcome]) -> String {
        let ranks = outcomes.compactMap(\.rank)
        let mean = ranks.isEmpty ? 0 : Double(ranks.reduce(0, +)) / Double(ranks.count)
        let median = outcomes.isEmpty ? "" : String(outcomes.map(\.total).sorted()[outcomes.count / 2])
        let shares = [1, 3, 10].map { place in
            String(format: "%.1f %%", 100 * outcomes.share { $0.isWithin(place) })
        }
        return row([name, String(outcomes.count)] + shares + [String(format: "%.2f", mean), median])
    }

    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { place, cell in
            let gap = String(repeating: " ", count: max(0, (place == 0 ? 24 : 10) - cell.count))
            return place == 0 ? cell + gap : gap + cell
        }.joined()
    }

    private static func misses(_ kind: String, _ outcomes: [Outcome]) -> [String] {
        let missed = outcomes.filter { !$0.isSuccess }
        let shown = missed.prefix(kind.hasPrefix("auto-") ? mostDerivedMisses : missed.count)
        var lines = shown.map { outcome in
            let rank = outcome.rank.map { "\($0)ᵉ" } ?? "absent"
            let question = outcome.question
            return "\(kind), \(question.portal): \(question.text) → \(rank); first: \(outcome.first)"
        }
        if shown.count < missed.count { lines.append("\(kind): \(missed.count - shown.count) more misses") }
        return lines
    }
}
