import Library
import Storage

/// Links for those without an account who bring what the portal lacks (D8).
package enum HandOverPage: Hashable, Sendable {
    /// Those that were given.
    case links
    /// « Vos 3 étapes »: for whoever holds the link.
    case steps(SecretToken)

    static let office = ["administration", "remises"]

    init?(path: [String]) {
        if path == Self.office {
            self = .links
        } else if path.count == 2, path[0] == "remise", let token = SecretToken(path[1]) {
            self = .steps(token)
        } else {
            return nil
        }
    }

    package var address: String {
        switch self {
        case .links: "/administration/remises"
        case .steps(let token): "/remise/\(token.text)"
        }
    }

    package var audience: Audience {
        switch self {
        case .links: .librarians
        case .steps: .everybody
        }
    }
}

/// What their forms send.
package enum HandOverAction: Hashable, Sendable {
    case make
    case revoke(ID<HandOver>)
    /// « J’ai lu »: the answer of a link.
    case see(ID<HandOver>)
    /// The file of users.
    case bring(SecretToken)
    /// How the other server is set up.
    case answer(SecretToken)

    init?(path: [String]) {
        if path == HandOverPage.office {
            self = .make
        } else if path.starts(with: HandOverPage.office), path.count == 4, let id = ID<HandOver>(path[2]) {
            switch path[3] {
            case "revoquer": self = .revoke(id)
            case "lu": self = .see(id)
            default: return nil
            }
        } else if path.count == 3, path[0] == "remise", let token = SecretToken(path[1]) {
            switch path[2] {
            case "fichier": self = .bring(token)
            case "retour": self = .answer(token)
            default: return nil
            }
        } else {
            return nil
        }
    }

    package var address: String {
        switch self {
        case .make: "/administration/remises"
        case .revoke(let id): "/administration/remises/\(id)/revoquer"
        case .see(let id): "/administration/remises/\(id)/lu"
        case .bring(let token): "/remise/\(token.text)/fichier"
        case .answer(let token): "/remise/\(token.text)/retour"
        }
    }

    package var audience: Audience {
        switch self {
        case .make, .revoke, .see: .librarians
        case .bring, .answer: .everybody
        }
    }

    /// Whoever brings a file has no cookie, but a link: one as long as those that are given.
    static func largestBody(at path: [String]) -> Int? {
        guard case .bring(let token)? = HandOverAction(path: path), token.text.utf8.count == Self.secretLength
        else { return nil }
        return BorrowerDraft.mostBytes + 1 << 16
    }

    /// Of 32 bytes, six bits a letter.
    private static let secretLength = 43
}
