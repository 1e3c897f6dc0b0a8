import Library
import Storage
import Templating
import WebServer

/// POST /administration/fichiers/jetons/…: tokens given to campuses, and taken back.
extension PortalSubmission {
    /// The token is on the page that answers, once; to a form that is sent twice, the same.
    func addToken(_ form: Form) throws -> Response {
        let (stamp, label) = (stamp(form["jeton"]), form["nom"] ?? "")
        let shown: ShownTokens.Token
        do {
            // The same form with another name is another gesture: its token is not that of the first.
            let place = visit.place.rne?.description ?? ""
            shown = try visit.site.shownTokens.once("\(place) \(stamp.token) \(label)", at: visit.now) {
                let token = SecretToken(random: visit.site.random(32))
                let bytes = visit.site.random(CampusToken.clientBytes)
                let client = try library.write {
                    try $0.shelf.add(token, client: bytes, label: label, stamp: stamp)
                }
                return ShownTokens.Token(text: token.text, client: client)
            }
        } catch let refusal as CampusTokenRefusal {
            return try visit.showLiaisons(refusal: refusal, status: .unprocessableContent)
        }
        let view = NewTokenView(
            shown.text, client: shown.client, label: label, place: visit.place, seenFrom: visit.viewpoint)
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
    let client: String
    let address: String
    /// Where tokens of an hour are asked for, and where users' files go.
    let access: String
    let files: String
    let guide: Link

    init(_ token: String, client: String, label: String, place: Place, seenFrom view: Viewpoint) {
        list = Link("Fichiers et liaisons", view.address(of: .liaison(.files)))
        self.label = label
        self.token = token
        self.client = client
        address = place.origin + place.base + "/"
        access = place.origin + place.base + LiaisonAction.access.address
        files =
            place.rne.map {
                place.origin + place.base
                    + LiaisonAction.receive(publisher: DistantPortal.publisher, school: $0).address
            } ?? ""
        guide = Link(TextPage.programs.title, view.address(of: .text(.programs)))
    }

    static let examples = [
        NewTokenView(
            Examples.hostile, client: Examples.hostile, label: Examples.long, place: Examples.view.place,
            seenFrom: Examples.view)
    ]
}
