import Library
import Storage
import Templating
import WebServer

/// GET /gestion/relances: who has something to bring back, by class; whom to remind, and how.
extension PortalVisit {
    func showLate(
        _ query: LateQuery, ticked: Set<ID<Borrower>>? = nil, refusal: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let (groups, classes, hasMail) = try library.read { library in
            (
                try library.reminders.late(query, on: today),
                try library.reminders.lateClasses(query.scope, on: today),
                try library.reminders.mailSettings() != nil,
            )
        }
        let view = LateView(
            groups, of: query, classes: classes, hasMail: hasMail, ticked: ticked, refusal: refusal,
            token: newToken(), account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .reminders)
    }
}

/// POST /gestion/relances
extension PortalSubmission {
    func remind(_ choice: RemindersAction.Choice) throws -> Response {
        guard let medium = choice.medium else {
            return try visit.showLate(
                choice.query, ticked: Set(choice.readers),
                refusal: "Choisissez comment relancer\u{A0}: lettres, pages de classe ou e-mails.",
                status: .unprocessableContent)
        }
        let portal = visit.portal.name
        do {
            let done = try library.write { writing in
                let texts = try ReminderTexts(writing.reminders.reading, library: portal)
                return try writing.reminders.remind(
                    choice.readers, by: medium, of: choice.query.scope, stamp: stamp(choice.token)
                ) { texts.email(to: $0, on: visit.today) }
            }
            if medium == .email, let rne = visit.place.rne { visit.site.diary.ask(.mail, for: rne) }
            let saying: Saying =
                medium != .email
                ? .remindersNoted : done.withoutEmail > 0 ? .remindersQueuedSome : .remindersQueued
            return redirect(to: .reminders(.batch(done.batch)), saying: saying)
        } catch let refusal as ReminderRefusal {
            return try visit.showLate(
                choice.query, ticked: Set(choice.readers), refusal: Wording.refusal(refusal),
                status: .unprocessableContent)
        }
    }
}

struct LateView: View {
    static let template = "reminders/late"

    let title: String
    let tabs: ReminderTabs
    let lead: String
    let refusal: String?
    let filters: [Choice]
    let filterAction: String
    let nothing: EmptyNote?
    let form: RemindForm?
    /// Where mail is not set up, to who cannot do it.
    let mailAdvice: String?

    struct RemindForm: ViewPart {
        let action: String
        let token: String
        /// The filters, so that the page comes back as it was.
        let hidden: [HiddenField]
        let groups: [Group]
        /// « Envoyer des e-mails »; nil where mail is not set up.
        let email: String?
    }

    struct HiddenField: ViewPart {
        let name: String
        let value: String
    }

    struct Group: ViewPart {
        let id: String
        let label: String
        let count: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        let id: String
        let name: String
        let about: String
        let isTicked: Bool
        let documents: [RemindedDocument]
        /// « relancé le … (2e fois) », to the history of the reader.
        let reminded: Link?
        /// Where an e-mail would go; nil where mail is not set up.
        let email: String?
    }
}

extension LateView {
    init(
        _ groups: [LateGroup], of query: LateQuery, classes: [String], hasMail: Bool,
        ticked: Set<ID<Borrower>>?, refusal: String?, token: String, account: Account?,
        seenFrom view: Viewpoint,
    ) {
        let readers = groups.flatMap(\.readers)
        let loans = groups.reduce(0) { $0 + $1.loanCount }
        title = "Relances"
        tabs = ReminderTabs(.late, account: account, seenFrom: view)
        self.refusal = refusal
        lead =
            readers.isEmpty
            ? ""
            : "\(Wording.readers(readers.count)), \(Wording.documents(loans))\(query.scope == .overdue ? " en retard" : " à rendre")"
        filters = Self.filters(query, classes: classes)
        filterAction = view.address(of: .reminders(.late(LateQuery())))
        nothing = readers.isEmpty ? Self.nothing(query) : nil
        mailAdvice =
            hasMail || account?.role == .administrator
            ? nil : "L’envoi par e-mail se règle avec l’administrateur du portail."
        let reachable = readers.count(where: \.hasEmail)
        form =
            readers.isEmpty
            ? nil
            : RemindForm(
                action: view.place.address(
                    of: .reminders(.remind(.init(query: query, readers: [], medium: nil, token: nil)))),
                token: token, hidden: query.fields.map { HiddenField(name: $0.name, value: $0.value) },
                groups: groups.enumerated().map { place, group in
                    Group(group, id: "groupe-\(place + 1)", ticked: ticked, hasMail: hasMail, seenFrom: view)
                },
                email: !hasMail || reachable == 0
                    ? nil
                    : "E-mails (\(Wording.count(reachable, "adresse connue", "adresses connues")))")
    }

