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
        case .check(_, let school): try answerCheck(of: school)
        case .loans(_, let school, let key): try answerLoans(of: key, school)
        }
    }

    func showLiaisons(refusal: CampusTokenRefusal? = nil, status: Status = .ok) throws -> Response {
        let (files, tokens) = try library.read {
            (try $0.shelf.files(at: now), try $0.shelf.tokens())
        }
        let view = LiaisonsView(
            files, tokens: account?.role == .administrator ? tokens : nil, refusal: refusal, now: now,
            zone: site.timeZone, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: "Fichiers et liaisons", status: status, section: .office)
    }
}

extension PortalSubmission {
    func perform(_ action: LiaisonAction) throws -> Response {
        switch action {
        case .receive(_, let school): try receiveUsers(of: school)
        case .download(let id): try download(id)
        case .purge(let id): try purge(id)
        case .addToken: try addToken(visit.request.form())
        case .removeToken: try removeToken(visit.request.form())
        }
    }

    private func download(_ id: ID<ReceivedFile>) throws -> Response {
        guard let content = try library.read({ try $0.shelf.content(of: id, at: visit.now) }) else {
            return redirect(to: .liaison(.files), saying: .fileGone)
        }
        try library.write {
            try $0.shelf.noteDownload(of: id, by: visit.account?.name ?? "", at: visit.now)
        }
        var response = Response(contentType: "application/xml", body: content)
        response.headers.set(
            "Content-Disposition", "attachment; filename=\"utilisateurs-\(visit.today).xml\"")
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }

    private func purge(_ id: ID<ReceivedFile>) throws -> Response {
        let isPurged = try library.write { try $0.shelf.purge(id, by: visit.account?.name ?? "") }
        return redirect(to: .liaison(.files), saying: isPurged ? .filePurged : .fileGone)
    }

    /// The token is on the page that answers, once.
    private func addToken(_ form: Form) throws -> Response {
        let token = SecretToken(random: visit.site.random(32))
        do {
            try library.write {
                try $0.shelf.add(token, label: form["nom"] ?? "", stamp: stamp(form["jeton"]))
            }
        } catch let refusal as CampusTokenRefusal {
            return try visit.showLiaisons(refusal: refusal, status: .unprocessableContent)
        }
        let view = NewTokenView(
            token.text, label: form["nom"] ?? "",
            address: visit.place.permanentAddress(of: .home), seenFrom: visit.viewpoint)
        var response = try visit.render(view, title: "Nouveau jeton", section: .office)
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    private func removeToken(_ form: Form) throws -> Response {
        try library.write { try $0.shelf.removeToken(form["empreinte"] ?? "") }
        return redirect(to: .liaison(.files), saying: .tokenRemoved)
    }
}

struct LiaisonsView: View {
    static let template = "liaison/files"

    let office: Link
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
        let download: PostButton
        let purge: ConfirmButton
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
        let words: String
        let remove: ConfirmButton
    }

    init(
        _ files: [ReceivedFile], tokens: [CampusToken]?, refusal: CampusTokenRefusal?, now: Date,
        zone: TimeZone, token: String, seenFrom view: Viewpoint,
    ) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        let place = view.place
        func moment(_ instant: Date) -> String { Wording.moment(instant, today: view.today, in: zone) }
        self.files = files.filter { !$0.isGone }.map { file in
            File(
                title: file.sender, people: Wording.count(file.people, "personne", "personnes"),
                size: Wording.size(file.size), received: moment(file.receivedAt),
                left: Pill("lent", "clock", Wording.left(until: file.expiresAt, now: now)),
                downloads: file.downloads.last.map {
                    "Téléchargé \(Wording.number(file.downloads.count)) fois, la dernière \(moment($0.at)) par \($0.actor)."
                } ?? "Pas encore téléchargé.",
                download: PostButton(
                    "Télécharger",
                    spoken: "Télécharger le fichier de \(file.sender), \(moment(file.receivedAt))",
                    icon: "download", kind: "", to: place.address(of: .liaison(.download(file.id))),
                    token: token),
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
                        label: known.label, words: "Fait \(moment(known.madeAt)) par \(known.madeBy)",
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

    private static func file(_ text: String, isGone: Bool, purgedBy: String = "") -> ReceivedFile {
        let start = Date(timeIntervalSince1970: 1_795_200_000)
        return ReceivedFile(
            id: ID(1), sender: text, people: 1_234, size: 812_345, receivedAt: start,
            expiresAt: start + 72 * 3_600, isGone: isGone, purgedBy: purgedBy,
            downloads: [.init(at: start, actor: text)])
    }

    static let examples = [
        LiaisonsView(
            [], tokens: nil, refusal: nil, now: .distantPast, zone: .gmt, token: "a",
            seenFrom: Examples.view),
        LiaisonsView(
            [
                file(Examples.hostile, isGone: false), file(Examples.long, isGone: true),
                file(Examples.hostile, isGone: true, purgedBy: Examples.hostile),
            ],
            tokens: [
                CampusToken(
                    hash: "a", label: Examples.hostile, madeBy: Examples.long,
                    madeAt: Date(timeIntervalSince1970: 1_795_200_000))
            ], refusal: .noLabel, now: Date(timeIntervalSince1970: 1_795_210_000), zone: .gmt, token: "a",
            seenFrom: Examples.view),
    ]
}

/// A token that is shown once.
struct NewTokenView: View {
    static let template = "liaison/new-token"

    let list: Link
    let label: String
    let token: String
    let address: String

    init(_ token: String, label: String, address: String, seenFrom view: Viewpoint) {
        list = Link("Fichiers et liaisons", view.address(of: .liaison(.files)))
        self.label = label
        self.token = token
        self.address = address
    }

    static let examples = [
        NewTokenView(
            Examples.hostile, label: Examples.long, address: Examples.hostile, seenFrom: Examples.view)
    ]
}

extension Wording {
    /// « 812 Ko »
    static func size(_ bytes: Int) -> String {
        bytes < 1_000
            ? "\(bytes)\u{A0}octets"
            : bytes < 1_000_000
                ? "\(bytes / 1_000)\u{A0}Ko" : "\(bytes / 1_000_000),\(bytes / 100_000 % 10)\u{A0}Mo"
    }

    /// « encore 2 jours et 3 heures »
    static func left(until end: Date, now: Date) -> String {
        let minutes = max(1, Int(end.timeIntervalSince(now) / 60))
        let (days, hours) = (minutes / 1_440, minutes % 1_440 / 60)
        let pieces = [
            days > 0 ? count(days, "jour", "jours") : "", hours > 0 ? count(hours, "heure", "heures") : "",
        ].filter { !$0.isEmpty }
        return "encore "
            + (pieces.isEmpty ? count(minutes, "minute", "minutes") : pieces.joined(separator: " et "))
    }
}
