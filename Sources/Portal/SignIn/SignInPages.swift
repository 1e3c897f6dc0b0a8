import Library
import Storage
import Templating
import WebServer

/// The table of contents of signing in.
extension PortalVisit {
    func show(_ page: SignInPage) throws -> Response {
        switch page {
        case .door(let door, let back): try showDoor(door, returnTo: back)
        case .security(let back): try showSecurity(returnTo: back)
        }
    }

    /// GET /connexion, GET /connexion/administration. Whoever is signed in already goes where they were going; readers
    /// whom the ENT knows go there (P-07).
    private func showDoor(_ door: Door, returnTo back: String?) throws -> Response {
        if let account, door != .administration || account.role.isStaff, !asksAgain(returnTo: back) {
            return .redirect(to: place.base + (back ?? PortalPage.home.address))
        }
        let isOpen = try door == .administration || (door == .direct && takesPasswords())
        if !isOpen, let away = try providerDoor(returnTo: back) {
            return Response.redirect(to: away).unkept()
        }
        return try renderDoor(door, name: "", returnTo: back)
    }

    func renderDoor(
        _ door: Door, name: String, returnTo back: String?, refusal: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let view = SignInView(
            door, name: name, returnTo: back, refusal: refusal, isDemo: portal.isDemo, seenFrom: viewpoint)
        var response = try render(view, title: view.title, status: status, hasSearch: false)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

struct SignInView: View {
    static let template = "sign-in/door"

    let title: String
    let intro: String
    let refusal: String?
    let fields: [Field]
    /// « Rester connecté », for readers.
    let mayStay: Bool
    let action: String
    let returnTo: String
    let help: String
    /// Nil where there is one door.
    let otherDoor: Link?
    let demo: DemoAccounts?

    /// Whom one may be in a portal of examples.
    struct DemoAccounts: ViewPart {
        let password: String
        let people: [Person]

        struct Person: ViewPart {
            let login: String
            let words: String
        }
    }
}

extension SignInView {
    init(
        _ door: Door, name: String, returnTo back: String?, refusal: String?, isDemo: Bool,
        seenFrom view: Viewpoint,
    ) {
        let place = view.place
        let isOfReaders = door != .administration
        let other: Door = isOfReaders ? .administration : .readers
        self.refusal = refusal
        title = isOfReaders ? "Se connecter" : "Authentification administrateur"
        intro =
            isOfReaders
            ? "Pour voir vos prêts, réserver un document et garder vos listes."
            : "Pour les professeurs documentalistes et les administrateurs du portail."
        fields = [
            Field(
                "identifiant", isOfReaders ? "Identifiant ou numéro de carte" : "Identifiant",
                value: name,
                isRequired: true, autocomplete: "username"),
            Field(
                "motdepasse", "Mot de passe", kind: "password", isRequired: true,
                autocomplete: "current-password"),
        ]
        mayStay = isOfReaders
        action = place.address(
            of: .signIn(.signIn(door, .init(name: "", password: "", isLong: false, returnTo: nil))))
        returnTo = back ?? ""
        help =
            isOfReaders
            ? "Pas encore de mot de passe, ou oublié\u{A0}? Le CDI vous en donne un nouveau."
            : "Mot de passe oublié\u{A0}? Un autre administrateur peut vous en donner un nouveau."
        otherDoor = Link(
            isOfReaders
                ? "Authentification administrateur"
                : "Vous êtes élève ou enseignant\u{A0}? Connectez-vous ici",
            view.address(of: .signIn(.door(other, returnTo: back))))
        demo = isDemo ? DemoAccounts(door) : nil
    }
}

extension SignInView.DemoAccounts {
    /// - Parameter door: nil: everybody.
    init(_ door: Door?) {
        password = DemoPeople.password
        people = DemoPeople.accounts.filter {
            door == nil || $0.role.isStaff == (door == .administration)
        }.map { Person(login: $0.login, words: $0.words) }
    }
}
