import Library
import Storage
import Templating
import WebServer

/// GET /selections/<slug>: documents that the librarian presents, each with a word.
extension PortalVisit {
    private static let mostShown = 200

    func showSelection(_ slug: String) throws -> Response {
        let reader = try asReader()
        let view = try library.read { library in
            guard let selection = try library.presentation.selection(slug: slug),
                selection.isShown(to: reader, on: today)
            else { throw Failure.notFound }
            let entries = try library.presentation.entries(
                of: selection, asking: selection.settings.rule.search, on: today, limit: Self.mostShown)
            let details = try library.catalogue.details(of: entries.map(\.record.id))
            let availability = Dictionary(
                details.map { ($0.record.id, Availability($0.copies)) },
                uniquingKeysWith: { first, _ in first })
            return SelectionView(
                selection, entries, availability: availability, isEditable: composes, seenFrom: viewpoint)
        }
        return try render(view, title: view.title)
    }
}

extension Selection.Rule {
    /// The search that a rule keeps, with its own order.
    var search: Search? {
        guard case .search(let query) = self else { return nil }
        return Search(kept: query)
    }
}

extension Search {
    /// As `saved` forgets it, the order is kept here: a selection is shown in one.
    init(kept query: String) {
        self = Search(saved: query).onPage(1)
    }

    var kept: String { onPage(1).queryString }
}

struct SelectionView: View {
    static let template = "presenting/selection"

    let trail: [Link]
    let title: String
    let introduction: HTML?
    let count: String
    /// « Se met à jour toute seule », where it does.
    let rule: Link?
    let until: String?
    let edit: Link?
    let nothing: EmptyNote?
    let books: [ListedBook]
}

extension SelectionView {
    init(
        _ selection: Selection, _ entries: [Selection.Entry],
        availability: [ID<Record>: Availability], isEditable: Bool, seenFrom view: Viewpoint
    ) {
        trail = [Link("Accueil", view.address(of: .home))]
        title = selection.title
        introduction =
            selection.settings.introduction.isEmpty
            ? nil : ShownText.markup(selection.settings.introduction, at: view.place)
        count = Wording.documents(entries.count)
        rule = selection.settings.rule.search.map {
            Link("Voir la recherche", view.address(of: .search($0)))
        }
        until = selection.settings.shownUntil.map {
            "Jusqu’au \(Wording.date($0, today: view.today))"
        }
        edit =
            isEditable
            ? Link("Modifier la sélection", view.address(of: ComposingPage.selection(selection.id))) : nil
        nothing =
            entries.isEmpty
            ? EmptyNote(
                title: "Rien dans cette sélection pour le moment",
                text: "Elle se remplira\u{A0}: revenez bientôt.") : nil
        books = entries.map { entry in
            ListedBook(
                ReadingList.Entry(
                    record: entry.record, availability: availability[entry.record.id] ?? .noCopy,
                    note: entry.note), seenFrom: view)
        }
    }
}
