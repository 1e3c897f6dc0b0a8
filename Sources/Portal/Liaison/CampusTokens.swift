import Library
import Storage
import Templating
import WebServer

/// POST /administration/fichiers/jetons/…: tokens given to campuses, and taken back.
extension PortalSubmission {
    /// The token is on the page that answers, once.
    func addToken(_ form: Form) throws -> Response {
        let token = SecretToken(random: visit.site.random(32))
        do {
            try library.write {
                try $0.shelf.add(token, label: form["nom"] ?? "", stamp: stamp(form["jeton"]))
            }
        } catch let refusal as CampusTokenRefusal {
            return try visit.showLiaisons(refusal: refusal, status: .unprocessableContent)
        }
        let view = NewTokenView(
            token.text, label: form["nom"] ?? "",
            address: visit.place.permanentAddress(of: .home), seenFrom: visit.viewpoint)
        var response = try visit.render(view, title: "Nouveau jeton", section: .office)
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    func removeToken(_ form: Form) throws -> Response {
        try library.write { try $0.shelf.removeToken(form["empreinte"] ?? "") }
        return redirect(to: .liaison(.files), saying: .tokenRemoved)
    }
}

/// A token that is shown once.
struct NewTokenView: View {
    static let template = "liaison/new-token"

    let list: Link
    let label: String
    let token: String
    let address: String

    init(_ token: String, label: String, address: String, seenFrom view: Viewpoint) {
        list = Link("Fichiers et liaisons", view.address(of: .liaison(.files)))
        self.label = label
        self.token = token
        self.address = address
    }

    static let examples = [
        NewTokenView(
            Examples.hostile, label: Examples.long, address: Examples.hostile, seenFrom: Examples.view)
    ]
}
