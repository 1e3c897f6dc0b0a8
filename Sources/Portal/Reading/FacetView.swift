import Library
import Templating

/// The tick boxes of one facet; the long tail is folded.
struct FacetView: ViewPart {
    let legend: String
    let ticks: [Tick]
    let more: More?
    /// Where all the values of a long facet are, and how many: « Tous les auteurs (432) ».
    let all: Link?

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

    init?(_ counts: FacetCounts, of search: Search, seenFrom view: Viewpoint) {
        let isTelling = counts.values.count > 1 || (counts.facet == .availability && !counts.values.isEmpty)
        guard isTelling || search.filters[counts.facet] != nil else { return nil }
        let values =
            counts.facet == .level
            ? counts.values.sorted { SchoolYears.rank(of: $0.value) < SchoolYears.rank(of: $1.value) }
            : counts.values
        let ticks = values.map { Tick($0, of: counts.facet, search: search) }
        all =
            counts.valueCount <= counts.values.count
            ? nil
            : Link(
                "\(Wording.all(counts.facet)) (\(Wording.number(counts.valueCount)))",
                view.address(of: .facet(counts.facet, search.onPage(1), text: "")))
        legend = Wording.facet(counts.facet)
        let visible = ticks.enumerated().filter { $0.offset < Self.shown || $0.element.isChecked }.map(
            \.element)
        let folded = ticks.enumerated().filter { $0.offset >= Self.shown && !$0.element.isChecked }.map(
            \.element)
        self.ticks = visible
        more = folded.isEmpty ? nil : More(label: "\(Wording.number(folded.count)) de plus", ticks: folded)
    }
}

extension FacetView.Tick {
    init(_ value: FacetCounts.Value, of facet: Search.Facet, search: Search) {
        id = "\(facet.parameter)-\(Fingerprint([value.value]))"
        name = facet.parameter
        self.value = value.value
        label = Wording.value(value.value, of: facet)
        count = Wording.number(value.count)
        unit = value.count < 2 ? "document" : "documents"
        isChecked = search.selects(value.value, in: facet)
    }
}
