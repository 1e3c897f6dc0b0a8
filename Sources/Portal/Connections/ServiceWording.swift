import Formats
import Storage

/// What the screens say of services.
enum ServiceWording {
    static func label(_ profile: CasService.Profile) -> String {
        switch profile {
        case .key: "Une clef opaque seulement"
        case .portal: "Ce qu’il faut à un portail documentaire"
        case .pronote: "Ce qu’il faut à PRONOTE"
        case .publisher: "Ce qu’il faut à la ressource d’un éditeur"
        }
    }

    static func words(_ profile: CasService.Profile) -> String {
        switch profile {
        case .key:
            "Un numéro tiré au hasard, toujours le même pour la même personne\u{A0}: le service la reconnaît sans savoir qui elle est. C’est assez pour la plupart."
        case .portal:
            "La clef, le profil, l’établissement et la classe\u{A0}: de quoi ouvrir un espace de lecteur. Ni nom ni date de naissance."
        case .pronote:
            "L’identifiant de connexion, le nom, le prénom, la date de naissance et la catégorie\u{A0}: PRONOTE s’en sert pour reconnaître la personne la première fois."
        case .publisher:
            "Le numéro de lecteur, la catégorie et l’établissement, dans la forme que les éditeurs attendent d’un portail de CDI. Jamais le nom."
        }
    }

    static func short(_ profile: CasService.Profile) -> String {
        "Ce qui lui est dit\u{A0}: "
            + {
                switch profile {
                case .key: "une clef opaque seulement."
                case .portal: "la clef, le profil, l’établissement et la classe."
                case .pronote: "l’identifiant, le nom, la naissance et la catégorie."
                case .publisher: "le numéro de lecteur, la catégorie et l’établissement."
                }
            }()
    }

    static let plain =
        "Adresse en clair (http)\u{A0}: qui écoute le réseau peut prendre la place de quelqu’un. À réserver au réseau de l’établissement."

    static func addresses(of room: some ServicesRoom) -> [ServiceListView.Address] {
        [
            .init(label: "Serveur CAS", value: room.root + "/cas"),
            .init(label: "Connexion", value: room.root + "/cas/login"),
            .init(label: "Vérification d’un ticket (CAS 3)", value: room.root + "/cas/p3/serviceValidate"),
            .init(label: "Vérification d’un ticket (CAS 2)", value: room.root + "/cas/serviceValidate"),
            .init(label: "Déconnexion", value: room.root + "/cas/logout"),
        ]
    }

    /// The link that says to a publisher of which school its reader is (FORMATS 3.4).
    static func link(to service: CasService, of school: RNE?) -> String? {
        guard service.profile == .publisher, let school else { return nil }
        return service.address.replacing("://*.", with: "://") + "?sso_id=esidoc_\(school.lowercased)"
    }

    /// What a service of a profile is told of somebody, as it reads it: names without their prefix, each pair once.
    static func told(_ subject: SignOnSubject, as profile: CasService.Profile) -> [(
        name: String, value: String
    )] {
        var found = [(name: "user", value: subject.user(for: profile))]
        func gather(_ elements: [CasElement]) {
            for element in elements {
                switch element {
                case .text(let name, let value):
                    let name = String(name.split(separator: ":").last ?? "")
                    if !found.contains(where: { $0 == (name, value) }) { found.append((name, value)) }
                case .group(_, let parts): gather(parts)
                }
            }
        }
        gather(subject.elements(for: profile, standard: []))
        return found
    }

    /// Somebody who is nobody, to show what would be told.
    static var somebody: SignOnSubject {
        var subject = SignOnSubject(key: "b7c1d2e3f4a5968778695a4b3c2d1e0f", login: "zoe.durand")
        subject.lastName = "DURAND"
        subject.firstName = "Zoé"
        subject.bornOn = Day("2013-05-14")
        subject.profiles = [.pupil]
        subject.schools = RNE("0510032H").map { [$0] } ?? []
        subject.classes = ["5e B"]
        subject.card = "1204"
        return subject
    }
}
