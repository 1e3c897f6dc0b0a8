import Foundation
import Logging
import Storage
import Templating
import WebServer

/// What is shown when a request is not answered by its page: what happened, that nothing was lost, where to go.
struct FailureView: View {
    static let template = "failure"

    let icon: String
    let title: String
    let sentences: [String]
    /// The number under which the log has the error.
    let reference: String?
    let search: SearchBox?
    let ways: [Way]
}

extension Site {
    /// The page of an error, in the portal's frame where there is one.
    func failurePage(
        for error: any Error, request: Request, in surroundings: FailureSurroundings,
    ) -> Response {
        let status: Status
        switch error {
        case Failure.needsSignIn(let door): return .redirect(to: door)
        case Failure.needsNewPassword(let address): return .redirect(to: address)
        case Failure.notFound, Failure.noSuchPlace, Failure.noSuchCampus: status = .notFound
        case Failure.wrongMethod: status = .methodNotAllowed
        case Failure.foreignForm: status = .forbidden
        case let refused as BadRequest: status = refused.status
        case Failure.closed, is StorageError: status = .serviceUnavailable
        default: status = .internalServerError
        }
        var reference: String?
        if status == .internalServerError || status == .serviceUnavailable {
            let number = Self.reference()
            reference = number
            logger.error(
                "\(number) \(request.method.rawValue) \(SecretAddress.masked(request.rawPath)): \(error)")
        }
        return failurePage(status, error: error, reference: reference, in: surroundings)
    }

    /// The page of a refusal made by the server itself, before any portal is known.
    package func refusalPage(_ status: Status) -> Response {
        failurePage(status, error: nil, reference: nil, in: FailureSurroundings()).secured(isSecure: false)
    }

    private func failurePage(
        _ status: Status, error: (any Error)?, reference: String?, in surroundings: FailureSurroundings,
    ) -> Response {
        let view = FailureView(status, error: error, reference: reference, in: surroundings)
        let frame =
            surroundings.frame(view.title)
            ?? FrameView(platform: assets, title: view.title, home: Self.platform(of: error))
        var response: Response
        do {
            response = Response(
                status, contentType: "text/html; charset=utf-8", body: try templates.render(view, in: frame),
            )
        } catch {
            logger.critical("the failure page itself fails: \(error)")
            response = Response(
                status, contentType: "text/plain; charset=utf-8", body: Array(view.title.utf8))
        }
        response.headers.set("Cache-Control", "no-store")
        if status == .methodNotAllowed { response.headers.set("Allow", "GET, HEAD") }
        if status == .serviceUnavailable { response.headers.set("Retry-After", "60") }
        return response
    }

    /// Where the list of portals is, for somebody who asked for a portal that is not here.
    private static func platform(of error: (any Error)?) -> String {
        switch error {
        case Failure.noSuchPlace(let place)?: place.platform
        case Failure.noSuchCampus(let place)?: place.platform
        default: "/"
        }
    }

    /// Eight letters and digits without those that are taken for one another: read aloud over a telephone.
    private static func reference() -> String {
        let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
        let letters = (0..<8).compactMap { _ in alphabet.randomElement() }
        return String(letters.prefix(4)) + "-" + String(letters.suffix(4))
    }
}

extension FailureView {
    init(_ status: Status, error: (any Error)?, reference: String?, in surroundings: FailureSurroundings) {
        self.reference = reference
        search = surroundings.search
        let homeWay = Way(
            label: "Revenir à l’accueil",
            href: surroundings.home, icon: "home", count: nil,
        )
        switch (status, error) {
        case (_, Failure.noSuchPlace(let place)?):
            icon = "empty-shelf"
            title = "Aucun portail à cette adresse"
            sentences = [
                "Le numéro \(place.rne?.description ?? "") n’est celui d’aucun portail de ce serveur. Vérifiez l’adresse, ou cherchez votre établissement dans la liste."
            ]
            ways = [
                Way(
                    label: "Voir la liste des portails", href: place.platform,
                    icon: "home", count: nil,
                )
            ]
        case (_, Failure.noSuchCampus(let place)?):
            icon = "empty-shelf"
            title = "Aucune cité scolaire à cette adresse"
            sentences = [
                "«\u{A0}\(place.code)\u{A0}» n’est le code d’aucune cité de ce serveur. Vérifiez l’adresse, ou cherchez votre établissement dans la liste."
            ]
            ways = [
                Way(
                    label: "Voir la liste des portails", href: place.platform,
                    icon: "home", count: nil,
                )
            ]
        case (.notFound, _):
            icon = "empty-shelf"
            title = "Cette page n’est pas sur nos étagères"
            var words = [
                "L’adresse est peut-être incomplète, ou la page a été retirée. Ce que vous cherchez est sans doute à deux mots d’ici."
            ]
            // The same for every address: it tells nothing of what is there for others.
            let door = surroundings.door
            if door != nil {
                words.append("Certaines pages ne se lisent qu’une fois connecté.")
            }
            sentences = words
            ways =
                (door.map { [Way(label: "Se connecter", href: $0, icon: "person", count: nil)] } ?? []) + [
                    homeWay
                ]
        case (.forbidden, _):
            icon = "stop"
            title = "Ce formulaire vient d’un autre site"
            sentences = [
                "Rien n’a été enregistré, par précaution. Revenez sur le portail et recommencez depuis sa propre page."
            ]
            ways = [homeWay]
        case (.methodNotAllowed, _):
            icon = "info"
            title = "Cette page se lit, elle ne se remplit pas"
            sentences = [
                "Rien n’a été enregistré. Revenez à la page précédente et recommencez depuis son formulaire."
            ]
            ways = [homeWay]
        case (.serviceUnavailable, _):
            icon = "clock"
            title = "Ce portail est fermé pour le moment"
            sentences = [
                "Ses données ne peuvent pas être lues en ce moment. Rien n’est perdu. Réessayez dans quelques minutes ; le CDI, lui, est peut-être ouvert."
            ]
            ways = []
        case (.internalServerError, _):
            icon = "lectern"
            title = "Une page s’est cornée de notre côté"
            sentences = [
                "Ce n’est pas votre faute, et rien de ce qui était enregistré n’a été perdu. Réessayez dans un instant."
            ]
            ways = [homeWay]
        default:
            icon = "info"
            title = "Cette demande n’a pas été comprise"
            sentences = [
                "Le navigateur a envoyé une demande incomplète ou trop longue (\(status.rawValue)). Rien n’a été enregistré. Revenez à la page précédente et recommencez."
            ]
            ways = [homeWay]
        }
    }
}
