import Formats
import Library
import Storage
import Templating
import WebServer

/// The settings of an ENT, of PRONOTE or of the espaces, before they are chosen (step 2) and afterwards.
extension PortalVisit {
    /// - Parameter known: whose settings they are; nil: it is being chosen.
    func showProviderForm(
        _ form: ProviderForm, changing known: IdentityProvider? = nil,
        faults: [ProviderForm.Line: String] = [:], status: Status = .ok,
    ) throws -> Response {
        let workspace = form.trade == .workspace ? site.workspaces[code: form.code] : nil
        let guide = try guide()
        let notes = workspace.map {
            TextBody(pieces: $0.notes.rendered(with: guide, numbered: false).pieces(answeredBy: guide))
        }
        let mark = try library.read { try $0.interconnection.mark() }
        let view = ProviderFormView(
            form, changing: known, faults: faults, workspace: workspace, notes: notes,
            sending: ProviderFormView.Sending(token: newToken(), mark: mark), seenFrom: viewpoint)
        return try interconnected(view, status: status)
    }
}

struct ProviderFormView: View {
    static let template = "interconnection/form"

    let trail: [Link]
    let title: String
    let summary: ErrorSummary?
    let action: String
    let sending: Sending
    let hidden: [FormValue]
    let fields: [Field]
    let certificate: Certificate?
    let ticks: [Tick]
    /// What is known of the ENT, beside the form.
    let notes: Notes?
    let sentence: String
    let button: String
    let cancel: String

    struct Sending: ViewPart {
        let token: String
        /// How the interconnection stood when the page was made.
        let mark: String
    }

    struct Certificate: ViewPart {
        let value: String
        let error: Field.Fault?
        let describedBy: String
        let isOpen: Bool
    }

    struct Tick: ViewPart {
        let id: String
        let label: String
        let hint: String
        let isChecked: Bool
        let error: Field.Fault?
        let describedBy: String

        init(id: String, label: String, hint: String, isChecked: Bool, fault: String? = nil) {
            self.id = id
            self.label = label
            self.hint = hint
            self.isChecked = isChecked
            error = fault.map { Field.Fault(id: "erreur-\(id)", words: $0) }
            describedBy = "aide-\(id)" + (fault == nil ? "" : " erreur-\(id)")
        }
    }

    struct Notes: ViewPart {
        let title: String
        let text: TextBody
    }

