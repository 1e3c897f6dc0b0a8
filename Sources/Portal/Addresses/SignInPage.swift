import Library
import WebServer

/// By which door one comes in.
package enum Door: String, CaseIterable, Sendable {
    /// The identity provider's where there is one, else a password's.
    case readers
    /// With a password, beside the identity provider.
    case direct
    /// Of those who manage the place: always with a password (P-10).
    case administration

    /// Nil: not the address of a door.
    init?(path: [String], query: Form) {
        switch path {
        case ["connexion"]: self = query["login"] == "true" ? .direct : .readers
        case ["connexion", "administration"]: self = .administration
        // The address that PRONOTE has for it.
        case [] where query["login"] == "true": self = .direct
        default: return nil
        }
    }

    func address(returnTo back: String?) -> String {
        switch self {
        case .readers: "/connexion" + ReturnAddress.query(back)
        case .direct: "/connexion" + CasPage.query([("login", "true"), ("retour", back)])
        case .administration: "/connexion/administration" + ReturnAddress.query(back)
        }
    }

    /// Where its form is sent.
    var target: String { self == .administration ? "/connexion/administration" : "/connexion" }
}

/// The pages of signing in.
package enum SignInPage: Hashable, Sendable {
    /// `returnTo`: an address of this portal, where to go afterwards.
    case door(Door, returnTo: String?)
    /// One's own password, and the devices where one is signed in.
    case security(returnTo: String?)

    package init?(path: [String], query: Form) {
        let back = query["retour"].flatMap(ReturnAddress.checked)
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

    package var audience: Audience {
        switch self {
        case .door: .everybody
        case .security: .signedIn
        }
    }
}

/// What the forms of signing in send.
package enum SignInAction: Hashable, Sendable {
    case signIn(Door, Entry)
    case signOut
    case changePassword(old: String, new: String, again: String, returnTo: String?)
    /// Signs out one device, known by the hash of its session; nil: all the others.
    case closeSession(String?)

    /// What was typed at the door.
    package struct Entry: Hashable, Sendable {
        let name: String
        let password: String
        /// On a device of one's own.
        let isLong: Bool
        let returnTo: String?
    }

    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        switch path {
        case ["connexion"]: self = .signIn(.readers, Entry(try form()))
        case ["connexion", "administration"]: self = .signIn(.administration, Entry(try form()))
        case ["deconnexion"]: self = .signOut
        case ["motdepasse"]:
            let form = try form()
            self = .changePassword(
                old: form["ancien"] ?? "", new: form["nouveau"] ?? "", again: form["encore"] ?? "",
                returnTo: form["retour"].flatMap(ReturnAddress.checked))
        case ["motdepasse", "appareils"]:
            let hash = try form()["appareil"] ?? ""
            self = .closeSession(hash.isEmpty ? nil : hash)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .signIn(let door, _): door.target
        case .signOut: "/deconnexion"
        case .changePassword: "/motdepasse"
        case .closeSession: "/motdepasse/appareils"
        }
    }

    package var audience: Audience {
        switch self {
        case .signIn, .signOut: .everybody
        case .changePassword, .closeSession: .signedIn
        }
    }
}

extension SignInAction.Entry {
    fileprivate init(_ form: Form) {
        name = String((form["identifiant"] ?? "").prefix(200))
        password = form["motdepasse"] ?? ""
        isLong = form["rester"] != nil
        returnTo = form["retour"].flatMap(ReturnAddress.checked)
    }
}
