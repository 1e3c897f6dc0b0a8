import Library
import Storage
import Templating
import WebServer

/// GET /administration/selections: the selections, and the form of a new one.
extension PortalVisit {
    func showSelections(page: Int) throws -> Response {
        let selections = try library.read { try $0.presentation.everySelection() }
        let page = ListPage(page, of: selections.count)
        let view = ComposedListView(
            trail: viewpoint.composingTrail(), title: "Sélections",
            lead:
                "Des documents choisis un par un, ou par une règle qui tient la sélection à jour. Placez-les à l’accueil ou dans une rubrique.",
            add: Link(
                "Nouvelle sélection",
                viewpoint.address(of: ComposingPage.newSelection(query: "", record: nil))),
            reading: nil,
            nothing: selections.isEmpty
                ? EmptyNote(
                    title: "Aucune sélection pour le moment",
                    text:
                        "Depuis une page de résultats, «\u{A0}Garder comme sélection\u{A0}»\u{A0}; depuis une notice, «\u{A0}Ajouter à une sélection\u{A0}»."
                ) : nil,
            rows: page.part(of: selections).map { selection in
                ComposedListView.Row(
                    title: selection.title,
                    href: viewpoint.address(of: ComposingPage.selection(selection.id)),
                    words:
                        "\(Wording.rule(selection.settings.rule)) · \(Wording.readers(selection.settings.readership))",
                    pill: selection.isShown(on: today) ? nil : .over)
            }, pager: page.pager { viewpoint.address(of: ComposingPage.selections(page: $0)) })
        return try composed(view, title: view.title)
    }

    func showNewSelection(query: String, record: ID<Record>?, refused: RefusedForm? = nil) throws -> Response
    {
        let search = query.isEmpty ? nil : Search(kept: query)
        let form = ComposedForm(
            action: viewpoint.address(of: ComposingAction.addSelection), token: newToken(), refused: refused,
            saved: nil,
            first: TypedForm([
                "titre": search.map { Wording.capitalized($0.spoken) } ?? "",
                "regle": search == nil ? "main" : "recherche", "recherche": query,
                "notice": record?.description ?? "",
            ]), classes: try library.read { try classes(in: $0) }, save: "Créer la sélection"
        ) { $0.selectionLines + [.hidden("notice", $0["notice"])] }
        return try composed(
            form, title: "Nouvelle sélection", in: ("Sélections", .selections()), refused: refused)
    }

    /// GET /administration/selections/3
    ///
    /// - Parameter isTyped: what was refused is the form of the selection itself.
    func showSelectionComposer(
        _ id: ID<Selection>, refused: RefusedForm? = nil, isTyped: Bool = false, question: String = "",
        note: (record: ID<Record>, text: String)? = nil
    ) throws -> Response {
        let token = newToken()
        let view = try library.read { library in
            guard let selection = try library.presentation.selection(id) else { throw Failure.notFound }
            return SelectionComposerView(
                selection,
                try library.presentation.entries(
                    of: selection, asking: selection.settings.rule.search, on: today,
                    limit: PresentationQuota.records),
                excluded: try library.presentation.excluded(from: id), refused: refused, isTyped: isTyped,
                classes: try classes(in: library), question: question, note: note, token: token,
                seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: refused?.status ?? .ok)
    }
}

struct SelectionComposerView: View {
    static let template = "composing/selection"

    let trail: [Link]
    let title: String
    let reading: Link
    let refusal: RefusalNote?
    /// The form that was refused is far below.
    let toForm: Link?
    let rule: String
    let placing: Placing
    let nothing: EmptyNote?
    let entries: [Entry]
    let excluded: Excluded?
    let form: ComposedForm
    let remove: ConfirmButton

    struct Placing: ViewPart {
        let action: String
        let token: String
        let field: Field
    }

    struct Entry: ViewPart {
        let id: String
        let title: String
        let href: String
        let cover: String
        let byline: String
        let note: NoteForm?
        let buttons: [PostButton]
        let isPinned: Bool
    }

    struct NoteForm: ViewPart {
        let action: String
        let token: String
        let record: String
        let title: String
        let text: String
        let isOpen: Bool
        let label: String
    }

    struct Excluded: ViewPart {
        let records: [Line]

