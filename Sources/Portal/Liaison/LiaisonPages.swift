import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/fichiers: the users' files of the last 72 hours (A-11), the tokens of campuses.
extension PortalVisit {
    func show(_ page: LiaisonPage) throws -> Response {
        switch page {
        case .files: try showLiaisons()
        case .transfers(let page): try showTransfers(page: page)
        case .transfersTable: try sendTransfers()
        case .check(_, let school): try answerCheck(of: school)
        case .loans(_, let school, let key): try answerLoans(of: key, school)
        }
    }

    /// - Parameter fault: why a file could not be looked at.
    func showLiaisons(fault: String? = nil, refusal: CampusTokenRefusal? = nil, status: Status = .ok) throws
        -> Response
    {
        let (files, tokens) = try library.read {
            (try $0.shelf.files(at: now), try $0.shelf.tokens())
        }
        let view = LiaisonsView(
            files, tokens: account?.role == .administrator ? tokens : nil, fault: fault, refusal: refusal,
            now: now, zone: site.timeZone, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: "Fichiers et liaisons", status: status, section: .office)
    }
}

struct LiaisonsView: View {
    static let template = "liaison/files"

    let office: Link
    let transfers: Link
    let fault: RefusalNote?
    let files: [File]
    let nothing: EmptyNote?
    /// Nil: none.
    let past: PastFiles?
    /// Nil for who does not manage the portal.
    let tokens: Tokens?

    struct File: ViewPart {
        let title: String
        let people: String
        let size: String
        let received: String
        /// « encore 2 jours et 3 heures »
        let left: Pill
        let downloads: String
        /// Nil for a file that may be used.
        let held: Held?
        /// Nil while it waits for a yes.
        let usable: Usable?
        let purge: ConfirmButton
    }

    /// It would take many people away.
    struct Held: ViewPart {
        let warning: String
        let confirm: PostButton
    }

    struct Usable: ViewPart {
        let look: PostButton
        let download: PostButton
    }

    struct PastFiles: ViewPart {
        let lines: [Past]
    }

    struct Past: ViewPart {
        let words: String
    }

    struct Tokens: ViewPart {
        let summary: ErrorSummary?
        let list: [Token]
        let isEmpty: Bool
        let action: String
        let token: String
        let field: Field
    }

    struct Token: ViewPart {
        let label: String
        let client: String
        let words: String
        let remove: ConfirmButton
    }

