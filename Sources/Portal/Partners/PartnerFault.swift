import Fetching
import Storage

/// What is wrong with a portal that was declared or changed: a field, and what to do.
enum PartnerFault: Error, Equatable {
    case badNumber
    case known(name: String)
    case ofAnotherCampus
    /// On this server, and of no campus: its librarian gives a token.
    case needsToken(portal: String)
    case wrongToken
    case badAddress
    case notSecure
    /// Not on this server: to be opened here, or found elsewhere.
    case notHere(RNE)
    /// To be opened here, for a school that the directory does not know.
    case noSchool(RNE)
    /// To be opened here, for a school that another campus of this server has too.
    case schoolOfAnotherCampus(RNE)
    case noName
    /// It is elsewhere, and was asked in vain; it may be kept all the same.
    case silent(RNE, FetchError, hasToken: Bool)

    var field: String {
        switch self {
        case .badNumber, .known, .ofAnotherCampus, .notHere, .noSchool, .schoolOfAnotherCampus: "rne"
        case .needsToken, .wrongToken, .silent(_, .refused, _): "secret"
        case .badAddress, .notSecure, .silent: "adresse"
        case .noName: "nom"
        }
    }

    /// Nothing typed is wrong in itself: it may be kept « à vérifier ».
    var mayBeKept: Bool {
        if case .silent = self { true } else { false }
    }

    var words: String {
        switch self {
        case .badNumber:
            "Un numéro RNE (ou UAI) a sept chiffres et une lettre\u{A0}: 0510032H."
        case .known(let name): "Ce portail est déjà déclaré\u{A0}: \(name)."
        case .ofAnotherCampus: "Ce portail appartient à une autre cité scolaire de ce serveur."
        case .needsToken(let name):
            "\(name) est sur ce serveur, mais n’est lié à aucune cité scolaire. Demandez un jeton à son administrateur (Réglages, Fichiers et liaisons), et collez-le ici."
        case .wrongToken: "Le portail ne connaît pas ce jeton. Demandez-en un nouveau."
        case .badAddress: "Cette adresse n’en est pas une. Écrivez-la en entier\u{A0}: https://cdi.exemple.fr"
        case .notSecure: "L’adresse doit commencer par «\u{A0}https://\u{A0}»."
        case .notHere(let rne):
            "Il n’y a pas de portail \(rne) sur ce serveur. Ouvrez-le ici en cochant la case, ou indiquez l’adresse où il se trouve."
        case .noSchool(let rne):
            "Aucun établissement de cette cité n’a le numéro \(rne)\u{A0}: on n’ouvre ici que les portails de la cité. Ajoutez d’abord l’établissement (Annuaire, Établissements)."
        case .schoolOfAnotherCampus(let rne):
            "L’établissement \(rne) est aussi dans une autre cité de ce serveur. Demandez à la personne qui gère le serveur d’ouvrir ce portail\u{A0}; vous le lierez ensuite avec un jeton."
        case .noName: "Écrivez le nom du portail."
        case .silent(let rne, let error, let hasToken): error.sentence(of: rne, hasToken: hasToken)
        }
    }
}

extension FetchError {
    /// Why a portal that is being declared does not answer, and what to do.
    fileprivate func sentence(of rne: RNE, hasToken: Bool) -> String {
        switch self {
        case .unknownHost, .notReached:
            "Rien ne répond à cette adresse. Vérifiez-la\u{A0}: c’est celle de la page d’accueil du portail."
        case .tooSlow: "Le portail met trop de temps à répondre. Réessayez dans un instant."
        case .refused where !hasToken:
            "Le portail répond, mais demande un jeton. Demandez-le au CDI (Réglages, Fichiers et liaisons), et collez-le ici."
        case .refused:
            "Le portail répond, mais ne connaît pas ce jeton. Demandez-en un nouveau au CDI (Réglages, Fichiers et liaisons)."
        case .notFound:
            "Le site répond, mais le portail \(rne) n’est pas à cette adresse. Vérifiez le numéro et l’adresse."
        case .unreadable:
            "Un site répond à cette adresse, mais pas comme un portail que l’on peut interroger. Vérifiez-la."
        default: sentence
        }
    }
}
