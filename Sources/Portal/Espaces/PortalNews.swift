import Library
import School
import Storage

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

    mutating func add(_ other: PortalNews) {
        news += other.news
        books += other.books
        events += other.events
        dossiers += other.dossiers
    }
}

/// For whom news are.
struct NewsAsker: Hashable {
    let reader: Library.Reader
    /// The names of the reader's classes, or of the children's.
    let classes: [String]
    let wanted: Set<Tile>
}

extension PortalAtHome {
    func news(for asker: NewsAsker, in library: LibraryReading, on day: Day, keptIn kept: KeptNews) throws
        -> PortalNews
    {
        let moment = try library.contentsMoment(on: day)
        let key = KeptNews.Key(place: place, asker: asker)
        var paper: PortalNews
        if let known = kept.news(key, at: moment) {
            paper = known
        } else {
            paper = try counted(for: asker, in: library, on: day)
            kept.keep(paper, as: key, at: moment)
        }
        // Whose changes are not counted is read each time.
        if asker.wanted.contains(.agenda) {
            paper.events = try library.presentation.events(for: asker.reader, from: day, limit: 4)
        }
        return paper
    }

    /// What stays the same until a librarian changes the contents or the catalogue.
    private func counted(for asker: NewsAsker, in library: LibraryReading, on day: Day) throws -> PortalNews {
        var paper = PortalNews()
        let wanted = asker.wanted
        if wanted.contains(.news) {
            paper.news = try library.editorial.articles(.news, for: asker.reader, on: day, limit: 3).map {
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
        if wanted.contains(.dossiers) {
            paper.dossiers = try library.presentation.selections(for: asker.reader, on: day).filter {
                selection in
                let own = selection.settings.readership.classes
                return !own.isEmpty && own.contains { asker.classes.contains($0) }
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
