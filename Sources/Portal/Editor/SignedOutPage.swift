import Library
import Templating
import WebServer

/// What answers words sent by somebody whose session has ended: they come back, to be sent again.
extension PortalSubmission {
    func giveBack(_ form: Form, of action: PortalAction) throws -> Response {
        let view = SignedOutView(form, of: action, token: visit.newToken(), seenFrom: visit.viewpoint)
        var response = try visit.render(view, title: view.title, status: .unauthorized, hasSearch: false)
        // RFC 9110 §15.5.2 wants a challenge; browsers show the page where they do not know the scheme.
        response.headers.set("WWW-Authenticate", "Formulaire")
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

extension PortalAction {
    /// Whether words come with the form, which must not be lost with the session.
    var bringsText: Bool {
        switch self {
        case .editor(let action): action.bringsText
        case .composing(let action): action.bringsText
        default: false
        }
    }
}

struct SignedOutView: View {
    static let template = "editor/signed-out"

    let title: String
    let door: Link
    let action: String
    let token: String
    /// What nobody typed as such: choices, ticks, what was on the screen.
    let hidden: [FormValue]
    let name: Field?
    let texts: [TextArea]
    let save: String
}

extension SignedOutView {
    private static let labels = [
        "texte": "Texte", "presentation": "Présentation", "description": "Description", "note": "Mot",
    ]

    init(_ form: Form, of action: PortalAction, token: String, seenFrom view: Viewpoint) {
        let isArticle = if case .editor = action { true } else { false }
        let pairs = isArticle ? Self.pairs(WritingEntry(form)) : form.pairs.filter { $0.name != "jeton" }
        title = "Votre texte est encore là"
        door = Link(
            "Se connecter dans un autre onglet",
            view.address(of: .signIn(.door(.administration, returnTo: nil))))
        self.action = view.place.address(of: action)
        self.token = token
        name = pairs.first { $0.name == "titre" }.map {
            Field("titre", "Titre", value: $0.value, isRequired: isArticle)
        }
        texts = pairs.compactMap { pair in
            Self.labels[pair.name].map {
                TextArea(pair.name, $0, value: pair.value, rows: isArticle ? 16 : 6)
            }
        }
        hidden = pairs.filter { $0.name != "titre" && Self.labels[$0.name] == nil }.map {
            FormValue($0.name, $0.value)
        }
        save = isArticle ? "Enregistrer le brouillon" : "Enregistrer"
    }

    /// Whatever button was pressed, nothing is published before its writer is back.
    private static func pairs(_ entry: WritingEntry) -> [(name: String, value: String)] {
        [
            ("titre", entry.title), ("texte", entry.source), ("base", String(entry.basedOn)),
            ("fusion", entry.merged), ("geste", "brouillon"),
        ]
    }
}
