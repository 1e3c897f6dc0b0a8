import Foundation
import Library
import Storage
import Templating

/// The links that were given: for whom, until when, what came of them.
struct HandOverLinksView: View {
    static let template = "hand-over/links"

    let office: Link
    let summary: ErrorSummary?
    let action: String
    let token: String
    let recipient: Field
    let choices: [Choice]
    let links: [Line]
    let nothing: EmptyNote?

    struct Line: ViewPart {
        let recipient: String
        let state: Pill
        let made: String
        let uses: [Use]
        let revoke: ConfirmButton?
    }

    struct Use: ViewPart {
        let words: String
        /// What to do with it.
        let link: Link?
        /// Of an answer that nobody has read.
        let seen: PostButton?
    }

    init(
        _ links: [HandOver], _ typed: HandOverForm, refusal: HandOverRefusal?,
        procedures: [(value: String, label: String)], now: Date, zone: TimeZone, token: String,
        seenFrom view: Viewpoint,
    ) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        action = view.place.address(of: .handOver(.make))
        self.token = token
        let fault = refusal.map { refusal in
            switch refusal {
            case .noRecipient: "Écrivez à qui vous donnez ce lien."
            case .over: "Le lien de ce formulaire ne sert plus. Relisez ces choix, et faites-en un autre."
            case .tooMany, .full: "Il y a déjà \(HandOver.most) liens ouverts. Révoquez-en un d’abord."
            }
        }
        let recipient = Field(
            "pour", "Pour qui", value: typed.recipient,
            hint: "Par exemple\u{A0}: Mme Petit, administratrice de l’ENT.", error: fault, isRequired: true)
        self.recipient = recipient
        summary = fault.map { _ in ErrorSummary("Aucun lien n’a été fait.", [recipient]) }
        choices = [
            Choice("ent", "Procédure montrée", options: procedures, chosen: typed.ent),
            Choice(
                "jours", "Valable",
                options: HandOver.days.map { (String($0), Wording.count($0, "jour", "jours")) },
                chosen: String(typed.days)),
            Choice(
                "envois", "Fichiers acceptés",
                options: HandOver.uploads.map { (String($0), Wording.count($0, "fichier", "fichiers")) },
                chosen: String(typed.uploads)),
        ]
        func moment(_ instant: Date) -> String { Wording.moment(instant, today: view.today, in: zone) }
        self.links = links.map { link in
            let isOpen = link.isOpen(at: now)
            return Line(
                recipient: link.recipient,
                state: isOpen
                    ? Pill("lent", "clock", Wording.left(until: link.expiresAt, now: now))
                    : Pill("gone", "stop", link.isRevoked ? "révoqué" : "expiré"),
                made:
                    "Fait \(moment(link.madeAt)) par \(link.madeBy)\u{A0}; encore \(Wording.count(link.uploadsLeft, "fichier", "fichiers")).",
                uses: link.uses.map { use in
                    Self.use(
                        use, moment, view,
                        seen: PostButton(
                            "J’ai lu", spoken: "J’ai lu la réponse de \(link.recipient)", icon: "check",
                            to: view.place.address(of: .handOver(.see(link.id))), token: token))
                },
                revoke: isOpen
                    ? ConfirmButton(
                        "Révoquer", spoken: "Révoquer le lien de \(link.recipient)",
                        question: "Le lien cesse de servir tout de suite. Ce qui a été déposé reste.",
                        button: PostButton(
                            "Révoquer ce lien", icon: "stop",
                            to: view.place.address(of: .handOver(.revoke(link.id))), token: token)) : nil)
        }
        nothing =
            links.isEmpty
            ? EmptyNote(
                title: "Aucun lien pour le moment",
                text:
                    "Faites-en un quand une autre personne doit faire l’export des utilisateurs, ou déclarer ce portail dans l’ENT."
            ) : nil
    }

    private static func use(
        _ use: HandOver.Use, _ moment: (Date) -> String, _ view: Viewpoint, seen: PostButton,
    ) -> Use {
        let when = Wording.capitalized(moment(use.at))
        switch use.kind {
        case .file(let people, let hasKeys, let draft):
            return Use(
                words: "\(when)\u{A0}: un fichier de \(Wording.count(people, "personne", "personnes"))"
                    + (hasKeys ? "." : ", sans clef ENT\u{A0}: il ne permet à personne d’entrer par l’ENT."),
                link: draft.map { Link("Voir ce que cela change", view.address(of: .borrowers(.draft($0)))) },
                seen: nil)
        case .answer(let address, let isDeclared, let isSeen):
            let said = isDeclared ? "le portail est déclaré" : "le portail n’est pas encore déclaré"
            return Use(
                words: "\(when)\u{A0}: \(said)"
                    + (address.isEmpty ? "." : "\u{A0}; adresse CAS\u{A0}: \(address)"),
                link: nil, seen: isSeen ? nil : seen)
        }
    }

    private static func link(_ text: String, isRevoked: Bool) -> HandOver {
        let start = Date(timeIntervalSince1970: 1_795_200_000)
        return HandOver(
            id: ID(1), recipient: text, ent: "", madeBy: text, madeAt: start, expiresAt: start + 86_400,
            mostUploads: 2, isRevoked: isRevoked,
            uses: [
                .init(at: start, kind: .file(people: 812, hasKeys: isRevoked, draft: ID(3))),
                .init(at: start, kind: .answer(address: text, isDeclared: true, isSeen: isRevoked)),
            ])
    }

    static let examples = [
        HandOverLinksView(
            [], HandOverForm(), refusal: nil, procedures: [("", "Le texte général")], now: .distantPast,
            zone: .gmt, token: "a", seenFrom: Examples.view),
        HandOverLinksView(
            [link(Examples.hostile, isRevoked: false), link(Examples.long, isRevoked: true)], HandOverForm(),
            refusal: .noRecipient, procedures: [("", Examples.hostile)],
            now: Date(timeIntervalSince1970: 1_795_210_000), zone: .gmt, token: "a", seenFrom: Examples.view),
    ]
}
