// A results page frozen for the bench: the engine is compared with itself from one year to the next, whatever
// becomes of the product's own page.
import Templating

struct BenchPage: View {
    static let template = "results"
    static var examples: [BenchPage] { [BenchPage(rows: 20)] }

    let count: String
    let asked: String?
    let action: String
    let sorts: [Option]
    let chips: [Chip]
    let clear: String?
    let facets: [Facet]
    let advice: String?
    let rows: [Row]
    let firstRank: String
    let pager: Pager?

    struct Option: ViewPart {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Chip: ViewPart {
        let label: String
        let href: String
    }

    struct Facet: ViewPart {
        let legend: String
        let ticks: [Tick]
        let more: More?
    }

    struct More: ViewPart {
        let label: String
        let ticks: [Tick]
    }

    struct Tick: ViewPart {
        let id: String
        let name: String
        let value: String
        let label: String
        let count: String
        let unit: String
        let isChecked: Bool
    }

    struct Row: ViewPart {
        let href: String
        let cover: String
        let title: HTML
        let byline: HTML
        let facts: String
        let pill: Pill?
        let callNumber: String?
        let location: String?
        let extract: HTML?
    }

    struct Pill: ViewPart {
        let kind: String
        let icon: String
        let label: String
    }

    struct Pager: ViewPart {
        let previous: String?
        let next: String?
        let pages: [PageLink]
    }

    struct PageLink: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
        let isAfterGap: Bool
    }
}

struct BenchFrame: ViewPart {
    let title: String
    let accent: String
    let styleSheets: [String]
    let script: String
    let icons: String
    let favicon: String
    let brand: Link
    let search: SearchBox?
    let links: [Link]

    struct Link: ViewPart {
        let label: String
        let href: String
    }

    struct SearchBox: ViewPart {
        let action: String
        let text: String
    }
}
