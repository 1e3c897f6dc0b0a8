import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /home/: what the librarian composed, or the usual: the search box, the newest records, the ways to the shelves.
extension PortalVisit {
    func showHome() throws -> Response {
        let reader = try asReader()
        let view = try library.read { try home(for: reader, borrower: ownBorrower, in: $0) }
        return try render(view, title: portal.name, hasSearch: false)
    }

    /// - Parameter borrower: whose account is told of; nil where the page is only tried.
    func home(
        for reader: Reader, borrower: ID<Borrower>?, preview: PreviewBar? = nil, in library: LibraryReading
    ) throws -> HomeView {
        let blocks = try library.presentation.home(for: reader)
        let pieces = HomePieces(
            visit: self, library: library, reader: reader, borrower: borrower,
            holdings: try library.catalogue.holdings())
        return HomeView(
            portal, bands: try HomeView.Band.all(blocks, pieces), preview: preview, seenFrom: viewpoint)
    }
}

/// What the parts of a home page are made with, in one transaction.
struct HomePieces {
    let visit: PortalVisit
    let library: LibraryReading
    let reader: Reader
    let borrower: ID<Borrower>?
    let holdings: (count: Int, types: [FacetCounts.Value])

    var view: Viewpoint { visit.viewpoint }
    var today: Day { visit.today }
}

struct HomeView: View {
    static let template = "presenting/home"

    /// The name of the portal, where no search box greets.
    let heading: String?
    let bands: [Band]
    let preview: PreviewBar?

    /// What follows in the main column, or the welcome, which is as wide as the window.
    struct Band: ViewPart {
        let hero: Hero?
        let column: Column?
    }

    struct Hero: ViewPart {
        let name: String
        let search: SearchBox
        let advanced: String
        let count: String
    }

    struct Column: ViewPart {
        let parts: [Part]
    }

    /// One of these.
    struct Part: ViewPart {
        var account: AccountLine?
        var hours: HoursBox?
        var empty: EmptyNote?
        var shelf: ShelfPart?
        var types: TypesPart?
        var news: NewsPart?
        var links: LinksPart?
        var agenda: AgendaPart?
        var text: TextPart?
    }

    /// A title with, at its end, the way to all the rest.
    struct Head: ViewPart {
        let id: String
        let title: String
        let all: Link?
    }

    struct ShelfPart: ViewPart {
        let head: Head
        let books: [ShelfItem]
    }

    struct TypesPart: ViewPart {
        let head: Head
        let types: [TypeEntry]
    }

    struct TypeEntry: ViewPart {
        let label: String
        let href: String
        let icon: String
        let count: String
    }

    struct NewsPart: ViewPart {
        let head: Head
        let news: [NewsCard]
    }

    struct LinksPart: ViewPart {
        let head: Head
        let links: [ResourceCard]
    }

    struct AgendaPart: ViewPart {
        let head: Head
        let events: [EventCard]
    }

    struct TextPart: ViewPart {
        let head: Head?
        let text: HTML
    }
}

/// Says that the page is only tried, and for whom.
struct PreviewBar: ViewPart {
    let words: String
    let action: String
    let choice: Choice
    let back: Link
}

extension HomeView {
    init(_ portal: PortalSettings, bands: [Band], preview: PreviewBar? = nil, seenFrom view: Viewpoint) {
        heading = bands.contains { $0.hero != nil } ? nil : portal.name
        self.bands = bands
        self.preview = preview
    }
}

extension HomeView.Band {
    /// The welcome stands alone; what follows shares a column.
    static func all(_ blocks: [HomeBlock], _ pieces: HomePieces) throws -> [HomeView.Band] {
        var bands: [HomeView.Band] = []
        var parts: [HomeView.Part] = []
        func close() {
            if !parts.isEmpty { bands.append(.init(hero: nil, column: .init(parts: parts))) }
            parts = []
        }
        for block in blocks {
            if block.kind == .search {
                // A page has one box of the name that its form sends.
                guard !bands.contains(where: { $0.hero != nil }) else { continue }
                close()
                bands.append(.init(hero: HomeView.Hero(pieces), column: nil))
            } else if let part = try HomeView.Part(block, pieces) {
                parts.append(part)
            }
        }
        close()
        return bands
    }
}

extension HomeView.Hero {
    init(_ pieces: HomePieces) {
        name = pieces.visit.portal.name
        search = SearchBox(pieces.view, text: "")
        advanced = pieces.view.address(of: .advancedSearch(.empty))
        count =
            pieces.holdings.count == 0
            ? "Aucun document pour le moment" : Wording.documents(pieces.holdings.count)
    }
}
