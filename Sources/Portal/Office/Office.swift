import Library
import Storage
import Templating
import WebServer

/// The tables of contents of the office.
extension PortalVisit {
    func show(_ page: OfficePage) throws -> Response {
        switch page {
        case .hub: try showOffice()
        case .accounts: try showStaff()
        case .newAccount: try showStaffForm(StaffForm())
        case .account(let id): try showStaffForm(StaffForm(try staff(id)))
        case .rules: try showRules()
        case .calendar: try showCalendar()
        case .portal: try showPortalForm()
        case .retention: try showRetention()
        case .catalogue: try showCatalogue()
        case .catalogueImport(let id): try showCatalogueImport(id)
        case .wishes: try showWishes()
        }
    }
}

extension PortalSubmission {
    func perform(_ action: OfficeAction) throws -> Response {
        switch action {
        case .addAccount(let form): try addAccount(form)
        case .changeAccount(let id, let form): try changeAccount(id, form)
        case .resetPassword(let id): try resetPassword(of: id)
        case .setClosed(let id, let isClosed): try setClosed(isClosed, id)
        case .setRules(let form): try setRules(form)
        case .setWeek(let form): try setWeek(form)
        case .addClosure(let form): try addClosure(form)
        case .removeClosure(let form): try removeClosure(form)
        case .addOpening(let form): try addOpening(form)
        case .removeOpening(let form): try removeOpening(form)
        case .postponeLoans(let token): try postponeLoans(token: token)
        case .setPortal(let form): try setPortal(form)
        case .setRetention(let form): try setRetention(form)
        case .importCatalogue: try importCatalogue()
        }
    }
}

/// GET /administration: what can be set up here, each with how it stands.
extension PortalVisit {
    private func showOffice() throws -> Response {
        guard let account else { throw Failure.notFound }
        let (holdings, staff, wishes, steps, held) = try library.read { library in
            (
                try library.catalogue.holdings().count,
                try library.accounts.staff().filter { !$0.isClosed }.count,
                try library.wishes(limit: 100).count, try FirstSteps(library),
                try library.shelf.files(at: now).count { $0.isHeld && !$0.isGone },
            )
        }
        var entries = [
            OfficeView.Entry(
                "Catalogue",
                holdings == 0 ? "Encore vide\u{A0}: importez vos notices." : Wording.documents(holdings),
                icon: "book", viewpoint.address(of: .office(.catalogue))),
            OfficeView.Entry(
                "Contenus", "Pages, actualités et procédures\u{A0}: écrire, publier, relire.", icon: "pencil",
                viewpoint.address(of: EditorPage.contents(ContentsQuery()))),
            OfficeView.Entry(
                "Images", "Celles que montrent vos textes.", icon: "picture",
                viewpoint.address(of: EditorPage.pictures(page: 1))),
            OfficeView.Entry(
                "Horaires et fermetures", "Ouverture du CDI, vacances, jours exceptionnels.", icon: "clock",
                viewpoint.address(of: .office(.calendar))),
            OfficeView.Entry(
                "Règles de prêt", "Durées, nombre, prolongations, réservations.", icon: "desk",
                viewpoint.address(of: .office(.rules))),
            OfficeView.Entry(
                "Fichiers et liaisons",
                held == 0
                    ? "Les utilisateurs envoyés par les espaces, 72 heures\u{A0}; les jetons des cités scolaires."
                    : "\(Wording.count(held, "fichier attend", "fichiers attendent")) d’être confirmé\(held == 1 ? "" : "s").",
                icon: held == 0 ? "download" : "warning", viewpoint.address(of: .liaison(.files))),
            OfficeView.Entry(
                "Suivi des transferts", "Ce qui est venu des espaces ou de l’ENT, et ce qui y est allé.",
                icon: "clock", viewpoint.address(of: .liaison(.transfers(page: 1)))),
            OfficeView.Entry(
                "Souhaits d’achat",
                wishes == 0 ? "Aucun pour le moment." : Wording.count(wishes, "souhait", "souhaits"),
                icon: "empty-shelf", viewpoint.address(of: .office(.wishes))),
            OfficeView.Entry(
                "Procédures", "Pas à pas, avec ce que l’établissement a déjà fait.", icon: "info",
                viewpoint.address(of: .procedures(.list(text: "")))),
        ]
        entries += composingEntries
        if account.role == .administrator {
            entries += [
                OfficeView.Entry(
                    "Comptes de gestion", Wording.count(staff, "personne", "personnes"), icon: "person",
                    viewpoint.address(of: .office(.accounts))),
                OfficeView.Entry(
                    "Portail", "Nom, ville, couleur, filtres de recherche.", icon: "home",
                    viewpoint.address(of: .office(.portal))),
                OfficeView.Entry(
                    "Conservation des données", "Combien de temps les noms sont gardés.", icon: "eye",
                    viewpoint.address(of: .office(.retention))),
            ]
        }
        let view = OfficeView(
            entries: entries,
            first: steps.areDone ? nil : OfficeView.First(steps: steps.list(seenFrom: viewpoint)))
        return try render(view, title: "Réglages", section: .office)
    }
}

struct OfficeView: View {
    static let template = "office/hub"

    let entries: [Entry]
    /// What is to be done in a new portal; nil once it is.
    let first: First?

    struct First: ViewPart {
        let steps: [Step]
    }

    struct Step: ViewPart {
        let label: String
        let href: String
        let isDone: Bool
    }

    struct Entry: ViewPart {
        let label: String
        let words: String
        let icon: String
        let href: String

        init(_ label: String, _ words: String, icon: String, _ href: String) {
            self.label = label
            self.words = words
            self.icon = icon
            self.href = href
        }
    }

    static let examples = [
        OfficeView(entries: [], first: nil),
        OfficeView(
            entries: [Entry(Examples.hostile, Examples.long, icon: "book", "/")],
            first: First(
                steps: [
                    Step(label: Examples.hostile, href: "/", isDone: true),
                    Step(label: Examples.long, href: "/", isDone: false),
                ])),
    ]
}

/// GET /administration/souhaits
extension PortalVisit {
    private func showWishes() throws -> Response {
        let wishes = try library.read { try $0.wishes(limit: 500) }
        return try render(
            WishesView(wishes, seenFrom: viewpoint), title: "Souhaits d’achat", section: .office)
    }
}

struct WishesView: View {
    static let template = "office/wishes"

    let office: Link
    let wishes: [Line]
    let nothing: EmptyNote?

    struct Line: ViewPart {
        let text: String
        let href: String
        let count: String
        let last: String
    }

    init(_ wishes: [Wish], seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.wishes = wishes.map {
            Line(
                text: $0.text, href: view.address(of: .search(Search(text: $0.text))),
                count: Wording.count($0.count, "demande", "demandes"),
                last: Wording.date($0.lastOn, today: view.today))
        }
        nothing =
            wishes.isEmpty
            ? EmptyNote(
                title: "Aucun souhait pour le moment",
                text:
                    "Quand une recherche ne trouve rien, les lecteurs peuvent souhaiter l’achat\u{A0}; leurs noms ne sont pas gardés."
            )
            : nil
    }

    static let examples = [
        WishesView([], seenFrom: Examples.view),
        WishesView(
            [
                Wish(
                    text: Examples.hostile, count: 3, firstOn: Examples.view.today,
                    lastOn: Examples.view.today)
            ],
            seenFrom: Examples.view),
    ]
}
