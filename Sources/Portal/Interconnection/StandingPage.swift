import Library
import Storage
import Templating
import WebServer

/// GET /administration/interconnexion: the choice of step 1, step 3, or the one that is in use.
extension PortalVisit {
    /// - Parameters:
    ///   - refusal: why what was asked for was not done.
    ///   - keepsKeys: was ticked at step 3.
    func showInterconnection(refusal: String? = nil, keepsKeys: Bool = false, status: Status = .ok) throws
        -> Response
    {
        let facts = try library.read { try InterconnectionFacts($0) }
        let part = InterconnectionPart(facts, refusal: refusal, zone: site.timeZone, seenFrom: viewpoint)
        let forms = InterconnectionForms(token: newToken(), mark: facts.mark, view: viewpoint)
        guard let provider = facts.provider else {
            return try interconnected(
                TradesView(part, facts, hasEspaces: campus() != nil, forms), status: status)
        }
        if provider.isActive {
            return try interconnected(InUseView(part, provider, facts, forms), status: status)
        }
        let own = site.procedures["exporter-les-utilisateurs"]?.variants.map(\.ent) ?? []
        let view = IntegrationView(
            part, provider, facts, hasOwnProcedure: own.contains(site.workspaces.procedures(of: provider)),
            keepsKeys: keepsKeys, forms)
        return try interconnected(view, status: status)
    }
}

/// Step 1.
struct TradesView: View {
    static let template = "interconnection/trades"

    let part: InterconnectionPart
    let tiles: [Tile]
    /// The former one; nil: there was none.
    let former: Former?

    struct Tile: ViewPart {
        let label: String
        let words: String
        let icon: String
        let href: String
    }

    struct Former: ViewPart {
        let words: String
        let resume: PostButton
    }

    init(
        _ part: InterconnectionPart, _ facts: InterconnectionFacts, hasEspaces: Bool,
        _ forms: InterconnectionForms
    ) {
        self.part = part
        let view = forms.view
        tiles =
            [
                Tile(
                    label: "Interconnexion du\u{A0}portail\u{A0}/ ENT",
                    words: "On entre par l’espace numérique de travail de l’établissement.", icon: "branches",
                    href: view.address(of: InterconnectionPage.workspaces)),
                Tile(
                    label: "Interconnexion du\u{A0}portail\u{A0}/ PRONOTE",
                    words: "On entre par PRONOTE, en mode hébergé.", icon: "calendar",
                    href: view.address(of: InterconnectionPage.pronote)),
            ]
            + (hasEspaces
                ? [
                    Tile(
                        label: "Interconnexion du\u{A0}portail\u{A0}/ Espaces de la cité",
                        words: "On entre par les espaces de la cité scolaire, sur ce serveur.", icon: "home",
                        href: view.address(of: InterconnectionPage.espaces))
                ] : [])
        former = facts.former.map { former in
            Former(
                words:
                    "L’interconnexion avec \(former.name) a été désactivée. Ses réglages sont gardés\u{A0}: vous pouvez la reprendre telle qu’elle était.",
                resume: forms.button("Reprendre avec \(former.name)", icon: "undo", to: .resume))
        }
    }
}

/// Step 3: who borrows is brought in, then the connection is checked and in use.
struct IntegrationView: View {
    static let template = "interconnection/integration"

    let part: InterconnectionPart
    let name: String
    /// An icon, a class and words: how many have a key.
    let keys: Keys
    let formerKeys: FormerKeys?
    let procedure: Procedure
    let update: String
    let activate: InterconnectionTarget
    /// Nil for the espaces, which know their portals.
    let services: Services?
    let settings: String
    /// Where somebody else is given what is theirs to do, by a link.
    let handOver: String
    let abandon: PostButton

    struct Keys: ViewPart {
        let kind: String
        let icon: String
        let words: String
    }

    /// Keys of another ENT: they are to go first (B-13).
    struct FormerKeys: ViewPart {
        let words: String
        let href: String
        let label: String
        let isKept: Bool
    }

    /// What the ENT is to declare.
    struct Services: ViewPart {
        let addresses: [String]
    }

    struct Procedure: ViewPart {
        let href: String
        let words: String
    }

