import Fetching
import Storage
import Templating

/// « Paramètres d’authentification »: the ENT, with or without its keys known beforehand, with or without passwords
/// beside it.
struct ProviderView: View {
    static let template = "connections/provider"

    let title: String
    let tabs: RoomTabs?
    let state: String
    let stateKind: String
    let stateIcon: String
    let outcome: Outcome?
    let summary: ErrorSummary?
    let action: String
    let token: String
    let workspaces: Choice
    let fields: [Field]
    let modes: [Mode]
    let isShared: Bool
    let allowsDirect: Bool
    let directAddress: String
    let certificate: CertificateBox
    let mayKeep: Bool
    let cancel: String
    /// What is done with the one in use; nil: none is.
    let inUse: InUse?
    /// What its administrator has to declare.
    let addresses: [ServiceListView.Address]

    struct Outcome: ViewPart {
        let kind: String
        let icon: String
        let words: String

        init(_ check: ProviderCheck, of name: String) {
            switch check {
            case .ready: (kind, icon) = ("good", "check")
            case .unsure: (kind, icon) = ("wait", "info")
            default: (kind, icon) = ("bad", "warning")
            }
            words = check.sentence(of: name)
        }
    }

    struct Mode: ViewPart {
        let value: String
        let label: String
        let words: String
        let isChosen: Bool
    }

    struct InUse: ViewPart {
        let check: PostButton
        let end: ConfirmButton
    }

    init(
        _ typed: CampusProviderForm, now provider: IdentityProvider?, faults: [ProviderFault],
        check: ProviderCheck?, in visit: CampusVisit,
    ) {
        let token = visit.newToken()
        let active = provider.flatMap { $0.isActive ? $0 : nil }
        func action(_ action: ConnectionsAction) -> String {
            visit.place.address(of: CampusAction.connections(action))
        }
        self.init(
            typed, tabs: RoomTabs(visit.tabs, at: visit.address(of: .connections(.provider))),
            state: active.map {
                "\($0.name) dit qui est qui\($0.activeSince.map { ", depuis le \(Wording.date($0, today: visit.today))" } ?? "")."
            }
                ?? "Les usagers entrent avec l’identifiant et le mot de passe donnés ici.",
            isActive: active != nil, faults: faults,
            outcome: check.map { Outcome($0, of: provider?.name ?? "L’ENT") },
            action: action(.setProvider), token: token,
            directAddress: visit.root + "/?login=true",
            cancel: visit.address(of: .connections(.provider)),
            inUse: active.map { provider in
                InUse(
                    check: PostButton(
                        "Vérifier", spoken: "Vérifier la connexion avec \(provider.name)", icon: "undo",
                        to: action(.checkProvider), token: token),
                    end: ConfirmButton(
                        "Désactiver", spoken: "Désactiver l’authentification par \(provider.name)",
                        question:
                            "Les mots de passe donnés ici servent de nouveau, tout de suite. Ceux qui sont entrés par \(provider.name) sont déconnectés, et ce qui les faisait reconnaître est oublié.",
                        button: PostButton(
                            "Désactiver \(provider.name)", icon: "stop", to: action(.endProvider),
                            token: token)))
            },
            addresses: [
                .init(label: "Adresse du service à déclarer", value: visit.root + "/"),
                .init(
                    label: "Retour avec un ticket",
                    value: visit.root + CasPage.comeBack(returnTo: nil, ticket: nil).address),
                .init(label: "Avis de déconnexion", value: visit.root + "/cas/retour"),
            ], workspaces: visit.site.workspaces.all)
    }