    private static func filters(_ query: LateQuery, classes: [String]) -> [Choice] {
        var filters = [
            Choice(
                "quoi", "Quels prêts",
                options: ReminderScope.allCases.map { ($0.parameter, Wording.scope($0)) },
                chosen: query.scope.parameter),
            Choice(
                "classe", "Classe",
                options: [("", "Toutes")]
                    + (classes + [query.schoolClass].compactMap(\.self).filter { !classes.contains($0) }).map
                {
                    ($0, $0)
                },
                chosen: query.schoolClass ?? ""),
        ]
        if query.scope == .overdue {
            filters.append(
                Choice(
                    "retard", "Retard",
                    options: [
                        (1, "Dès le premier jour"), (8, "Plus d’une semaine"), (15, "Plus de deux semaines"),
                        (30, "30 jours et plus"),
                    ]
                    .map { (String($0.0), $0.1) }, chosen: String(query.daysLate)))
        }
        filters.append(
            Choice(
                "depuis", "Déjà relancés",
                options: [
                    ("", "Tous"), ("7", "Pas depuis 7 jours"), ("14", "Pas depuis 14 jours"),
                    ("400", "Jamais relancés"),
                ],
                chosen: query.quietFor.map(String.init) ?? ""))
        return filters
    }

    private static func nothing(_ query: LateQuery) -> EmptyNote {
        if query != LateQuery(scope: query.scope) {
            return EmptyNote(
                title: "Personne avec ces filtres",
                text: "Élargissez\u{A0}: toutes les classes, dès le premier jour, relancés ou non.")
        }
        switch query.scope {
        case .overdue:
            return EmptyNote(
                title: "Aucun retard",
                text: "Tout ce qui devait revenir est revenu. Rien à faire aujourd’hui.")
        case .left:
            return EmptyNote(
                title: "Les lecteurs partis ont tout rendu",
                text: "Aucun usager temporaire n’a de document. Leurs fiches peuvent être supprimées.")
        case .current:
            return EmptyNote(title: "Aucun prêt en cours", text: "Tous les documents sont dans les rayons.")
        }
    }
}

extension LateView.Group {
    init(_ group: LateGroup, id: String, ticked: Set<ID<Borrower>>?, hasMail: Bool, seenFrom view: Viewpoint)
    {
        self.id = id
        label = Wording.group(group.label)
        count = "\(Wording.readers(group.readers.count)), \(Wording.documents(group.loanCount))"
        rows = group.readers.map { reader in
            LateView.Row(
                reader, isTicked: ticked?.contains(reader.borrower.id) ?? true, hasMail: hasMail,
                seenFrom: view)
        }
    }
}

extension LateView.Row {
    init(_ reader: LateReader, isTicked: Bool, hasMail: Bool, seenFrom view: Viewpoint) {
        let borrower = reader.borrower
        id = borrower.id.description
        name = borrower.name
        about = "n°\u{A0}\(borrower.number)" + (borrower.kind == .temporary ? ", parti" : "")
        self.isTicked = isTicked
        documents = reader.loans.map { RemindedDocument($0, seenFrom: view) }
        let history = view.address(of: .reminders(.borrower(borrower.id)))
        reminded = Wording.reminded(reader.reminders, on: reader.lastRemindedOn, today: view.today).map {
            Link($0, history)
        }
        email = !hasMail ? nil : reader.hasEmail ? borrower.details.email : "pas d’adresse"
    }
}
