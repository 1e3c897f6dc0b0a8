import Formats
import Library
import Storage
import WebServer

/// Where the school stands, by the names that texts use: `{{etat:catalogue}}`.
enum ProcedureState: String, CaseIterable, Sendable {
    case portal = "portail"
    case catalogue
    case borrowers = "emprunteurs"
    case statuses = "statuts"
    case keys = "clefs"
    case setAside = "mis-a-l-ecart"
    case overdue = "retards"
    case hours = "horaires"
    case mail = "messagerie"
    case interconnection = "interconnexion"
    case ent
    case version

    /// A sentence for a box, a few words for the middle of one, and whether all is well.
    struct Answer: Equatable {
        let sentence: String
        let words: String
        var isFine = true
    }

    func answer(_ guide: ProcedureGuide) -> Answer {
        let standing = guide.standing
        return switch self {
        case .portal:
            Answer(
                sentence: "Ce portail s’appelle «\u{A0}\(guide.portal.name)\u{A0}».",
                words: "«\u{A0}\(guide.portal.name)\u{A0}»")
        case .catalogue: Self.catalogue(standing.records)
        case .borrowers: Self.borrowers(standing.borrowers)
        case .statuses: Self.statuses(standing)
        case .keys: Self.keys(standing.withKey)
        case .setAside: Self.setAside(standing.temporaryUsers)
        case .overdue: Self.overdue(standing.overdue)
        case .hours:
            standing.hasHours
                ? Answer(sentence: "Les horaires du CDI sont écrits.", words: "écrits")
                : Answer(
                    sentence: "Les horaires du CDI ne sont pas encore écrits.", words: "pas encore écrits",
                    isFine: false)
        case .mail:
            standing.hasMail
                ? Answer(sentence: "L’envoi par courriel est réglé.", words: "réglé")
                : Answer(
                    sentence:
                        "L’envoi par courriel n’est pas réglé\u{A0}: les relances se font sur papier. Un administrateur peut indiquer un serveur d’envoi.",
                    words: "pas encore réglé", isFine: false)
        case .interconnection:
            Self.interconnection(guide.provider, today: guide.view.today)
        case .ent:
            guide.provider.map { Answer(sentence: "ENT choisi\u{A0}: \($0.name).", words: $0.name) }
                ?? Answer(sentence: "Aucun ENT n’est choisi.", words: "aucun ENT choisi", isFine: false)
        case .version:
            Answer(
                sentence: "Ce portail fonctionne avec Lutrin \(ProductVersion.current).",
                words: "Lutrin \(ProductVersion.current)")
        }
    }

    private static func interconnection(_ provider: IdentityProvider?, today: Day) -> Answer {
        let words = Wording.interconnection(provider)
        guard let provider else {
            return Answer(
                sentence:
                    "Aucune interconnexion\u{A0}: chacun se connecte avec l’identifiant et le mot de passe du portail.",
                words: words, isFine: false)
        }
        guard let since = provider.activeSince else {
            return Answer(
                sentence:
                    "L’interconnexion avec \(provider.name) n’est pas encore active\u{A0}: chacun se connecte avec l’identifiant et le mot de passe du portail.",
                words: words, isFine: false)
        }
        return Answer(
            sentence:
                "Ce portail est interconnecté avec \(provider.name), depuis le \(Wording.date(since, today: today)).",
            words: words)
    }

    private static func catalogue(_ count: Int) -> Answer {
        count == 0
            ? Answer(
                sentence: "Le catalogue est encore vide.", words: "encore vide", isFine: false)
            : Answer(
                sentence: "Le catalogue compte \(Wording.documents(count)).", words: Wording.documents(count))
    }

    private static func borrowers(_ count: Int) -> Answer {
        let words = Wording.count(count, "emprunteur", "emprunteurs")
        return count == 0
            ? Answer(sentence: "Aucun emprunteur n’est inscrit.", words: words, isFine: false)
            : Answer(
                sentence: "\(words) \(count == 1 ? "est inscrit" : "sont inscrits").", words: words)
    }

    private static func statuses(_ standing: Standing) -> Answer {
        let words = Wording.count(standing.withoutStatus, "fiche sans statut", "fiches sans statut")
        guard standing.withoutStatus > 0 else {
            return Answer(sentence: "Toutes les fiches ont un statut.", words: words)
        }
        return Answer(sentence: "\(words) à compléter avant la mise à jour.", words: words, isFine: false)
    }

    private static func keys(_ count: Int) -> Answer {
        let words = Wording.count(count, "emprunteur", "emprunteurs")
        return count == 0
            ? Answer(sentence: "Aucune fiche ne porte d’«\u{A0}Identité ENT\u{A0}».", words: "aucune")
            : Answer(
                sentence:
                    "\(words) \(count == 1 ? "porte" : "portent") une «\u{A0}Identité ENT\u{A0}».",
                words: words)
    }

    private static func setAside(_ count: Int) -> Answer {
        let words = Wording.count(count, "usager temporaire", "usagers temporaires")
        return count == 0
            ? Answer(sentence: "Personne n’est mis à l’écart.", words: "personne")
            : Answer(
                sentence: "\(words) \(count == 1 ? "reste" : "restent") à traiter.", words: words,
                isFine: false)
    }

    private static func overdue(_ count: Int) -> Answer {
        let words = Wording.count(count, "prêt en retard", "prêts en retard")
        return count == 0
            ? Answer(sentence: "Aucun prêt n’est en retard.", words: "aucun prêt en retard")
            : Answer(sentence: "\(words) en ce moment.", words: words, isFine: false)
    }
}

/// How soon what was changed in one place is seen in another (X-04): `{{horloge:connecteur}}`.
enum FreshnessClock: String, CaseIterable, Sendable {
    case connector = "connecteur"
    case file = "fichier"
    case loans = "prets"
    case espaces

    /// Where it is told when it last happened.
    var screen: ProcedureScreen {
        switch self {
        case .connector, .loans: .transfers
        case .file: .files
        case .espaces: .liaisons
        }
    }

    var sentence: String {
        switch self {
        case .connector:
            "Du bureau de prêt au portail\u{A0}: aussitôt, c’est le même logiciel. Là où ce sont deux logiciels (BCDI et e-sidoc), au plus tard 20\u{A0}minutes après."
        case .file:
            "Fichier des utilisateurs envoyé au portail\u{A0}: à lire ou à télécharger dans les 72\u{A0}heures."
        case .loans: "Prêts affichés dans PRONOTE\u{A0}: relus une fois par jour."
        case .espaces:
            "Prêts affichés dans les espaces de Lutrin\u{A0}: ceux du moment si le portail est sur ce serveur, au plus tard 5\u{A0}minutes après sinon."
        }
    }

    var words: String {
        switch self {
        case .connector: "aussitôt"
        case .file: "72\u{A0}heures"
        case .loans: "une fois par jour"
        case .espaces: "aussitôt, ou dans les 5\u{A0}minutes"
        }
    }
}

/// Addresses of the portal to be copied elsewhere: `{{adresse:portail}}`.
enum ProcedureAddress: String, CaseIterable, Sendable {
    case portal = "portail"
    case search = "recherche"
    case loans = "prets"
    case espaces

    /// Nil: there is none.
    func address(_ guide: ProcedureGuide) -> String? {
        let place = guide.view.place
        return switch self {
        case .portal: place.permanentAddress(of: .home)
        case .search: place.permanentAddress(of: .search(Search())) + "?q="
        case .loans: place.permanentAddress(of: .space(.loans))
        case .espaces: guide.campus.map { $0.origin + $0.address(of: .home) }
        }
    }
}