    private init(
        _ typed: CampusProviderForm, tabs: RoomTabs?, state: String, isActive: Bool, faults: [ProviderFault],
        outcome: Outcome?,
        action: String, token: String, directAddress: String, cancel: String, inUse: InUse?,
        addresses: [ServiceListView.Address], workspaces: [Workspace],
    ) {
        title = "Authentification par un ENT"
        self.tabs = tabs
        self.state = state
        (stateKind, stateIcon) = isActive ? ("good", "check") : ("", "info")
        self.outcome = outcome
        self.action = action
        self.token = token
        self.directAddress = directAddress
        self.cancel = cancel
        self.inUse = inUse
        self.addresses = addresses
        self.workspaces = Choice(
            "code", "ENT",
            options: [("", "Un autre ENT")]
                + workspaces.map { ($0.code, $0.area.isEmpty ? $0.name : "\($0.name) (\($0.area))") },
            chosen: typed.code,
            hint: "Ses réglages connus remplissent le formulaire\u{A0}; tout reste à vous.")
        let name = typed.name.isEmpty ? "L’ENT" : typed.name
        func error(_ field: String) -> String? { faults.first { $0.field == field }?.words(of: name) }
        let fields = [
            Field(
                "nom", "Nom de l’ENT", value: typed.name, hint: "Tel que tous le liront.",
                error: error("nom"), isRequired: true),
            Field(
                "adresse", "Adresse du serveur CAS", kind: "url", value: typed.address,
                hint: "Son administrateur la donne\u{A0}: «\u{A0}https://ent.exemple.fr/cas\u{A0}».",
                error: error("adresse"), isRequired: true),
            Field(
                "attribut", "Attribut qui porte l’identité", value: typed.attribute,
                hint: "Laissez vide pour «\u{A0}uid\u{A0}», ou à défaut l’identifiant de connexion."),
        ]
        self.fields = fields
        modes = [
            Mode(
                value: "avec", label: "Mode avec alimentation",
                words:
                    "Les identifiants de l’ENT sont dans l’annuaire avant le premier accès (fichier de l’ENT, ou annuaire fédérateur). Ce qui passe entre les deux sites n’est qu’un identifiant opaque\u{A0}: ni nom ni date de naissance. C’est le mode à préférer.",
                isChosen: typed.isFed),
            Mode(
                value: "sans", label: "Mode sans alimentation",
                words:
                    "Qui arrive pour la première fois est reconnu par le nom, le prénom et la date de naissance que l’ENT donne, s’ils ne sont ceux que d’une seule personne. Les homonymes restent à rapprocher à la main.",
                isChosen: !typed.isFed),
        ]
        isShared = typed.isShared
        allowsDirect = typed.allowsDirect
        certificate = CertificateBox(typed.certificate, fault: error("certificat"))
        mayKeep = faults.contains(where: \.mayBeKept)
        summary =
            faults.isEmpty
            ? nil : ErrorSummary("Rien n’a changé.", fields + [certificate.asField].compactMap(\.self))
    }

    private static var hostile: CampusProviderForm {
        var form = CampusProviderForm()
        (form.name, form.address, form.attribute) = (Examples.hostile, Examples.hostile, Examples.hostile)
        (form.code, form.certificate, form.isFed) = (Examples.hostile, Examples.hostile, false)
        return form
    }

    static let examples = [
        ProviderView(
            CampusProviderForm(), tabs: nil, state: Examples.long, isActive: false, faults: [], outcome: nil,
            action: "/",
            token: "a", directAddress: "/", cancel: "/", inUse: nil, addresses: [], workspaces: []),
        ProviderView(
            hostile, tabs: RoomTabs([Link(Examples.hostile, "/"), Link(Examples.long, "/a")], at: "/"),
            state: Examples.hostile, isActive: true,
            faults: [.noName, .unready(.silent(.tooSlow)), .badCertificate],
            outcome: Outcome(.undeclared(code: Examples.hostile), of: Examples.hostile), action: "/",
            token: "a",
            directAddress: Examples.hostile, cancel: "/",
            inUse: InUse(
                check: PostButton(Examples.hostile, icon: "undo", to: "/", token: "a"),
                end: ConfirmButton(
                    Examples.hostile, question: Examples.hostile,
                    button: PostButton(Examples.hostile, icon: "stop", to: "/", token: "a"))),
            addresses: [.init(label: Examples.hostile, value: Examples.hostile)], workspaces: []),
    ]
}
