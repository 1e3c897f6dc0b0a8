import WebServer

/// What a form of a campus may send: it writes, then redirects.
package enum CampusAction: Sendable {
    case signIn(CampusSignInAction)
    case espaces(EspacesAction)
    case directory(DirectoryAction)
    case partners(PartnersAction)
    case lessons(LessonsAction)
    case connections(ConnectionsAction)

    package init?(path: [String]) {
        let path = path.dropTrailingSlash()
        if let action = CampusSignInAction(path: path) {
            self = .signIn(action)
        } else if let action = EspacesAction(path: path) {
            self = .espaces(action)
        } else if let action = DirectoryAction(path: path) {
            self = .directory(action)
        } else if let action = PartnersAction(path: path) {
            self = .partners(action)
        } else if let action = LessonsAction(path: path) {
            self = .lessons(action)
        } else if let action = ConnectionsAction(path: path) {
            self = .connections(action)
        } else {
            return nil
        }
    }

    /// Where its form is sent.
    package var address: String {
        switch self {
        case .signIn(let action): action.address
        case .espaces(let action): action.address
        case .directory(let action): action.address
        case .partners(let action): action.address
        case .lessons(let action): action.address
        case .connections(let action): action.address
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .signIn(let action): action.audience
        case .espaces(let action): action.audience
        case .directory(let action): action.audience
        case .partners(let action): action.audience
        case .lessons(let action): action.audience
        case .connections(let action): action.audience
        }
    }

    var isAboutSigningIn: Bool {
        if case .signIn = self { true } else { false }
    }
}
