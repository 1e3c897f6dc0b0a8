import Formats
import Foundation
import WebServer

/// Why somebody does not pass from one site to another.
enum SignOnRefusal {
    /// The host of a service that is not declared here; nil: no address of the web.
    case unknownService(String?)
    /// An administrator who is nobody of the directory.
    case nobody(service: String)
    case notLetIn(ArrivalRefusal, provider: String, returnTo: String?)
}

extension SigningOn {
    func showRefusal(_ refusal: SignOnRefusal) throws -> Response {
        let words = SignOnWords(refusal, placeName: placeName)
        var ways = [Way(label: "Revenir à l’accueil", href: homeAddress, icon: "home", count: nil)]
        if case .notLetIn(let reason, _, let back) = refusal {
            if reason != .closedAccount, reason != .otherSchool {
                ways.insert(
                    Way(label: "Réessayer", href: door(returnTo: back), icon: "person", count: nil),
                    at: 0)
            }
            ways.append(
                Way(
                    label: "Authentification administrateur", href: ownDoor(returnTo: back), icon: "padlock",
                    count: nil))
        }
        let view = FailureView(
            icon: words.icon, title: words.title, sentences: words.sentences, reference: nil, search: nil,
            ways: ways)
        var response = try show(view, title: words.title, status: words.status)
        response.headers.set("Cache-Control", "no-store")
        if case .notLetIn(.busy, _, let back) = refusal {
            // At an address without a ticket there is none to try again: a new one is asked for.
            let hasTicket = request.query["ticket"] != nil
            response.headers.set("Refresh", hasTicket ? "2" : "2; url=\(door(returnTo: back))")
        }
        return response
    }
}

/// What is said of it.
private struct SignOnWords {
    var icon = "info"
    var status = Status.forbidden
    let title: String
    let sentences: [String]

    init(_ refusal: SignOnRefusal, placeName: String) {
        switch refusal {
        case .unknownService(let host):
            title = "Ce service n’est pas déclaré"
            sentences = [
                host.map {
                    "«\u{A0}\($0)\u{A0}» demande qui vous êtes, mais n’est pas dans la liste des services de \(placeName). Rien ne lui a été dit."
                }
                    ?? "L’adresse du service est incomplète ou mal écrite. Rien n’a été dit à personne.",
                "Revenez à la page d’où vous venez, ou signalez-le à l’administrateur de l’établissement.",
            ]
        case .nobody(let service):
            title = "Ce compte n’est celui de personne de l’annuaire"
            sentences = [
                "Vous êtes connecté comme administrateur\u{A0}: «\u{A0}\(service)\u{A0}» ne saurait pas qui vous êtes. Ouvrez ce service avec votre compte de tous les jours."
            ]
        case .notLetIn(let reason, let provider, _):
            (icon, status, title, sentences) = Self.words(of: reason, provider: provider, placeName)
        }
    }

    private static func words(of reason: ArrivalRefusal, provider: String, _ placeName: String) -> (
        icon: String, status: Status, title: String, sentences: [String]
    ) {
        switch reason {
        case .otherSchool:
            (
                "info", .forbidden, "Vous êtes d’un autre établissement",
                [
                    "\(provider) vous a bien reconnu, mais pas dans l’établissement de \(placeName). Votre espace personnel est au portail de votre propre CDI."
                ]
            )
        case .unknown:
            (
                "info", .forbidden, "\(provider) vous connaît, pas nous",
                [
                    "\(provider) vous a reconnu, mais votre identité n’est pas encore dans les listes de l’établissement (\(placeName)). Cela arrive en début d’année, avant la mise à jour.",
                    "Signalez-le au CDI ou à l’administrateur\u{A0}: rien n’est à refaire de votre côté.",
                ]
            )
        case .closedAccount:
            (
                "stop", .forbidden, "Ce compte est fermé",
                ["Votre compte de \(placeName) a été fermé. Adressez-vous au CDI."]
            )
        case .refusedTicket(let code):
            (
                "clock", .forbidden, "La connexion n’a pas abouti",
                [
                    code == "INVALID_TICKET"
                        ? "Le passage de \(provider) à \(placeName) a pris trop de temps, ou la page a été rechargée. Réessayez\u{A0}: cela suffit presque toujours."
                        : code.isEmpty
                            ? "\(provider) n’a pas confirmé qui vous êtes. Réessayez\u{A0}; si cela recommence, signalez-le à l’administrateur."
                            : "\(provider) n’a pas confirmé qui vous êtes (\(code)). Réessayez\u{A0}; si cela recommence, donnez ce code à l’administrateur."
                ]
            )
        case .silent(let error):
            (
                "clock", .serviceUnavailable, "\(provider) ne répond pas",
                [
                    "\(placeName) n’a pas pu demander à \(provider) qui vous êtes. \(error.sentence)",
                    "La recherche et les pages restent ouvertes à tous. Réessayez dans quelques minutes.",
                ]
            )
        case .unreadable:
            (
                "clock", .badGateway, "\(provider) a mal répondu",
                [
                    "La réponse de \(provider) n’a pas été comprise\u{A0}: personne n’a été connecté. Réessayez\u{A0}; si cela recommence, signalez-le à l’administrateur."
                ]
            )
        case .busy:
            (
                "clock", .serviceUnavailable, "Encore un instant",
                [
                    "Beaucoup de monde arrive de \(provider) en ce moment. Cette page réessaie toute seule."
                ]
            )
        }
    }
}
