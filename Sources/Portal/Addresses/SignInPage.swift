import Library
import WebServer

/// By which door one comes in: readers', which the ENT may keep one day, or the administration's, always local (P-10).
package enum Door: String, CaseIterable, Sendable {
    case readers, administration
}

/// The pages of signing in.
package enum SignInPage: Hashable, Sendable {
    /// `returnTo`: an address of this portal, where to go afterwards.
    case door(Door, returnTo: String?)
    /// One's own password, and the devices where one is signed in.
    case security(returnTo: String?)

    package init?(path: [String], query: Form) {
        let back = query["retour"].flatMap(ReturnAddress.checked)
        switch path {
        case ["connexion"]: self = .door(.readers, returnTo: back)
        case ["connexion", "administration"]: self = .door(.administration, returnTo: back)
        case ["motdepasse"]: self = .security(returnTo: back)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .door(.readers, let back): "/connexion" + ReturnAddress.query(back)
        case .door(.administration, let back): "/connexion/administration" + ReturnAddress.query(back)
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
        case .signIn(.readers, _): "/connexion"
        case .signIn(.administration, _): "/connexion/administration"
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