    init(
        _ form: ProviderForm, changing known: IdentityProvider?, faults: [ProviderForm.Line: String],
        workspace: Workspace?, notes: TextBody?, sending: Sending, seenFrom view: Viewpoint,
    ) {
        let isNew = known == nil
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Interconnexion", view.address(of: InterconnectionPage.standing)),
        ]
        title =
            isNew
            ? Self.title(of: form) : "Réglages de l’interconnexion\u{A0}: \(known?.name ?? form.name)"
        action = view.address(of: isNew ? InterconnectionAction.choose : .change)
        self.sending = sending
        hidden = isNew ? [FormValue("genre", form.trade.rawValue), FormValue("code", form.code)] : []
        fields = form.trade == .espaces ? [] : Self.fields(of: form, faults, workspace)
        certificate =
            form.trade == .espaces
            ? nil
            : Certificate(
                value: form.certificate,
                error: faults[.certificate].map { Field.Fault(id: "erreur-certificat", words: $0) },
                describedBy: faults[.certificate] == nil
                    ? "aide-certificat" : "aide-certificat erreur-certificat",
                isOpen: faults[.certificate] != nil)
        ticks = Self.ticks(of: form, fault: faults[.keys])
        self.notes = notes.map { Notes(title: "Ce qu’il faut savoir de \(form.name)", text: $0) }
        sentence = Self.sentence(of: form, isInUse: known?.isActive ?? false)
        button = isNew ? "Continuer" : "Enregistrer"
        let back: InterconnectionPage = isNew && form.trade == .workspace ? .workspaces : .standing
        cancel = view.address(of: back)
        let others = [ProviderForm.Line.certificate, .keys].compactMap { line in
            faults[line].map { Field(line.rawValue, "", error: $0) }
        }
        summary = faults.isEmpty ? nil : ErrorSummary("Rien n’a été enregistré.", fields + others)
    }

    private static func title(of form: ProviderForm) -> String {
        switch form.trade {
        case .workspace: form.code.isEmpty ? "Un autre ENT" : form.name
        case .pronote, .espaces: form.name
        }
    }

    private static func sentence(of form: ProviderForm, isInUse: Bool) -> String {
        if isInUse {
            return form.trade == .espaces
                ? "L’interconnexion reste active."
                : "L’interconnexion reste active. Une autre adresse est vérifiée avant d’être enregistrée\u{A0}; ceux qui sont entrés par l’ancienne se connecteront de nouveau."
        }
        return switch form.trade {
        case .workspace, .pronote:
            "Rien ne change encore pour personne\u{A0}: la connexion sera vérifiée à l’étape\u{A0}3."
        case .espaces:
            "Chacun entrera sur le portail par les espaces de la cité scolaire, avec son compte des espaces. Rien ne change encore pour personne\u{A0}: la connexion sera vérifiée à l’étape\u{A0}3."
        }
    }

    private static func fields(
        of form: ProviderForm, _ faults: [ProviderForm.Line: String], _ workspace: Workspace?
    ) -> [Field] {
        let name = Field(
            "nom", "Nom de l’ENT", value: form.name, hint: "Tel que les élèves le connaissent.",
            error: faults[.name], isRequired: true)
        let address = Field(
            "adresse", "Adresse du serveur CAS", kind: "url", value: form.address,
            hint: hintOfAddress(form, workspace), error: faults[.address], isRequired: true)
        let attribute = Field(
            "identite", "Attribut qui porte l’identité", value: form.identityAttribute,
            hint:
                "Laissez vide si l’ENT n’en dit rien\u{A0}: «\u{A0}uid\u{A0}», sinon le nom du compte. Il doit contenir la même chose que l’«\u{A0}Identité ENT\u{A0}» des emprunteurs.",
            error: faults[.identityAttribute])
        return form.trade == .pronote ? [address, attribute] : [name, address, attribute]
    }

    private static func hintOfAddress(_ form: ProviderForm, _ workspace: Workspace?) -> String {
        switch form.trade {
        case .pronote:
            "Celle du serveur CAS de PRONOTE (mode hébergé). La personne qui a le compte superviseur (SPR) la connaît."
        default:
            workspace.map { !$0.address.isEmpty } ?? false
                ? "Relevée pour cet ENT\u{A0}; si elle a changé, corrigez-la."
                : "Elle ressemble à «\u{A0}https://ent.exemple.fr/cas\u{A0}». L’assistance de l’ENT la connaît."
        }
    }

    private static func ticks(of form: ProviderForm, fault: String?) -> [Tick] {
        let direct = Tick(
            id: "direct", label: "Laisser aussi entrer avec un mot de passe du portail",
            hint:
                "Un lien sous «\u{A0}Se connecter\u{A0}», pour qui n’a pas de compte là-bas. La porte des administrateurs, elle, reste toujours ouverte.",
            isChecked: form.allowsDirect)
        let shared = Tick(
            id: "partage", label: "Il sert plusieurs établissements",
            hint:
                "N’entrent alors que ceux dont l’ENT dit qu’ils sont d’ici. Décochez si tous ses usagers sont de votre établissement.",
            isChecked: form.isShared)
        let keys = Tick(
            id: "clefs", label: "Ces clefs sont bien celles de \(form.name)\u{A0}: je les garde",
            hint:
                "Le serveur a déménagé, ou le même identifiant y porte un autre nom\u{A0}: chacun garde la clef qu’il a.",
            isChecked: form.keepsKeys, fault: fault)
        let settings = form.trade == .espaces ? [direct] : [shared, direct]
        return fault != nil || form.keepsKeys ? settings + [keys] : settings
    }
}

extension ProviderFormView {
    private static func example(
        _ form: ProviderForm, changing known: IdentityProvider? = nil,
        faults: [ProviderForm.Line: String] = [:], notes: TextBody? = nil,
    ) -> ProviderFormView {
        ProviderFormView(
            form, changing: known, faults: faults, workspace: nil, notes: notes,
            sending: Sending(token: Examples.hostile, mark: "a"), seenFrom: Examples.view)
    }

    static let examples = [
        example(ProviderForm(.workspace)), example(ProviderForm(.pronote)),
        example(
            ProviderForm(.espaces),
            changing: IdentityProvider(
                kind: .espaces, name: Examples.long, activeSince: Examples.view.today)),
        example(
            ProviderForm(
                Form([
                    ("genre", "ent"), ("code", Examples.hostile), ("nom", Examples.hostile),
                    ("adresse", Examples.hostile), ("certificat", Examples.hostile), ("direct", "oui"),
                ])),
            faults: [
                .name: Examples.hostile, .address: Examples.long, .identityAttribute: Examples.hostile,
                .certificate: Examples.hostile,
                .keys: Examples.hostile,
            ],
            notes: TextBody(
                pieces: [ProcedurePiece(words: Examples.hostile), ProcedurePiece(copied: Examples.long)])),
    ]
}
