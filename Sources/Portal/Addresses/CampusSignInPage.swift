import WebServer

/// The pages of signing in to a campus.
package enum CampusSignInPage: Hashable, Sendable {
    /// `returnTo`: an address of this campus, where to go afterwards.
    case door(Door, returnTo: String?)
    /// One's own password, and the devices where one is signed in.
    case security(returnTo: String?)

    package init?(path: [String], query: Form) {
        let back = query["retour"].flatMap(ReturnAddress.checkedOnCampus)
        if let door = Door(path: path, query: query) {
            self = .door(door, returnTo: back)
        } else if path == ["motdepasse"] {
            self = .security(returnTo: back)
        } else {
            return nil
        }
    }

    package var address: String {
        switch self {
        case .door(let door, let back): door.address(returnTo: back)
        case .security(let back): "/motdepasse" + ReturnAddress.query(back)
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .door: .everybody
        case .security: .signedIn
        }
    }
}

/// What the forms of signing in to a campus are for; their words are read once it is known who sends them.
package enum CampusSignInAction: Hashable, Sendable {
    case signIn(Door)
    case signOut, changePassword, closeSession

    package init?(path: [String]) {
        switch path {
        case ["connexion"]: self = .signIn(.readers)
        case ["connexion", "administration"]: self = .signIn(.administration)
        case ["deconnexion"]: self = .signOut
        case ["motdepasse"]: self = .changePassword
        case ["motdepasse", "appareils"]: self = .closeSession
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .signIn(let door): door.target
        case .signOut: "/deconnexion"
        case .changePassword: "/motdepasse"
        case .closeSession: "/motdepasse/appareils"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .signIn, .signOut: .everybody
        case .changePassword, .closeSession: .signedIn
        }
    }
}
