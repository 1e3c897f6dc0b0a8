import Library
import Templating

/// The tick boxes of one facet; the long tail is folded.
struct FacetView: ViewPart {
    let legend: String
    let ticks: [Tick]
    let more: More?

    struct Tick: ViewPart {
        let id: String
        let name: String
        let value: String
        let label: String
        let count: String
        let unit: String
        let isChecked: Bool
    }

    struct More: ViewPart {
        let label: String
        let ticks: [Tick]
    }

    /// How many values show before the fold.
    private static let shown = 8

    init?(_ counts: FacetCounts, of search: Search) {
        guard counts.values.count > 1 || search.filters[counts.facet] != nil else { return nil }
        let ticks = counts.values.map { value in
            Tick(
                id: "\(counts.facet.parameter)-\(Fingerprint([value.value]))",
                name: counts.facet.parameter,
                value: value.value,
                label: Wording.value(value.value, of: counts.facet),
                count: Wording.number(value.count),
                unit: value.count < 2 ? "document" : "documents",
                isChecked: search.selects(value.value, in: counts.facet),
            )
        }
        legend = Wording.facet(counts.facet)
        let visible = ticks.enumerated().filter { $0.offset < Self.shown || $0.element.isChecked }.map(
            \.element)
        let folded = ticks.enumerated().filter { $0.offset >= Self.shown && !$0.element.isChecked }.map(
            \.element)
        self.ticks = visible
        more = folded.isEmpty ? nil : More(label: "\(Wording.number(folded.count)) de plus", ticks: folded)
    }
}
