import Storage
import Templating

/// GET …/nouveau, GET …/:id: one service, and what it is told.
struct ServiceFormView: View {
    static let template = "connections/service"

    let title: String
    let list: Link
    let wayBack: [Link]
    let summary: ErrorSummary?
    let action: String
    let token: String
    let fields: [Field]
    let profiles: [ProfileChoice]
    /// Whose values the lists show.
    let whose: String
    let mayProxy: Bool
    let hearsLogout: Bool
    let certificate: CertificateBox
    let remove: ConfirmButton?
    /// For publishers.
    let link: String?

    struct ProfileChoice: ViewPart {
        let value: String
        let label: String
        let words: String
        let isChosen: Bool
        let lines: [Line]
    }

    struct Line: ViewPart {
        let name: String
        let value: String
    }

    init(
        _ typed: ServiceForm, of id: ID<CasService>?, faults: [ServiceFault], own: SignOnSubject?,
        in room: some ServicesRoom,
    ) {
        let title = id == nil ? "Déclarer un service" : "Service déclaré"
        let action = id.map { DeclaredServicesAction.change($0) } ?? .add
        let token = room.newToken()
        self.init(
            title: title, list: Link("Services déclarés", room.address(of: .list)), wayBack: room.wayBack,
            typed, faults: faults, own: own, action: room.address(of: action), token: token,
            remove: id.map {
                ConfirmButton(
                    "Retirer ce service", spoken: "Retirer le service \(typed.name)",
                    question:
                        "Plus personne ne pourra y entrer en passant par \(room.spoken). Ceux qui y sont déjà y restent jusqu’à leur déconnexion.",
                    button: PostButton(
                        "Retirer le service", icon: "cross", to: room.address(of: .remove($0)), token: token))
            },
            link: id == nil
                ? nil
                : typed.service.flatMap { ServiceWording.link(to: $0, of: room.schoolOfPublishers) })
    }

    private init(
        title: String, list: Link, wayBack: Link?, _ typed: ServiceForm, faults: [ServiceFault],
        own: SignOnSubject?, action: String, token: String, remove: ConfirmButton?, link: String?,
    ) {
        self.title = title
        self.list = list
        self.wayBack = wayBack.map { [$0] } ?? []
        self.action = action
        self.token = token
        self.remove = remove
        self.link = link
        func error(_ field: String) -> String? { faults.first { $0.field == field }?.words }
        let fields = [
            Field(
                "nom", "Nom du service", value: typed.name, hint: "Tel que les usagers le liront.",
                error: error("nom"), isRequired: true),
            Field(
                "adresse", "Adresse", value: typed.address,
                hint:
                    "Ce par quoi toutes ses adresses commencent\u{A0}: «\u{A0}https://ressource.exemple.fr/lecture/\u{A0}». Une étoile vaut pour chaque sous-domaine\u{A0}: «\u{A0}https://*.exemple.fr/\u{A0}».",
                error: error("adresse"), isRequired: true),
        ]
        self.fields = fields
        let subject = own ?? ServiceWording.somebody
        whose =
            own == nil
            ? "Les valeurs sont celles d’une élève imaginaire\u{A0}: votre compte n’est celui de personne de l’annuaire."
            : "Les valeurs sont les vôtres\u{A0}: c’est exactement ce que le service apprendrait de vous."
        profiles = CasService.Profile.allCases.map { profile in
            ProfileChoice(
                value: profile.rawValue, label: ServiceWording.label(profile),
                words: ServiceWording.words(profile), isChosen: profile == typed.profile,
                lines: ServiceWording.told(subject, as: profile).map {
                    Line(name: $0.name, value: $0.value.isEmpty ? "(vide)" : $0.value)
                })
        }
        mayProxy = typed.mayProxy
        hearsLogout = typed.hearsLogout
        certificate = CertificateBox(typed.certificate, fault: error("certificat"))
        summary =
            faults.isEmpty
            ? nil
            : ErrorSummary("Rien n’a été enregistré.", fields + [certificate.asField].compactMap(\.self))
    }

    private static var hostile: ServiceForm {
        var form = ServiceForm()
        (form.name, form.address, form.certificate) = (Examples.hostile, Examples.hostile, Examples.hostile)
        form.mayProxy = true
        return form
    }

    static let examples = [
        ServiceFormView(
            title: "Déclarer un service", list: Link(Examples.long, "/"), wayBack: nil, ServiceForm(),
            faults: [], own: nil, action: "/", token: "a", remove: nil, link: nil),
        ServiceFormView(
            title: Examples.hostile, list: Link(Examples.hostile, "/"), wayBack: Link(Examples.hostile, "/"),
            hostile, faults: [.noName, .known(name: Examples.hostile), .badCertificate],
            own: ServiceWording.somebody, action: "/", token: "a",
            remove: ConfirmButton(
                Examples.hostile, spoken: Examples.hostile, question: Examples.hostile,
                button: PostButton(Examples.hostile, icon: "cross", to: "/", token: "a")),
            link: Examples.hostile),
    ]
}

/// Where the certificate of a server that nobody vouches for is pasted, folded away.
struct CertificateBox: ViewPart {
    let value: String
    let isOpen: Bool
    let error: Field.Fault?
    let describedBy: String

    init(_ value: String, fault: String?) {
        self.value = value
        isOpen = !value.isEmpty || fault != nil
        error = fault.map { Field.Fault(id: "erreur-certificat", words: $0) }
        describedBy = fault == nil ? "aide-certificat" : "aide-certificat erreur-certificat"
    }

    /// For the summary of faults.
    var asField: Field? {
        error.map { Field("certificat", "Certificat du serveur", error: $0.words) }
    }
}
