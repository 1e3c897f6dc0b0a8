/// Why another site gave no answer.
package enum FetchError: Error, Equatable, Sendable {
    /// Not in HTTPS.
    case notSecure
    /// The address leads into the machine itself or into the network that it stands in.
    case ownNetwork
    /// No such host.
    case unknownHost
    /// Nothing listens there.
    case notReached
    case tooSlow
    case untrustedCertificate
    case tooLarge
    /// The site sends elsewhere, which is not followed.
    case redirected
    /// 401 or 403: the token is not, or no longer, good.
    case refused
    case notFound
    /// 429: asked too often.
    case tooOften
    case trouble(status: Int)
    /// An answer that is not what was asked for.
    case unreadable
    case cut
    case stopped
    case other(code: Int)

    /// Worth another try, with nothing to be mended by a person here.
    package var isPassing: Bool {
        switch self {
        case .unknownHost, .notReached, .tooSlow, .tooOften, .trouble, .cut, .stopped: true
        case .notSecure, .ownNetwork, .untrustedCertificate, .tooLarge, .redirected, .refused, .notFound,
            .unreadable, .other:
            false
        }
    }

    /// What to tell whoever set the address.
    package var sentence: String {
        switch self {
        case .notSecure: "L’adresse doit commencer par «\u{A0}https://\u{A0}»."
        case .ownNetwork:
            "Cette adresse mène au réseau interne du serveur\u{A0}: elle n’est pas interrogée."
        case .unknownHost: "Aucun site ne porte ce nom. Vérifiez son adresse."
        case .notReached: "Le site ne répond pas. Vérifiez son adresse."
        case .tooSlow: "Le site met trop de temps à répondre."
        case .untrustedCertificate:
            "Le certificat du site n’est pas reconnu\u{A0}: rien ne lui a été envoyé."
        case .tooLarge: "La réponse du site est trop volumineuse\u{A0}: elle n’a pas été lue."
        case .redirected: "Le site renvoie vers une autre adresse\u{A0}: indiquez l’adresse définitive."
        case .refused: "Le site refuse le jeton. Demandez-en un nouveau à la personne qui le gère."
        case .notFound: "Il n’y a rien à cette adresse."
        case .tooOften: "Le site demande d’attendre avant une nouvelle demande."
        case .trouble(let status): "Le site est en difficulté (erreur \(status))."
        case .unreadable: "La réponse du site est illisible."
        case .cut: "La connexion s’est coupée avant la fin de la réponse."
        case .stopped: "La demande a été interrompue par l’arrêt du site."
        case .other(let code): "La demande a échoué (libcurl, erreur \(code))."
        }
    }
}
