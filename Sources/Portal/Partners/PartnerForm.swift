import Fetching
import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// What is typed to declare a portal.
struct PartnerForm {
    var rne = ""
    var name = ""
    var tooltip = PartnerForm.usualTooltip
    /// Of a portal that is elsewhere.
    var address = ""
    /// Of the client of which the token is the secret; empty: the token is shown as it is.
    var client = ""
    var secret = ""
    var delegates = true
    /// The portal is not there yet: it is to be opened on this server.
    var opens = false
    /// It was asked in vain: kept all the same, to be looked at later.
    var keepsAnyway = false

    /// As the pupils of PRONOTE know it.
    static let usualTooltip = "Découvrir les actualités et les documents du CDI"

    init() {}

    init(_ form: Form) {
        rne = (form["rne"] ?? "").trimmed
        name = form["nom"] ?? ""
        tooltip = form["infobulle"] ?? ""
        address = Self.address((form["adresse"] ?? "").trimmed)
        client = (form["identifiant"] ?? "").trimmed
        secret = (form["secret"] ?? "").trimmed
        delegates = form["delegation"] == "oui"
        opens = form["ouvrir"] == "oui"
        keepsAnyway = form["garder"] == "oui"
    }

    init(_ partner: Partner) {
        rne = partner.rne.description
        name = partner.name
        tooltip = partner.tooltip
        address = partner.address
        client = partner.client
        delegates = partner.delegatesSignIn
    }

    var details: PartnerDetails {
        PartnerDetails(name: name, tooltip: tooltip, address: address, delegatesSignIn: delegates)
    }

    /// Copied from the bar of a browser, it has the page too.
    private static func address(_ typed: String) -> String {
        for page in ["home/", "home"] where typed.hasSuffix("/" + page) {
            return String(typed.dropLast(page.count))
        }
        return typed
    }

    var credentials: PartnerCredentials { PartnerCredentials(client: client, secret: secret) }

    static func clientField(_ form: PartnerForm) -> Field {
        Field(
            "identifiant", "Identifiant donné avec le jeton (facultatif)", value: form.client,
            hint: "Avec lui, le jeton ne circule pas\u{A0}: il est échangé contre un accès d’une heure.")
    }
}

extension CampusVisit {
    /// GET /partenaires/cdi/nouveau: « Créer un portail ».
    func showPartnerForm(_ form: PartnerForm, fault: PartnerFault? = nil) throws -> Response {
        let (partners, schools) = try file.read {
            (try $0.partners.partners(), try $0.directory.schools())
        }
        let view = PartnerFormView(
            form, fault: fault, partners: partners,
            suggestions: schools.filter { school in !partners.contains { $0.rne == school.rne } },
            token: newToken(), place: place)
        return try render(
            view, title: view.title, status: fault == nil ? .ok : .unprocessableContent, section: .partners)
    }
}

struct PartnerFormView: View {
    static let template = "partners/form"

    let title: String
    let tabs: PartnerTabs
    let summary: ErrorSummary?
    let action: String
    let token: String
    let fields: [Field]
    /// Numbers of the schools of the campus that have no portal yet.
    let suggestions: [Suggestion]
    let elsewhere: [Field]
    let isElsewhereOpen: Bool
    let delegates: Bool
    let mayOpen: Bool
    let opens: Bool
    /// « À vérifier »
    let mayKeep: Bool

    struct Suggestion: ViewPart {
        let number: String
        let name: String
    }

    init(
        _ form: PartnerForm, fault: PartnerFault?, partners: [Partner], suggestions: [School], token: String,
        place: CampusPlace,
    ) {
        title = partners.isEmpty ? "Créer un portail" : "Ajouter un portail"
        tabs = PartnerTabs(partners, at: nil, place: place)
        action = place.address(of: .partners(PartnersAction.add))
        self.token = token
        func error(_ field: String) -> String? { fault.flatMap { $0.field == field ? $0.words : nil } }
        let fields = [
            Field(
                "rne", "Numéro RNE de l’établissement", value: form.rne,
                hint: "Sept chiffres et une lettre. Il complète l’adresse du portail.",
                error: error("rne"), isRequired: true),
            Field(
                "nom", "Nom du portail", value: form.name,
                hint: "Montré sur les pages d’accueil. Laissez vide pour celui que le portail se donne.",
                error: error("nom")),
            Field(
                "infobulle", "Description (infobulle)", value: form.tooltip,
                hint: "Une phrase, montrée avec le nom."),
        ]
        let elsewhere = [
            Field(
                "adresse", "Adresse du portail", kind: "url", value: form.address,
                hint: "Seulement pour un portail installé sur un autre serveur.", error: error("adresse")),
            PartnerForm.clientField(form),
            Field(
                "secret", "Jeton donné par le portail", kind: "password", value: form.secret,
                hint: "Le CDI le fait dans Réglages, Fichiers et liaisons.", error: error("secret"),
                givesSecretBack: true),
        ]
        self.fields = fields
        self.elsewhere = elsewhere
        self.suggestions = suggestions.map { Suggestion(number: $0.rne.description, name: $0.name) }
        isElsewhereOpen = !form.address.isEmpty || elsewhere.contains { $0.error != nil }
        delegates = form.delegates
        if case .notHere = fault { mayOpen = true } else { mayOpen = form.opens && form.address.isEmpty }
        opens = form.opens
        mayKeep = fault?.mayBeKept ?? false
        summary = fault.map { _ in ErrorSummary("Rien n’a été enregistré.", fields + elsewhere) }
    }

    static let examples =
        [
            PartnerFormView(
                PartnerForm(), fault: nil, partners: [], suggestions: [], token: "a",
                place: Examples.campusPlace),
            PartnerFormView(
                PartnerExamples.form, fault: .known(name: Examples.hostile),
                partners: PartnerExamples.partners,
                suggestions: PartnerExamples.schools, token: "a", place: Examples.campusPlace),
            PartnerFormView(
                PartnerExamples.form, fault: .needsToken(portal: Examples.long),
                partners: PartnerExamples.partners, suggestions: [], token: "a", place: Examples.campusPlace),
        ]
        + PartnerExamples.partners.prefix(1).map {
            PartnerFormView(
                PartnerExamples.form, fault: .silent($0.rne, .refused, hasToken: true), partners: [],
                suggestions: [], token: "a", place: Examples.campusPlace)
        }
}
