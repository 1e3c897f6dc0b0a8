import Library
import Storage
import Templating
import WebServer

/// GET /administration/selections: the selections, and the form of a new one.
extension PortalVisit {
    func showSelections() throws -> Response {
        let selections = try library.read { try $0.presentation.everySelection() }
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
            rows: selections.map { selection in
                ComposedListView.Row(
                    title: selection.title,
                    href: viewpoint.address(of: ComposingPage.selection(selection.id)),
                    words:
                        "\(Wording.rule(selection.settings.rule)) · \(Wording.readers(selection.settings.readership))",
                    pill: selection.isShown(on: today) ? nil : .over)
            })
        return try composed(view, title: view.title)
    }

    func showNewSelection(
        query: String, record: ID<Record>?, typed: TypedForm? = nil, refusal: RefusalNote? = nil,
        status: Status = .ok
    ) throws -> Response {
        let search = query.isEmpty ? nil : Search(kept: query)
        let typed =
            typed
            ?? TypedForm([
                "titre": search.map { Wording.capitalized($0.spoken) } ?? "",
                "regle": search == nil ? "main" : "recherche", "recherche": query,
                "notice": record?.description ?? "",
            ])
        let classes = try library.read { try self.classes(in: $0) }
        let view = ComposedFormView(
            trail: viewpoint.composingTrail([("Sélections", .selections)]), title: "Nouvelle sélection",
            refusal: refusal,
            form: ComposedForm(
                action: viewpoint.address(of: ComposingAction.addSelection), token: newToken(),
                lines: typed.selectionLines + [.hidden("notice", typed["notice"])],
                readership: ReadershipBox(typed.readership, classes: classes), save: "Créer la sélection"),
            remove: nil)
        return try composed(view, title: view.title, status: status)
    }

    /// GET /administration/selections/3
    func showSelectionComposer(
        _ id: ID<Selection>, typed: TypedForm? = nil, question: String = "", refusal: RefusalNote? = nil,
        status: Status = .ok
    ) throws -> Response {
        let token = newToken()
        let view = try library.read { library in
            guard let selection = try library.presentation.selection(id) else { throw Failure.notFound }
            return SelectionComposerView(
                selection,
                try library.presentation.entries(
                    of: selection, asking: selection.settings.rule.search, on: today,
                    limit: PresentationQuota.records),
                excluded: try library.presentation.excluded(from: id), typed: typed,
                classes: try classes(in: library), question: question, refusal: refusal, token: token,
                seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: status)
    }
}

extension PortalSubmission {
    private static let selectionNames = [
        "titre", "mot", "presentation", "regle", "recherche", "eleves", "jusquau", "notice",
    ]

