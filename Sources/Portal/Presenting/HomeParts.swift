import Foundation
import Library
import Storage
import Templating

/// What each block of a home page shows; nil where it has nothing to show.
extension HomeView.Part {
    init?(_ block: HomeBlock, _ pieces: HomePieces) throws {
        let head = HomeView.Head(block, pieces.view)
        switch block.kind {
        case .search: return nil
        case .account:
            guard let borrower = pieces.borrower,
                let line = AccountLine(
                    try pieces.library.circulation.summary(of: borrower, on: pieces.today),
                    seenFrom: pieces.view)
            else { return nil }
            account = line
        case .hours:
            guard
                let box = HoursBox(
                    try pieces.library.circulation.calendar(from: pieces.today), at: pieces.visit.minute,
                    seenFrom: pieces.view)
            else { return nil }
            hours = box
        case .newest:
            guard pieces.holdings.count > 0 else {
                empty = .noCatalogue
                return
            }
            shelf = HomeView.ShelfPart(
                head: head,
                books: try pieces.library.catalogue.newest(block.settings.count).map {
                    ShelfItem($0, seenFrom: pieces.view)
                })
        case .shelves:
            guard pieces.holdings.count > 0 else { return nil }
            types = HomeView.TypesPart(
                head: head,
                types: pieces.holdings.types.map { HomeView.TypeEntry($0, seenFrom: pieces.view) })
        case .selection:
            guard let part = try HomeView.ShelfPart(block, pieces) else { return nil }
            shelf = part
        case .news:
            let found = try pieces.library.editorial.articles(
                .news, for: pieces.reader, on: pieces.today, limit: block.settings.count)
            guard !found.isEmpty else { return nil }
            news = HomeView.NewsPart(
                head: head,
                news: try found.map {
                    NewsCard(
                        $0.article, $0.revision, picture: try pieces.library.picture(of: $0.article),
                        seenFrom: pieces.view)
                })
        case .resources:
            let found = try pieces.library.presentation.resources(on: pieces.today)
                .prefix(block.settings.count)
            guard !found.isEmpty else { return nil }
            links = HomeView.LinksPart(
                head: head,
                links: found.map { ResourceCard($0, for: pieces.reader, seenFrom: pieces.view) })
        case .agenda:
            let found = try pieces.library.presentation.events(
                for: pieces.reader, from: pieces.today, limit: block.settings.count)
            guard !found.isEmpty else { return nil }
            agenda = HomeView.AgendaPart(
                head: head, events: found.map { EventCard($0, today: pieces.today) })
        case .text:
            guard !block.settings.text.isEmpty else { return nil }
            text = HomeView.TextPart(
                head: block.settings.title.isEmpty ? nil : head,
                text: ShownText.markup(block.settings.text, at: pieces.visit.place))
        }
    }
}

extension HomeView.ShelfPart {
    /// Nil for a selection that is over, is not for this reader, or holds nothing.
    fileprivate init?(_ block: HomeBlock, _ pieces: HomePieces) throws {
        guard let id = block.settings.selection,
            let selection = try pieces.library.presentation.selection(id),
            selection.isShown(to: pieces.reader, on: pieces.today)
        else { return nil }
        let entries = try pieces.library.presentation.entries(
            of: selection, asking: selection.settings.rule.search, on: pieces.today,
            limit: block.settings.count)
        guard !entries.isEmpty else { return nil }
        head = HomeView.Head(
            id: "bloc-\(block.id)",
            title: block.settings.title.isEmpty ? selection.title : block.settings.title,
            all: Link(
                "Tout voir", pieces.view.address(of: PresentingPage.selection(slug: selection.slug))))
        books = entries.map { ShelfItem($0.record, seenFrom: pieces.view) }
    }
}

extension HomeView.Head {
    init(_ block: HomeBlock, _ view: Viewpoint) {
        id = "bloc-\(block.id)"
        title = block.settings.title.isEmpty ? block.kind.usualTitle : block.settings.title
        all =
            switch block.kind {
            case .newest: Link("Tout voir", view.address(of: .newest))
            case .shelves: Link(Wording.exploring, view.address(of: .hub))
            case .news: Link("Toutes les actualités", view.address(of: PresentingPage.news(page: 1)))
            case .resources: Link("Toutes les ressources", view.address(of: PresentingPage.resources))
            case .agenda: Link("Tout l’agenda", view.address(of: PresentingPage.agenda))
            case .search, .account, .hours, .selection, .text: nil
            }
    }
}

extension HomeBlock.Kind {
    /// What stands above it on the page.
    var usualTitle: String {
        switch self {
        case .search: "Que cherchez-vous\u{A0}?"
        case .account: "Mon compte"
        case .hours: "Horaires"
        case .news: "Actualités"
        case .selection: "Sélection"
        case .newest: "Nouveautés"
        case .resources: "Ressources en ligne"
        case .agenda: "Agenda"
        case .text: "Texte"
        case .shelves: "Parcourir les rayons"
        }
    }
}

extension HomeView.TypeEntry {
    init(_ type: FacetCounts.Value, seenFrom view: Viewpoint) {
        label = Wording.plural(ofType: type.value)
        href = view.address(of: .search(Search().toggling(type.value, in: .documentType)))
        icon = Cover.Kind(documentType: type.value).icon
        count = Wording.number(type.count)
    }
}

extension EmptyNote {
    fileprivate static let noCatalogue = EmptyNote(
        title: "Les rayons sont encore vides",
        text:
            "Le catalogue de ce CDI n’a pas encore été chargé. Dès qu’il le sera, les nouveautés et les rayons apparaîtront ici."
    )
}

extension PortalVisit {
    /// Since midnight, on the clocks of the school.
    var minute: Int {
        let seconds = now.timeIntervalSince1970 + Double(site.timeZone.secondsFromGMT(for: now))
        return Int(seconds) / 60 % 1440
    }
}