        struct Line: ViewPart {
            let title: String
            let back: PostButton
        }
    }
}

extension SelectionComposerView {
    init(
        _ selection: Selection, _ entries: [Selection.Entry], excluded: [Record],
        refused: RefusedForm? = nil, isTyped: Bool = false, classes: [String], question: String,
        note: (record: ID<Record>, text: String)? = nil, token: String,
        seenFrom view: Viewpoint
    ) {
        func target(_ verb: ComposingAction.SelectionVerb) -> String {
            view.address(of: ComposingAction.selection(selection.id, verb))
        }
        trail = view.composingTrail([("Sélections", .selections())])
        title = selection.title
        reading = Link(
            "Voir la page", view.address(of: PresentingPage.selection(slug: selection.slug)))
        refusal = refused?.note
        toForm = isTyped && refused != nil ? Link("Aller à ce que vous avez tapé", "#reglages") : nil
        let keepsItself = selection.settings.rule.keepsItself
        rule =
            Wording.rule(selection.settings.rule)
            + (keepsItself
                ? ". Ce que vous épinglez reste en tête\u{A0}; ce que vous écartez n’y revient pas." : ".")
        placing = Placing(
            action: target(.place), token: token + "place",
            field: Field(
                "document", "Ajouter un document", value: question,
                hint: "Son code-barres, son ISBN ou son titre exact."))
        nothing =
            entries.isEmpty
            ? EmptyNote(
                title: "Aucun document pour le moment",
                text:
                    "Ajoutez-en ici, ou depuis la page d’un document\u{A0}: «\u{A0}Ajouter à une sélection\u{A0}»."
            )
            : nil
        let pinned = entries.count { $0.isPinned }
        self.entries = entries.enumerated().map { place, entry in
            Entry(
                entry, at: place, of: pinned, keepsItself: keepsItself,
                typed: note.flatMap { $0.record == entry.record.id ? $0.text : nil }, target: target,
                token: token, seenFrom: view)
        }
        self.excluded =
            excluded.isEmpty
            ? nil
            : Excluded(
                records: excluded.map { record in
                    Excluded.Line(
                        title: record.numberedTitle,
                        back: PostButton(
                            "Reprendre", spoken: "Reprendre\u{A0}: \(record.numberedTitle)", icon: "undo",
                            kind: "bare", to: target(.release), token: token,
                            fields: [FormValue("notice", record.id.description)]))
                })
        form = ComposedForm(
            action: target(.change), token: token + "change", refused: isTyped ? refused : nil,
            saved: TypedForm(selection.settings), classes: classes, lines: \.selectionLines)
        remove = ConfirmButton(
            "Supprimer cette sélection",
            question:
                "Elle quittera l’accueil et les rubriques où elle est placée. Les documents restent au CDI.",
            button: PostButton("Oui, supprimer", icon: "cross", to: target(.remove), token: token))
    }
}

extension SelectionComposerView.Entry {
    /// - Parameters:
    ///   - pinned: how many were placed by hand; they come first.
    ///   - typed: the word on it that was refused.
    init(
        _ entry: Selection.Entry, at place: Int, of pinned: Int, keepsItself: Bool, typed: String?,
        target: (ComposingAction.SelectionVerb) -> String, token: String, seenFrom view: Viewpoint
    ) {
        let record = entry.record
        let name = record.numberedTitle
        let number = FormValue("notice", record.id.description)
        func button(
            _ label: String, _ icon: String, _ verb: ComposingAction.SelectionVerb, to place: Int? = nil
        ) -> PostButton {
            PostButton(
                label, spoken: "\(label)\u{A0}: \(name)", icon: icon, kind: "bare", to: target(verb),
                token: token, fields: [number] + (place.map { [FormValue("place", String($0))] } ?? []))
        }
        id = record.id.description
        title = name
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        byline = record.byline
        isPinned = keepsItself && entry.isPinned
        note =
            !entry.isPinned
            ? nil
            : SelectionComposerView.NoteForm(
                action: target(.annotate), token: token + "note\(record.id)",
                record: record.id.description, title: name, text: typed ?? entry.note,
                isOpen: typed != nil,
                label: entry.note.isEmpty ? "Ajouter un mot" : "Modifier le mot")
        guard entry.isPinned else {
            buttons = [button("Épingler", "pin", .pin), button("Écarter", "cross", .exclude)]
            return
        }
        buttons =
            (place == 0 ? [] : [button("Monter", "arrow-up", .move, to: place)])
            + (place == pinned - 1 ? [] : [button("Descendre", "arrow-down", .move, to: place + 2)])
            + [button(keepsItself ? "Ne plus épingler" : "Retirer", "cross", .release)]
    }
}
