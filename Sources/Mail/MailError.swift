/// Why a message did not leave.
package enum MailError: Error, Equatable, Sendable {
    /// No such host, or nothing listens there.
    case notReached
    case tooSlow
    case noTLS
    case untrustedCertificate
    /// The settings would send a password in the clear.
    case passwordWouldBeSeen
    case badPassword
    case senderRefused(reply: String)
    case recipientRefused(reply: String)
    case messageRefused(reply: String)
    /// The server hung up, or said something that is no SMTP.
    case cut
    /// The text had been sent and the answer did not come: the message may have left.
    case unsure
    /// The program is stopping.
    case stopped
    case other(code: Int)

    /// Worth another try: nothing to be mended by a person (RFC 5321, 4.2.1: a reply that begins with 4).
    package var isPassing: Bool {
        switch self {
        case .notReached, .tooSlow, .cut, .stopped: true
        case .senderRefused(let reply), .recipientRefused(let reply), .messageRefused(let reply):
            reply.utf8.first == UInt8(ascii: "4")
        case .noTLS, .untrustedCertificate, .passwordWouldBeSeen, .badPassword, .unsure, .other: false
        }
    }

    /// The trouble is this message's, and not the server's: the next message may well leave.
    package var isOfOneMessage: Bool {
        switch self {
        case .recipientRefused, .messageRefused, .unsure: true
        default: false
        }
    }

    /// What to tell the librarian.
    package var sentence: String {
        switch self {
        case .notReached:
            "Le serveur de messagerie ne répond pas. Vérifiez son nom et son port, puis votre connexion."
        case .tooSlow: "Le serveur de messagerie met trop de temps à répondre."
        case .noTLS:
            "Le serveur ne propose pas de connexion chiffrée sur ce port. Essayez l’autre réglage de sécurité, avec son port."
        case .untrustedCertificate:
            "Le certificat du serveur n’est pas reconnu\u{A0}: rien ne lui a été envoyé. Vérifiez son nom exact."
        case .passwordWouldBeSeen:
            "Avec un mot de passe, la connexion doit être chiffrée\u{A0}: choisissez STARTTLS ou TLS."
        case .badPassword: "Le serveur refuse l’identifiant ou le mot de passe."
        case .senderRefused(let reply): Self.quoting("Le serveur refuse l’adresse de l’expéditeur", reply)
        case .recipientRefused(let reply): Self.quoting("Le serveur refuse l’adresse du destinataire", reply)
        case .messageRefused(let reply): Self.quoting("Le serveur refuse le message", reply)
        case .cut: "Le serveur a coupé la connexion."
        case .unsure:
            "La connexion s’est coupée après l’envoi du texte\u{A0}: le message est peut-être parti."
        case .stopped: "L’envoi a été interrompu par l’arrêt du site."
        case .other(let code): "L’envoi a échoué (libcurl, erreur \(code))."
        }
    }

    private static func quoting(_ sentence: String, _ reply: String) -> String {
        reply.isEmpty ? sentence + "." : "\(sentence)\u{A0}: «\u{A0}\(reply)\u{A0}»."
    }
}
