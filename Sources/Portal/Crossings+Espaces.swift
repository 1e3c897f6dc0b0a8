import Foundation
import Library
import School
import Storage

/// What passes between a home page of the campus and a portal of this machine, besides loans: papers, asked for under the
/// opaque key of a person (O-01), never a name.
struct PortalAtHome {
    let rne: RNE
    let place: Place
    let library: LibraryFile
}

extension CampusVisit {
    /// A portal of the campus on this machine; nil when it is elsewhere, or does not open now.
    func portalAtHome(_ rne: RNE) -> PortalAtHome? {
        guard site.folder.hasPortal(rne) else { return nil }
        do {
            return PortalAtHome(
                rne: rne, place: place.portal(rne), library: try site.library(of: rne, for: place.code))
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return nil
        }
    }

    /// The tiles of the portals that somebody sees, with what concerns them in one of their espaces.
    func cdiTiles(for reader: EspaceReader) throws -> [CdiTile] {
        try cdiTiles().map { tile in
            var tile = tile
            if reader.espace == .guardian { tile.own = nil } else { tile.children = [] }
            return tile
        }
    }
}

/// What a search in the tile finds: the first answers of the portal.
struct CdiFindings {
    struct Found {
        let record: ID<Record>
        let title: String
        let byline: String
        let address: String
        let availability: Availability
        let mayReserve: Bool
    }

    static let count = 5

    let total: Int
    let found: [Found]
    /// All of them, in the portal.
    let all: String
}

extension PortalAtHome {
    func findings(_ text: String, for entKey: String?, on day: Day) throws -> CdiFindings {
        try library.read { library in
            let search = Search(text: text)
            let results = try library.catalogue.search(search, facets: [])
            let borrower = try entKey.flatMap { try library.borrowers.borrower(entKey: $0) }
            let found = try results.found.prefix(CdiFindings.count).map { found in
                CdiFindings.Found(
                    record: found.record.id, title: found.record.numberedTitle, byline: found.record.byline,
                    address: place.address(of: .record(found.record.id)), availability: found.availability,
                    mayReserve: try borrower.map {
                        try mayReserve(found.record.id, $0.id, in: library, on: day)
                    } ?? false)
            }
            return CdiFindings(total: results.total, found: found, all: place.address(of: .search(search)))
        }
    }

    private func mayReserve(
        _ record: ID<Record>, _ borrower: ID<Borrower>, in library: LibraryReading, on day: Day
    )
        throws -> Bool
    {
        do {
            try library.circulation.checkReservation(of: record, by: borrower, on: day)
            return true
        } catch is ReservationRefusal {
            return false
        }
    }
}

/// What a portal tells everybody of a class: its news, its newest books, what is coming, what was chosen for the class.
struct PortalNews {
    struct Item {
        let title: String
        let address: String
        let words: String
    }

    struct Book {
        let title: String
        let byline: String
        let address: String
        let cover: String
    }

    var news: [Item] = []
    var books: [Book] = []
    var events: [AgendaEvent] = []
    var dossiers: [Item] = []
}

extension PortalAtHome {
    /// - Parameter classes: the names of the reader's, or children's; none for those who work there, who see all.
    func news(for reader: Library.Reader, classes: [String], wanted: Set<Tile>, on day: Day) throws
        -> PortalNews
    {
        try library.read { library in
            var paper = PortalNews()
            if wanted.contains(.news) {
                paper.news = try library.editorial.articles(.news, for: reader, on: day, limit: 3).map {
                    article, revision in
                    .init(
                        title: revision.title,
                        address: place.address(of: .presenting(.newsItem(slug: article.settings.slug))),
                        words: Wording.capitalized(Wording.date(article.settings.datedOn, today: day)))
                }
            }
            if wanted.contains(.newest) {
                paper.books = try library.catalogue.newest(4).map { record in
                    .init(
                        title: record.numberedTitle, byline: record.byline,
                        address: place.address(of: .record(record.id)),
                        cover: place.address(of: record.coverPage))
                }
            }
            if wanted.contains(.agenda) {
                paper.events = try library.presentation.events(for: reader, from: day, limit: 4)
            }
            if wanted.contains(.dossiers) {
                paper.dossiers = try library.presentation.selections(for: reader, on: day).filter {
                    selection in
                    let own = selection.settings.readership.classes
                    return !own.isEmpty && own.contains { classes.contains($0) }
                }.prefix(6).map { selection in
                    .init(
                        title: selection.title,
                        address: place.address(of: .presenting(.selection(slug: selection.slug))),
                        words: "Sélection pour "
                            + selection.settings.readership.classes.joined(separator: ", "))
                }
            }
            return paper
        }
    }
}

/// One pupil's line of a class sheet: how much, and which if the school says so.
struct SheetPaper {
    var late: [Loan] = []
    var loans: [Loan] = []
    var setAside: [Reservation] = []
}

extension PortalAtHome {
    /// What the pupils of a class hold there, by their opaque keys.
    func sheet(of keys: [String], on day: Day) throws -> [String: SheetPaper] {
        try library.read { library in
            var papers: [String: SheetPaper] = [:]
            for key in keys {
                guard let borrower = try library.borrowers.borrower(entKey: key) else { continue }
                let loans = try library.circulation.currentLoans(of: borrower.id)
                papers[key] = SheetPaper(
                    late: loans.filter { $0.isOverdue(on: day) }, loans: loans,
                    setAside: try library.circulation.openReservations(of: borrower.id).filter {
                        $0.state == .setAside
                    })
            }
            return papers
        }
    }
}
