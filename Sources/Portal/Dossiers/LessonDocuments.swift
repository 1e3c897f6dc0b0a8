import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// GET and POST /dossiers/12/documents: a search in the portals of the teacher, and the list that it fills.
extension CampusVisit {
    private static let mostChoices = 8

    func showLessonDocuments(
        _ id: ID<Dossier>, _ search: LessonSearch, typed: LessonLink = LessonLink(), refusal: String? = nil,
        status: Status = .ok,
    ) throws -> Response {
        let author = try lessonAuthor()
        let (found, documents) = try file.read {
            (try $0.dossiers.dossier(id, of: author.id), try $0.dossiers.documents(of: id))
        }
        guard let dossier = found, dossier.removedOn == nil else { throw Failure.notFound }
        let portals = try lessonPortals(of: author.id)
        let chosen = portals.first { $0.rne == search.portal } ?? portals.first
        let findings =
            search.text.isEmpty
            ? nil
            : try chosen?.portal.findings(
                search.text, for: nil, limit: Self.mostChoices, on: today)
        let view = LessonDocumentsView(
            dossier, documents, stock: stock(of: documents, in: id), search, findings, in: chosen,
            portals: portals, typed: typed, refusal: refusal, token: newToken(), self)
        return try render(
            view, title: view.title, status: status, tabs: member.flatMap { espaceTabs($0, at: nil) })
    }
}

extension CampusSubmission {
    /// A document that a search found, or an address that was typed.
    func addLessonDocument(to id: ID<Dossier>, by author: LessonAuthor) throws -> Response {
        let search = LessonSearch(portal: form["cdi"].flatMap { RNE($0) }, text: form["q"] ?? "")
        let link = LessonLink(title: form["titre"] ?? "", address: form["adresse"] ?? "")
        do {
            guard let number = form["notice"] else {
                try file.write {
                    try $0.dossiers.add(link.address, title: link.title, to: id, of: author.id)
                }
                return redirect(to: .lessons(.documents(id, search)), saying: .lessonDocumentIn)
            }
            guard let record = ID<Record>(number), let rne = search.portal,
                try visit.lessonPortals(of: author.id).contains(where: { $0.rne == rne }),
                let found = try visit.portalAtHome(rne)?.record(record)
            else { throw Failure.notFound }
            try file.write {
                try $0.dossiers.add(
                    record.number, of: rne, title: found.numberedTitle, byline: found.byline, to: id,
                    of: author.id)
            }
            return redirect(to: .lessons(.documents(id, search)), saying: .lessonDocumentIn)
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try visit.showLessonDocuments(
                id, search, typed: link, refusal: Wording.refusal(refusal, today: visit.today),
                status: .unprocessableContent)
        }
    }

    /// A word on a document, and until when it stays at the library.
    func annotate(_ document: ID<DossierDocument>, in id: ID<Dossier>, by author: LessonAuthor) throws
        -> Response
    {
        let typed = (form["usuel"] ?? "").trimmed
        do {
            let day = Day(typed)
            guard typed.isEmpty || day != nil else { throw DossierRefusal.badDay }
            try file.write {
                try $0.dossiers.set(
                    note: form["mot"] ?? "", keptUntil: day, of: document, in: id, of: author.id,
                    on: visit.today)
            }
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try visit.showLessonDocuments(
                id, LessonSearch(), refusal: Wording.refusal(refusal, today: visit.today),
                status: .unprocessableContent)
        }
        return reported(id, .documents(id, LessonSearch()), .lessonDocumentKept)
    }
}

struct LessonLink {
    var title = ""
    var address = ""
}

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

/// One document of a dossier, as it is shown.
struct LessonDocumentPart: ViewPart {
    let link: TitleLink?
    /// Its title, where the portal does not say more.
    let plain: String?
    let byline: String?
    let cover: String?
    let pill: Pill?
    let callNumber: String?
    let location: String?
    /// « À consulter sur place jusqu’au vendredi 4 décembre »
    let kept: String?
    /// Why the portal does not keep what it was asked to keep, for the teacher.
    let lifted: String?
    let note: String?

    struct TitleLink: ViewPart {
        let title: String
        let href: String
        /// It opens elsewhere.
        let isOutside: Bool
    }

    var title: String { link?.title ?? plain ?? "" }
}

extension LessonDocumentPart {
    init(_ document: DossierDocument, _ stock: [RNE: [Int64: LessonStock]], _ visit: CampusVisit) {
        let today = visit.today
        note = document.note.isEmpty ? nil : document.note
        guard case .portal(let rne, let record) = document.source, let own = stock[rne]?[record] else {
            byline = document.byline.isEmpty ? nil : document.byline
            if case .address(let address) = document.source {
                (link, plain, pill) = (
                    TitleLink(title: document.title, href: address, isOutside: true), nil, nil
                )
            } else {
                // The portal does not answer, or the document left its catalogue.
                (link, plain, pill) = (
                    nil, document.title, Pill("gone", "warning", "Introuvable au CDI en ce moment")
                )
            }
            (cover, callNumber, location, kept, lifted) = (nil, nil, nil, nil, nil)
            return
        }
        (link, plain) = (TitleLink(title: own.title, href: own.address, isOutside: false), nil)
        byline = own.byline.isEmpty ? nil : own.byline
        // Pictures of another host are not shown: nothing is asked outside.
        cover = visit.place.platform == "/" ? own.cover : nil
        pill = Pill(own.availability, today: today)
        switch own.availability {
        case .onShelf(let callNumber, let location, _), .consultationOnly(let callNumber, let location):
            self.callNumber = callNumber.isEmpty ? nil : callNumber
            self.location = location.isEmpty ? nil : location
        case .onLoan, .reserved, .gone, .noCopy: (callNumber, location) = (nil, nil)
        }
        kept = own.keptUntil.map {
            "À consulter au CDI, où il reste jusqu’au \(Wording.date($0, today: today))"
        }
        let isAsked = document.keptUntil.map { $0 >= today } ?? false
        lifted =
            isAsked && !own.liftedBy.isEmpty
            ? "\(own.liftedBy) a levé votre demande\u{A0}: ce document se prête." : nil
    }
}
