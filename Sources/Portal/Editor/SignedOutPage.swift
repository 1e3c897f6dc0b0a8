import Library
import Templating
import WebServer

/// What answers a text sent by somebody whose session has ended: the text comes back, to be sent again.
extension PortalSubmission {
    func giveBack(_ form: Form, of action: EditorAction) throws -> Response {
        let entry = WritingEntry(form)
        let view = SignedOutView(entry, action: action, token: visit.newToken(), seenFrom: visit.viewpoint)
        var response = try visit.render(view, title: view.title, status: .unauthorized, hasSearch: false)
        // RFC 9110 §15.5.2 wants a challenge; browsers show the page where they do not know the scheme.
        response.headers.set("WWW-Authenticate", "Formulaire")
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

struct SignedOutView: View {
    static let template = "editor/signed-out"

    let title: String
    let door: Link
    let action: String
    let token: String
    let base: String
    let merged: String
    let name: Field
    let text: String
}

extension SignedOutView {
    init(_ entry: WritingEntry, action: EditorAction, token: String, seenFrom view: Viewpoint) {
        title = "Votre texte est encore là"
        door = Link(
            "Se connecter dans un autre onglet",
            view.address(of: .signIn(.door(.administration, returnTo: nil))))
        self.action = view.address(of: action)
        self.token = token
        base = String(entry.basedOn)
        merged = entry.merged
        name = Field("titre", "Titre", value: entry.title, isRequired: true)
        text = entry.source
    }
}
