import Foundation

/// The report as one reads it in a terminal: a line a kind, then every miss.
struct RelevanceTable {
    /// Of derived questions, which are many, the misses that are listed.
    private static let mostDerivedMisses = 25

    let report: RelevanceReport

    var text: String {
        let kinds = report.outcomes.map(\.question.kind).reduce(into: [String]()) { kinds, kind in
            if !kinds.contains(kind) { kinds.append(kind) }
        }.sorted { Self.group($0) < Self.group($1) }
        var lines = [Self.row(["kind", "number", "@1", "@3", "@10", "mean rank"])]
        for kind in kinds { lines.append(row(kind) { $0.kind == kind }) }
        lines += [
            "", row("known items") { !$0.isMistyped && !$0.isSubject && !$0.isDerived },
            row("known items, mistyped") { $0.isMistyped && !$0.isDerived },
            row("subjects", where: \.isSubject),
            row("derived") { !$0.isMistyped && $0.isDerived },
            row("derived, mistyped") { $0.isMistyped && $0.isDerived },
            "",
            "Left out of the derived questions on titles, as too short or borne by four records or more: "
                + "\(report.leftOut) records.", "",
        ]
        for kind in kinds { lines += misses(kind) }
        return lines.joined(separator: "\n")
    }

    private func row(_ name: String, where isAsked: (Question) -> Bool) -> String {
        let outcomes = report.outcomes(isAsked)
        let ranks = outcomes.compactMap(\.rank)
        let mean = ranks.isEmpty ? 0 : Double(ranks.reduce(0, +)) / Double(ranks.count)
        let shares = [1, 3, 10].map { place in
            String(format: "%.1f %%", 100 * outcomes.share { $0.isWithin(place) })
        }
        return Self.row([name, String(outcomes.count)] + shares + [String(format: "%.2f", mean)])
    }

    private func misses(_ kind: String) -> [String] {
        let missed = report.outcomes { $0.kind == kind }.filter { !$0.isSuccess }
        let shown = kind.hasPrefix("auto-") ? missed.prefix(Self.mostDerivedMisses) : missed[...]
        var lines = shown.map { outcome in
            let rank = outcome.rank.map { "\($0)ᵉ" } ?? "absent"
            return
                "\(kind), \(outcome.question.portal): \(outcome.question.text) → \(rank); first: \(outcome.first)"
        }
        if shown.count < missed.count { lines.append("\(kind): \(missed.count - shown.count) more misses") }
        return lines
    }

    /// Written questions, then subjects, then derived ones; within each in the order of the files.
    private static func group(_ kind: String) -> Int {
        if kind.hasPrefix("auto-") { return 2 }
        return kind.hasPrefix("sujet") ? 1 : 0
    }

    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { place, cell in
            let gap = String(repeating: " ", count: max(0, (place == 0 ? 24 : 10) - cell.count))
            return place == 0 ? cell + gap : gap + cell
        }.joined()
    }
}
