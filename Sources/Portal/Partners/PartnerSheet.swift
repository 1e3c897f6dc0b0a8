import Foundation
import School
import Storage
import Templating
import WebServer

/// GET /partenaires/cdi/:rne: one portal, its settings, its classes, what passes between it and the campus.
extension CampusVisit {
    func showPartner(_ rne: RNE, _ typed: PartnerForm? = nil, fault: PartnerFault? = nil) throws -> Response {
        let partner = try partner(rne)
        let (board, health, sendings) = try file.read { campus in
            (
                try campus.partners.board(on: today), try campus.partners.health(of: partner.id),
                try campus.partners.sendings(to: partner.id)
            )
        }
        let view = PartnerSheetView(
            partner, typed ?? PartnerForm(partner), fault: fault, board, health: health, sendings: sendings,
            today: today, zone: site.timeZone, token: newToken(), place: place)
        return try render(
            view, title: partner.name, status: fault == nil ? .ok : .unprocessableContent, section: .partners)
    }
}

struct PartnerSheetView: View {
    static let template = "partners/sheet"

    let title: String
    let tabs: PartnerTabs
    let warning: String?
    let summary: ErrorSummary?
    let action: String
    let token: String
    let fields: [Field]
    let delegates: Bool
    /// « À vérifier »
    let mayKeep: Bool
    /// Nil for a portal of this server.
    let elsewhere: Elsewhere?
    let counts: String
    let home: Link
    let classes: Link
    let users: Link
    let clocks: [Clock]
    /// Of its answers, of the last file that was sent to it.
    let troubles: [String]
    let recover: PostButton
    /// Nil: nothing was sent yet.
    let past: Past?
    let remove: ConfirmButton

    struct Elsewhere: ViewPart {
        let fields: [Field]
    }

    struct Past: ViewPart {
        let sendings: [Clock]
    }

    /// « Dernier envoi : hier à 9 h 12, 512 personnes »
    struct Clock: ViewPart {
        let label: String
        let words: String
    }

    init(
        _ partner: Partner, _ form: PartnerForm, fault: PartnerFault?, _ board: Board, health: PartnerHealth,
        sendings: [PartnerSending], today: Day, zone: TimeZone, token: String, place: CampusPlace,
    ) {
        func moment(_ instant: Date) -> String { Wording.moment(instant, today: today, in: zone) }
        func error(_ field: String) -> String? { fault.flatMap { $0.field == field ? $0.words : nil } }
        title = partner.name
        tabs = PartnerTabs(board.partners, at: partner.rne, place: place)
        warning = partner.rne.checkLetterWarning
        action = place.address(of: .partners(PartnersAction.change(partner.rne)))
        self.token = token
        let fields = [
            Field("nom", "Nom du portail", value: form.name, error: error("nom"), isRequired: true),
            Field(
                "infobulle", "Description (infobulle)", value: form.tooltip,
                hint: "Une phrase, montrée avec le nom."),
        ]
        let distant = [
            Field(
                "adresse", "Adresse du portail", kind: "url", value: form.address,
                hint: "En changer fait oublier le jeton.", error: error("adresse"), isRequired: true),
            PartnerForm.clientField(form),
            Field(
                "secret", "Jeton donné par le portail", kind: "password", value: form.secret,
                hint: partner.hasToken
                    ? "Un jeton est enregistré\u{A0}; il n’est jamais montré. Laissez vide pour le garder."
                    : "Sans jeton, ni les prêts ni l’envoi des utilisateurs ne passent.",
                error: error("secret"), givesSecretBack: true),
        ]
        self.fields = fields
        elsewhere = partner.isDistant ? Elsewhere(fields: distant) : nil
        delegates = form.delegates
        mayKeep = fault?.mayBeKept ?? false
        summary = fault.map { _ in
            ErrorSummary("Rien n’a été enregistré.", fields + (partner.isDistant ? distant : []))
        }
        let number = board.counts(of: partner.id)
        counts =
            "\(Wording.count(number.classes, "classe", "classes")), \(Wording.count(number.pupils, "élève", "élèves"))"
        home = Link(
            partner.isDistant ? partner.address : "\(place.portal(partner.rne).address(of: .home))",
            partner.isDistant ? partner.address : place.portal(partner.rne).address(of: .home))
        classes = Link("Classes concernées", place.address(of: .partners(.classes(partner.rne))))
        users = Link("Exporter les utilisateurs", place.address(of: .partners(.users(partner.rne))))
        let last = sendings.first { $0.trouble.isEmpty }
        clocks = [
            Clock(label: "Numéro", words: partner.rne.description),
            Clock(
                label: "Prêts",
                words: partner.isDistant
                    ? health.answeredAt.map { "Dernière réponse \(moment($0))" } ?? "Jamais reçus"
                    : "Lus à chaque fois dans le portail, qui est sur ce serveur"),
            Clock(
                label: "Utilisateurs",
                words: last.map {
                    "Envoyés \(moment($0.sentAt))\u{A0}: \(Wording.count($0.people, "personne", "personnes"))"
                } ?? "Jamais envoyés"),
        ]
        troubles = [
            health.isWell ? nil : Self.trouble(health, moment),
            sendings.first.flatMap {
                $0.trouble.isEmpty ? nil : "Dernier envoi des utilisateurs\u{A0}: \($0.trouble)"
            },
        ].compactMap(\.self)
        recover = PostButton(
            "Récupérer les informations", icon: "download",
            to: place.address(of: .partners(PartnersAction.recover(partner.rne))), token: token)
        let lines = sendings.map { sending in
            Clock(
                label: Wording.capitalized(moment(sending.sentAt)),
                words: sending.trouble.isEmpty
                    ? "\(Wording.count(sending.people, "personne", "personnes")), par \(sending.actor)"
                    : sending.trouble)
        }
        past = lines.isEmpty ? nil : Past(sendings: lines)
        remove = ConfirmButton(
            "Retirer ce portail de la cité",
            question:
                "Il disparaîtra des pages d’accueil. Le portail lui-même ne perd rien\u{A0}: ni notices, ni emprunteurs, ni prêts.",
            button: PostButton(
                "Retirer", icon: "cross",
                to: place.address(of: .partners(PartnersAction.remove(partner.rne))), token: token))
    }

    private static func trouble(_ health: PartnerHealth, _ moment: (Date) -> String) -> String {
        let tries = Wording.count(health.failures, "essai", "essais")
        let last = health.failedAt.map { ", le dernier \(moment($0))" } ?? ""
        let next = health.retryAt.map { "\u{A0}; prochain essai après \(moment($0))" } ?? ""
        return "\(health.trouble) \(tries) sans réponse\(last)\(next)."
    }

    static let examples = PartnerExamples.partners.flatMap { partner in
        [
            PartnerSheetView(
                partner, PartnerForm(partner), fault: nil, PartnerExamples.board(Examples.hostile),
                health: .unknown, sendings: [], today: Examples.view.today, zone: .gmt, token: "a",
                place: Examples.campusPlace),
            PartnerSheetView(
                partner, PartnerExamples.form, fault: .silent(partner.rne, .notReached, hasToken: false),
                PartnerExamples.board(Examples.long),
                health: PartnerExamples.dead, sendings: PartnerExamples.sendings, today: Examples.view.today,
                zone: .gmt, token: "a", place: Examples.campusPlace),
        ]
    }
}
