import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration: what can be set up here, each with how it stands.
extension PortalVisit {
    func showOffice() throws -> Response {
        guard let account else { throw Failure.notFound }
        let standing = try library.read { try OfficeStanding($0, at: now) }
        var entries = [
            OfficeView.Entry(
                "Catalogue",
                standing.holdings == 0
                    ? "Encore vide\u{A0}: importez vos notices." : Wording.documents(standing.holdings),
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
                standing.held == 0
                    ? "Les utilisateurs envoyés par les espaces, 72 heures\u{A0}; les jetons des cités scolaires."
                    : "\(Wording.count(standing.held, "fichier attend", "fichiers attendent")) d’être confirmé\(standing.held == 1 ? "" : "s").",
                icon: standing.held == 0 ? "download" : "warning", viewpoint.address(of: .liaison(.files))),
            OfficeView.Entry(
                "Suivi des transferts", "Ce qui est venu des espaces ou de l’ENT, et ce qui y est allé.",
                icon: "clock", viewpoint.address(of: .liaison(.transfers(page: 1)))),
            OfficeView.Entry(
                "Liens de remise", standing.handOvers,
                icon: "link", viewpoint.address(of: .handOver(.links))),
            OfficeView.Entry(
                "Souhaits d’achat",
                standing.wishes == 0
                    ? "Aucun pour le moment." : Wording.count(standing.wishes, "souhait", "souhaits"),
                icon: "empty-shelf", viewpoint.address(of: .office(.wishes))),
            OfficeView.Entry(
                "Procédures", "Pas à pas, avec ce que l’établissement a déjà fait.", icon: "info",
                viewpoint.address(of: .procedures(.list(text: "")))),
        ]
        entries += composingEntries
        if account.role == .administrator {
            entries += [
                OfficeView.Entry(
                    "Interconnexion ENT / PRONOTE",
                    Wording.capitalized(Wording.interconnection(standing.provider)) + ".", icon: "link",
                    viewpoint.address(of: InterconnectionPage.standing)),
                OfficeView.Entry(
                    "Comptes de gestion", Wording.count(standing.staff, "personne", "personnes"),
                    icon: "person",
                    viewpoint.address(of: .office(.accounts))),
                OfficeView.Entry(
                    "Portail", "Nom, ville, couleur, filtres de recherche.", icon: "home",
                    viewpoint.address(of: .office(.portal))),
                OfficeView.Entry(
                    "Services déclarés",
                    standing.services == 0
                        ? "Les sites où l’on entre sans un mot de passe de plus."
                        : Wording.count(standing.services, "service", "services"), icon: "external",
                    viewpoint.address(of: .services(.list))),
                OfficeView.Entry(
                    "Conservation des données", "Combien de temps les noms sont gardés.", icon: "eye",
                    viewpoint.address(of: .office(.retention))),
            ]
        }
        let view = OfficeView(
            entries: entries,
            first: standing.steps.areDone
                ? nil : OfficeView.First(steps: standing.steps.list(seenFrom: viewpoint)))
        return try render(view, title: "Réglages", section: .office)
    }
}

/// What the hub says of the rooms behind it.
private struct OfficeStanding {
    let holdings: Int
    let staff: Int
    let wishes: Int
    let services: Int
    /// Files and answers brought by links of hand-over, that nobody looked at.
    let brought: Int
    let answers: Int
    /// Files of users that somebody has to confirm.
    let held: Int
    let provider: IdentityProvider?
    let steps: FirstSteps

    init(_ library: LibraryReading, at now: Date) throws {
        holdings = try library.catalogue.holdings().count
        staff = try library.accounts.staff().count { !$0.isClosed }
        wishes = try library.wishes(limit: 100).count
        services = try library.signOn.services().count
        brought = try library.handOvers.waiting().count
        answers = try library.handOvers.unseenAnswers()
        held = try library.shelf.files(at: now).count { $0.isHeld && !$0.isGone }
        provider = try library.interconnection.provider()
        steps = try FirstSteps(library)
    }

    /// « 1 fichier déposé à regarder, 2 réponses à lire. »
    var handOvers: String {
        let known: [String?] = [
            brought == 0
                ? nil : "\(Wording.count(brought, "fichier déposé", "fichiers déposés")) à regarder",
            answers == 0 ? nil : "\(Wording.count(answers, "réponse", "réponses")) à lire",
        ]
        let parts = known.compactMap(\.self)
        return parts.isEmpty
            ? "Pour qui fait l’export des utilisateurs à votre place." : parts.joined(separator: ", ") + "."
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
