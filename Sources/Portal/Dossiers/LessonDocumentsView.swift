import Formats
import School
import Storage
import Templating

/// The documents of a dossier, for the teacher who gathers them: a search, an address to be typed, the list.
struct LessonDocumentsView: View {
    static let template = "dossiers/documents"

    let trail: [Link]
    let title: String
    let lead: String
    let done: Link
    let refusal: RefusalNote?
    let search: SearchPart?
    let results: Results?
    let link: LinkForm
    let nothing: EmptyNote?
    let entries: [Entry]

    struct SearchPart: ViewPart {
        let action: String
        let text: Field
        let portal: Choice?
    }

    struct Results: ViewPart {
        let words: String
        let rows: [Row]
        let all: Link?

        struct Row: ViewPart {
            let title: String
            let href: String
            let byline: String
            let pill: Pill?
            let add: PostButton?
            /// It is there already.
            let isIn: Bool
        }
    }

    struct LinkForm: ViewPart {
        let action: String
        let token: String
        let isOpen: Bool
        let title: Field
        let address: Field
    }

    struct Entry: ViewPart {
        let document: LessonDocumentPart
        let up: PostButton?
        let note: NoteForm
        let takeOut: PostButton
    }

    struct NoteForm: ViewPart {
        let id: String
        let action: String
        let token: String
        let title: String
        let label: String
        let text: String
        let until: Until?

        /// Only what a portal of this machine has may stay there.
        struct Until: ViewPart {
            let id: String
            let title: String
            let value: String
            let first: String
            let last: String
        }
    }
}

extension LessonDocumentsView {
    init(
        _ dossier: Dossier, _ documents: [DossierDocument], stock: [RNE: [Int64: LessonStock]],
        _ search: LessonSearch, _ findings: CdiFindings?, in chosen: LessonPortal?, portals: [LessonPortal],
        typed: LessonLink, refusal: String?, token: String, _ visit: CampusVisit,
    ) {
        let id = dossier.id
        func address(_ action: LessonsAction) -> String { visit.place.address(of: .lessons(action)) }
        trail = [
            Link("Dossiers de cours", visit.address(of: .lessons(.list))),
            Link(dossier.settings.title, visit.address(of: .lessons(.dossier(id)))),
        ]
        title = "Documents du dossier"
        lead = "Cherchez, ajoutez, dites un mot de chacun. Les élèves les voient dans cet ordre."
        done = Link("Voir le dossier", visit.address(of: .lessons(.dossier(id))))
        self.refusal = refusal.map { RefusalNote(words: $0) }
        self.search = chosen.map { chosen in
            SearchPart(
                action: visit.address(of: .lessons(.documents(id, LessonSearch()))),
                text: Field("q", "Chercher un document", kind: "search", value: search.text),
                portal: portals.count < 2
                    ? nil
                    : Choice(
                        "cdi", "Dans", options: portals.map { ($0.rne.lowercased, $0.name) },
                        chosen: chosen.rne.lowercased))
        }
        results = findings.flatMap { findings in
            chosen.map { chosen in
                Results(findings, in: chosen, having: documents, of: id, search, token: token, visit)
            }
        }
        link = LinkForm(
            action: address(.add(id)), token: token, isOpen: !typed.address.isEmpty || !typed.title.isEmpty,
            title: Field("titre", "Titre", value: typed.title),
            address: Field(
                "adresse", "Adresse", kind: "url", value: typed.address,
                hint: "D’un autre portail, d’un article, d’une vidéo\u{A0}: https://…", isRequired: true))
        nothing =
            documents.isEmpty
            ? EmptyNote(
                title: "Aucun document pour le moment",
                text: "Cherchez un titre, un auteur ou un sujet ci-dessus, puis «\u{A0}Ajouter\u{A0}».") : nil
        entries = documents.enumerated().map { place, document in
            let part = LessonDocumentPart(document, stock, visit)
            return Entry(
                document: part,
                up: place == 0
                    ? nil
                    : PostButton(
                        "Monter", spoken: "Monter\u{A0}: \(part.title)", icon: "arrow-up", kind: "bare",
                        to: address(.raise(id, document.id)), token: token),
                note: NoteForm(
                    document, part, action: address(.annotate(id, document.id)), token, visit.today),
                takeOut: PostButton(
                    "Retirer", spoken: "Retirer\u{A0}: \(part.title)", icon: "cross", kind: "bare",
                    to: address(.takeOut(id, document.id)), token: token))
        }
    }
}

extension LessonDocumentsView.Results {
    init(
        _ findings: CdiFindings, in chosen: LessonPortal, having documents: [DossierDocument],
        of id: ID<Dossier>, _ search: LessonSearch, token: String, _ visit: CampusVisit,
    ) {
        words =
            findings.total == 0
            ? "Rien pour «\u{A0}\(search.text)\u{A0}»\u{A0}: essayez un mot du titre, ou un autre portail."
            : "\(Wording.results(findings.total)) dans \(chosen.name)"
        all =
            findings.total > findings.found.count
            ? Link("Tous les résultats dans le portail", findings.all) : nil
        rows = findings.found.map { found in
            let isIn = documents.contains {
                $0.source == .portal(chosen.rne, record: found.record.number)
            }
            return Row(
                title: found.title, href: found.address, byline: found.byline,
                pill: Pill(found.availability, today: visit.today),
                add: isIn
                    ? nil
                    : PostButton(
                        "Ajouter", spoken: "Ajouter\u{A0}: \(found.title)", icon: "list",
                        kind: "plain small", to: visit.place.address(of: .lessons(.add(id))), token: token,
                        fields: [
                            FormValue("notice", found.record.description),
                            FormValue("cdi", chosen.rne.lowercased), FormValue("q", search.text),
                        ]), isIn: isIn)
        }
    }
}

extension LessonDocumentsView.NoteForm {
    init(
        _ document: DossierDocument, _ part: LessonDocumentPart, action: String, _ token: String,
        _ today: Day,
    ) {
        id = document.id.description
        self.action = action
        self.token = token + action
        title = part.title
        text = document.note
        if case .portal = document.source {
            until = Until(
                id: id, title: title, value: document.keptUntil?.description ?? "", first: today.description,
                last: (today + DossierQuota.daysToKeep).description)
        } else {
            until = nil
        }
        label = until == nil ? "Mot aux élèves" : "Mot aux élèves, usuel"
    }
}