    func addSelection(_ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.selectionNames)
        return try composing { refusal in
            try visit.showNewSelection(
                query: typed["recherche"], record: nil, typed: typed, refusal: refusal,
                status: .unprocessableContent)
        } _: {
            let settings = try typed.selection()
            let id = try library.write { writing in
                let id = try writing.presentation.addSelection(settings, stamp: stamp(form))
                if let record = ID<Record>(typed["notice"]) {
                    try writing.presentation.place(record, in: id, on: visit.today)
                }
                return id
            }
            return redirect(to: .composing(.selection(id)), saying: .selectionKept)
        }
    }

    /// POST /notice/12/selection
    func gatherInSelection(_ record: ID<Record>, _ form: Form) throws -> Response {
        guard let selection = form["selection"].flatMap({ ID<Selection>($0) }) else {
            return .redirect(
                to: visit.address(of: .composing(.newSelection(query: "", record: record))))
        }
        return try composing { refusal in
            try visit.showRecord(record, refusal: refusal.words, status: .unprocessableContent)
        } _: {
            try library.write { try $0.presentation.place(record, in: selection, on: visit.today) }
            return redirect(to: .record(record), saying: .selected)
        }
    }

    func perform(_ verb: ComposingAction.SelectionVerb, on id: ID<Selection>, _ form: Form) throws
        -> Response
    {
        let typed = TypedForm(form, Self.selectionNames)
        return try composing { refusal in
            try visit.showSelectionComposer(
                id, typed: verb == .change ? typed : nil, question: form["document"] ?? "",
                refusal: refusal, status: .unprocessableContent)
        } _: {
            let record = try library.write { try apply(verb, to: id, form, typed, $0.presentation) }
            switch verb {
            case .remove: return redirect(to: .composing(.selections), saying: .selectionRemoved)
            case .change: return redirect(to: .composing(.selection(id)), saying: .selectionKept)
            case .place, .pin, .annotate, .move, .release, .exclude:
                let anchor = record.map { "#document-\($0)" } ?? ""
                return .redirect(to: visit.address(of: .composing(.selection(id))) + anchor)
            }
        }
    }

    /// - Returns: the document that it was about.
    private func apply(
        _ verb: ComposingAction.SelectionVerb, to id: ID<Selection>, _ form: Form, _ typed: TypedForm,
        _ presentation: PresentationWriting
    ) throws -> ID<Record>? {
        let today = visit.today
        func record() throws -> ID<Record> {
            guard let id = form["notice"].flatMap({ ID<Record>($0) }) else { throw Failure.notFound }
            return id
        }
        switch verb {
        case .change: try presentation.setSelection(id, to: typed.selection(), on: today)
        case .remove: try presentation.removeSelection(id)
        case .place:
            let text = form["document"] ?? ""
            guard let found = try library.read({ try $0.catalogue.recordNamed(text) }) else {
                throw PresentationRefusal.unknownRecord
            }
            try presentation.place(found, in: id, on: today)
            return found
        case .pin: try presentation.place(record(), in: id, on: today)
        case .annotate:
            try presentation.annotate(record(), in: id, note: form["note"] ?? "", on: today)
        case .move:
            try presentation.move(
                record(), in: id, to: form["place"].flatMap { Int($0) } ?? 1, on: today)
        case .release: try presentation.release(record(), in: id, on: today)
        case .exclude: try presentation.exclude(record(), from: id, on: today)
        }
        return form["notice"].flatMap { ID<Record>($0) }
    }
}

extension CatalogueReading {
    /// The one document that a number or a whole title names.
    fileprivate func recordNamed(_ text: String) throws -> ID<Record>? {
        guard !text.isEmpty else { return nil }
        let found = try search(Search(text: text, isLiteral: true), facets: []).found.map(\.record)
        return found.count == 1 ? found.first?.id : found.first { $0.title == text }?.id
    }
}

struct SelectionComposerView: View {
    static let template = "composing/selection"

    let trail: [Link]
    let title: String
    let reading: Link
    let refusal: RefusalNote?
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
        _ selection: Selection, _ entries: [Selection.Entry], excluded: [Record], typed: TypedForm?,
        classes: [String], question: String, refusal: RefusalNote?, token: String,
        seenFrom view: Viewpoint
    ) {
        func target(_ verb: ComposingAction.SelectionVerb) -> String {
            view.address(of: ComposingAction.selection(selection.id, verb))
        }
        trail = view.composingTrail([("Sélections", .selections)])
        title = selection.title
        reading = Link(
            "Voir la page", view.address(of: PresentingPage.selection(slug: selection.slug)))
        self.refusal = refusal
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
                entry, at: place, of: pinned, keepsItself: keepsItself, target: target, token: token,
                seenFrom: view)
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
        let typed = typed ?? TypedForm(selection.settings)
        form = ComposedForm(
            action: target(.change), token: token + "change", lines: typed.selectionLines,
            readership: ReadershipBox(typed.readership, classes: classes), save: "Enregistrer")
        remove = ConfirmButton(
            "Supprimer cette sélection",
            question:
                "Elle quittera l’accueil et les rubriques où elle est placée. Les documents restent au CDI.",
            button: PostButton("Oui, supprimer", icon: "cross", to: target(.remove), token: token))
    }
}