    init(
        _ part: InterconnectionPart, _ provider: IdentityProvider, _ facts: InterconnectionFacts,
        hasOwnProcedure: Bool, keepsKeys: Bool, _ forms: InterconnectionForms
    ) {
        self.part = part
        let view = forms.view
        name = provider.name
        let count = Wording.count(facts.people, "emprunteur porte", "emprunteurs portent")
        keys =
            facts.people == 0
            ? Keys(
                kind: "wait", icon: "info",
                words:
                    "Aucun emprunteur ne porte encore d’«\u{A0}Identité ENT\u{A0}»\u{A0}: personne ne serait reconnu avec son espace. Importez d’abord les utilisateurs."
            )
            : Keys(kind: "", icon: "check", words: "\(count) une «\u{A0}Identité ENT\u{A0}».")
        formerKeys =
            facts.people == 0
            ? nil
            : facts.formerKeys.map { former in
                FormerKeys(
                    words:
                        "Ce sont peut-être celles de \(former), l’interconnexion d’avant. Supprimez les clefs ENT avant d’importer les utilisateurs de \(provider.name)\u{A0}: sinon deux annuaires se mêlent, et des élèves seraient pris pour d’autres.",
                    href: view.address(of: BorrowersPage.keys),
                    label: "Ces clefs sont bien celles de \(provider.name)\u{A0}: je les garde",
                    isKept: keepsKeys)
            }
        procedure = Procedure(
            href: view.procedure("exporter-les-utilisateurs"),
            words:
                hasOwnProcedure
                ? "C’est la procédure propre à \(provider.name)."
                : "Il n’y a pas encore de procédure propre à \(provider.name)\u{A0}: celle-ci vaut pour tous."
        )
        update = view.procedure("mettre-a-jour-les-emprunteurs")
        activate = forms.target(.activate)
        let root = view.place.origin + view.place.base
        services =
            provider.trade == .espaces
            ? nil
            : Services(addresses: [root + "/", root + CasPage.comeBack(returnTo: nil, ticket: nil).address])
        settings = view.address(of: InterconnectionPage.settings)
        handOver = view.address(of: .handOver(.links))
        abandon = forms.button("Revenir au choix", icon: "undo", kind: "bare", to: .abandon)
    }
}

/// The one that is in use.
struct InUseView: View {
    static let template = "interconnection/in-use"

    let part: InterconnectionPart
    let name: String
    let facts: [String]
    let update: String
    let updateProcedure: String
    let deactivate: InterconnectionTarget
    /// What becomes of people then: keys are named where there are some.
    let afterwards: String
    let changeProcedure: String
    let check: PostButton
    let settings: String

    init(
        _ part: InterconnectionPart, _ provider: IdentityProvider, _ facts: InterconnectionFacts,
        _ forms: InterconnectionForms
    ) {
        self.part = part
        let view = forms.view
        name = provider.name
        let people = Wording.count(facts.people, "emprunteur porte", "emprunteurs portent")
        self.facts = [
            provider.activeSince.map { "Depuis le \(Wording.date($0, today: view.today))." },
            provider.trade == .espaces
                ? "Chacun entre par les espaces de la cité scolaire, sur ce serveur."
                : "Serveur CAS\u{A0}: \(provider.address)",
            facts.people == 0
                ? "Aucun emprunteur ne porte d’«\u{A0}Identité ENT\u{A0}»\u{A0}: personne n’est reconnu avec son espace."
                : "\(people) une «\u{A0}Identité ENT\u{A0}».",
            provider.allowsDirect
                ? "On peut aussi entrer avec un mot de passe du portail." : nil,
        ].compactMap(\.self)
        let screen = ProcedureScreen.update.destination ?? ProcedureScreen.borrowersFile.destination
        if case .portal(let page)? = screen {
            update = view.address(of: page)
        } else {
            update = view.address(of: BorrowersPage.importing)
        }
        updateProcedure = view.procedure("mettre-a-jour-les-emprunteurs")
        deactivate = forms.target(.deactivate)
        let kept =
            facts.people == 0
            ? "les fiches et les prêts restent" : "les fiches, les prêts et les clefs restent"
        afterwards = "\(kept), on se connecte alors avec un mot de passe du portail."
        changeProcedure = view.procedure("changer-d-interconnexion")
        check = forms.button("Vérifier la connexion", icon: "check", to: .check)
        settings = view.address(of: InterconnectionPage.settings)
    }
}