    init(
        _ files: [ReceivedFile], tokens: [CampusToken]?, fault: String?, refusal: CampusTokenRefusal?,
        now: Date, zone: TimeZone, token: String, seenFrom view: Viewpoint,
    ) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        transfers = Link("Suivi des transferts", view.address(of: .liaison(.transfers(page: 1))))
        let place = view.place
        self.fault = fault.map { RefusalNote(words: $0) }
        func moment(_ instant: Date) -> String { Wording.moment(instant, today: view.today, in: zone) }
        self.files = files.filter { !$0.isGone }.map { file in
            File(
                title: file.sender, people: Wording.count(file.people, "personne", "personnes"),
                size: Wording.size(file.size), received: moment(file.receivedAt),
                left: Pill("lent", "clock", Wording.left(until: file.expiresAt, now: now)),
                downloads: Self.uses(of: file, moment),
                held: file.isHeld
                    ? Held(
                        warning: Wording.warning(of: file.shortage),
                        confirm: PostButton(
                            "Je confirme",
                            spoken: "Je confirme le fichier de \(file.sender), \(moment(file.receivedAt))",
                            icon: "tick", kind: "", to: place.address(of: .liaison(.confirm(file.id))),
                            token: token)) : nil,
                usable: file.isHeld
                    ? nil
                    : Usable(
                        look: PostButton(
                            "Voir ce que cela change",
                            spoken:
                                "Voir ce que cela change\u{A0}: le fichier de \(file.sender), \(moment(file.receivedAt))",
                            icon: "arrow-right", kind: "", to: place.address(of: .liaison(.look(file.id))),
                            token: token),
                        download: PostButton(
                            "Télécharger",
                            spoken: "Télécharger le fichier de \(file.sender), \(moment(file.receivedAt))",
                            icon: "download", to: place.address(of: .liaison(.download(file.id))),
                            token: token)),
                purge: ConfirmButton(
                    "Supprimer", spoken: "Supprimer le fichier de \(file.sender), \(moment(file.receivedAt))",
                    question:
                        "Le fichier disparaît tout de suite de ce portail. Les espaces peuvent l’envoyer de nouveau.",
                    button: PostButton(
                        "Supprimer le fichier", icon: "cross",
                        to: place.address(of: .liaison(.purge(file.id))), token: token)))
        }
        nothing =
            self.files.isEmpty
            ? EmptyNote(
                title: "Aucun fichier en attente",
                text:
                    "Quand l’administrateur des espaces choisit «\u{A0}Exporter les utilisateurs\u{A0}», le fichier arrive ici et y reste 72\u{A0}heures."
            ) : nil
        let gone = files.filter(\.isGone).map { file in
            let end =
                file.purgedBy.isEmpty ? "supprimé au bout de 72\u{A0}heures" : "supprimé par \(file.purgedBy)"
            return Past(
                words:
                    "\(Wording.capitalized(moment(file.receivedAt)))\u{A0}: \(Wording.count(file.people, "personne", "personnes")), de \(file.sender)\u{A0}; \(end)."
            )
        }
        past = gone.isEmpty ? nil : PastFiles(lines: gone)
        self.tokens = tokens.map { tokens in
            let words = refusal.map { refusal in
                switch refusal {
                case .noLabel: "Écrivez à qui ce jeton est donné."
                case .tooMany: "Il y a déjà dix jetons\u{A0}: retirez-en un d’abord."
                }
            }
            let field = Field(
                "nom", "Donné à", hint: "Par exemple\u{A0}: espaces de la cité scolaire.", error: words,
                isRequired: true)
            return Tokens(
                summary: words.map { _ in ErrorSummary("Aucun jeton n’a été fait.", [field]) },
                list: tokens.map { known in
                    Token(
                        label: known.label, client: known.client,
                        words: "Fait \(moment(known.madeAt)) par \(known.madeBy)",
                        remove: ConfirmButton(
                            "Retirer", spoken: "Retirer le jeton de \(known.label)",
                            question: "Les espaces qui s’en servent ne verront plus rien de ce portail.",
                            button: PostButton(
                                "Retirer ce jeton", icon: "cross",
                                to: place.address(of: .liaison(.removeToken)), token: token,
                                fields: [FormValue("empreinte", known.hash)])))
                },
                isEmpty: tokens.isEmpty, action: place.address(of: .liaison(.addToken)), token: token,
                field: field)
        }
    }

    private static func uses(of file: ReceivedFile, _ moment: (Date) -> String) -> String {
        let confirmed = file.confirmedBy.isEmpty ? "" : " Confirmé par \(file.confirmedBy)."
        let uses =
            file.downloads.last.map {
                "Téléchargé \(Wording.number(file.downloads.count)) fois, la dernière \(moment($0.at)) par \($0.actor)."
            } ?? "Pas encore téléchargé."
        return uses + confirmed
    }

    static func file(
        _ text: String, isGone: Bool, purgedBy: String = "", isHeld: Bool = false,
    ) -> ReceivedFile {
        let start = Date(timeIntervalSince1970: 1_795_200_000)
        return ReceivedFile(
            id: ID(1), sender: text, people: 1_234, size: 812_345, receivedAt: start,
            expiresAt: start + 72 * 3_600, isGone: isGone, purgedBy: purgedBy,
            shortage: UsersShortage(known: 500, missing: 480, people: 1_234, former: 3_000), isHeld: isHeld,
            confirmedBy: isHeld ? "" : text,
            downloads: [.init(at: start, actor: text)])
    }

    static let examples = [
        LiaisonsView(
            [], tokens: nil, fault: nil, refusal: nil, now: .distantPast, zone: .gmt, token: "a",
            seenFrom: Examples.view),
        LiaisonsView(
            [
                file(Examples.hostile, isGone: false), file(Examples.long, isGone: true),
                file(Examples.hostile, isGone: true, purgedBy: Examples.hostile),
                file(Examples.hostile, isGone: false, isHeld: true),
            ],
            tokens: [
                CampusToken(
                    hash: "a", client: Examples.hostile, label: Examples.hostile, madeBy: Examples.long,
                    madeAt: Date(timeIntervalSince1970: 1_795_200_000))
            ], fault: Examples.hostile, refusal: .noLabel, now: Date(timeIntervalSince1970: 1_795_210_000),
            zone: .gmt, token: "a",
            seenFrom: Examples.view),
    ]
}