extension SelectionComposerView.Entry {
    /// - Parameter pinned: how many were placed by hand; they come first.
    init(
        _ entry: Selection.Entry, at place: Int, of pinned: Int, keepsItself: Bool,
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
                record: record.id.description, title: name, text: entry.note,
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

extension TypedForm {
    fileprivate init(_ settings: Selection.Settings) {
        var values = [
            "titre": settings.title, "mot": settings.slug, "presentation": settings.introduction,
            "jusquau": settings.shownUntil?.description ?? "", "regle": settings.rule.word,
        ]
        switch settings.rule {
        case .search(let query): values["recherche"] = query
        case .lentTo(let schoolClass): values["eleves"] = schoolClass
        case .handMade, .newest, .neverLent, .bestReviewed: break
        }
        self.init(values, readership: settings.readership)
    }

    fileprivate func selection() throws -> Selection.Settings {
        Selection.Settings(
            title: self["titre"], slug: self["mot"], introduction: self["presentation"],
            rule: Selection.Rule(
                word: self["regle"], query: Search(kept: self["recherche"]).kept,
                schoolClass: self["eleves"]), readership: readership, shownUntil: try day("jusquau"))
    }

    fileprivate var selectionLines: [ComposedForm.Line] {
        let search = self["recherche"]
        let rules: [Selection.Rule] =
            [.handMade, .newest, .neverLent, .lentTo(""), .bestReviewed]
            + (search.isEmpty ? [] : [.search(search)])
        return [
            .field(Field("titre", "Titre", value: self["titre"], isRequired: true)),
            .area(
                TextArea(
                    "presentation", "Présentation", value: self["presentation"], rows: 3,
                    hint: "Quelques mots au-dessus des documents, en Markdown.")),
            .choice(
                Choice(
                    "regle", "Documents", options: rules.map { ($0.word, Wording.rule($0)) },
                    chosen: self["regle"],
                    hint: search.isEmpty
                        ? "Pour garder une recherche, partez d’une page de résultats\u{A0}: «\u{A0}Garder comme sélection\u{A0}»."
                        : nil)),
            .hidden("recherche", search),
            .field(
                Field(
                    "eleves", "Classe ou niveau", value: self["eleves"],
                    hint: "Seulement pour «\u{A0}Les plus empruntés\u{A0}»\u{A0}: 6e, ou 6e A.")),
            .field(
                Field(
                    "jusquau", "Montrée jusqu’au", kind: "date", value: self["jusquau"],
                    hint: "Vide\u{A0}: sans fin.")),
            .field(
                Field(
                    "mot", "Fin de son adresse", value: self["mot"],
                    hint: "Vide\u{A0}: faite des mots du titre.")),
        ]
    }
}

extension Selection.Rule {
    fileprivate var word: String {
        switch self {
        case .handMade: "main"
        case .search: "recherche"
        case .newest: "nouveautes"
        case .neverLent: "jamais-empruntes"
        case .lentTo: "empruntes"
        case .bestReviewed: "avis"
        }
    }

    fileprivate init(word: String, query: String, schoolClass: String) {
        self =
            switch word {
            case "recherche": .search(query)
            case "nouveautes": .newest
            case "jamais-empruntes": .neverLent
            case "empruntes": .lentTo(schoolClass)
            case "avis": .bestReviewed
            default: .handMade
            }
    }
}

extension Wording {
    static func rule(_ rule: Selection.Rule) -> String {
        switch rule {
        case .handMade: "Choisis un par un"
        case .search(let query): "Recherche\u{A0}: \(Search(kept: query).spoken)"
        case .newest: "Nouveautés des 30 derniers jours"
        case .neverLent: "Jamais empruntés"
        case .lentTo(""): "Les plus empruntés par une classe ou un niveau"
        case .lentTo(let schoolClass): "Les plus empruntés en \(schoolClass)"
        case .bestReviewed: "Les mieux notés par les lecteurs"
        }
    }
}
