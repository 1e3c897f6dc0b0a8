import Library
import Storage
import WebServer

/// The wizard of the interconnection.
package enum InterconnectionPage: Hashable, Sendable {
    /// How it stands: the choice of step 1, step 3, or the one that is in use.
    case standing
    /// Step 2: the ENTs that are known by name.
    case workspaces
    /// The settings of one of them before it is chosen; nil: another one.
    case workspace(String?)
    case pronote
    case espaces
    /// The settings of the one that is chosen or in use.
    case settings
    /// Where it was in 2018 (A9-2).
    case formerAddress

    static let base = ["administration", "interconnexion"]
    private static let other = "autre"

    package init?(path: [String]) {
        if path == ["compte", "interconnexion"] {
            self = .formerAddress
            return
        }
        guard path.starts(with: Self.base) else { return nil }
        switch Array(path.dropFirst(2)) {
        case []: self = .standing
        case ["ent"]: self = .workspaces
        case ["ent", Self.other]: self = .workspace(nil)
        case ["pronote"]: self = .pronote
        case ["espaces"]: self = .espaces
        case ["reglages"]: self = .settings
        case let rest where rest.count == 2 && rest[0] == "ent" && Article.isSlug(rest[1]):
            self = .workspace(rest[1])
        default: return nil
        }
    }

    package var address: String {
        let base = "/administration/interconnexion"
        return switch self {
        case .standing: base
        case .workspaces: base + "/ent"
        case .workspace(let code): base + "/ent/" + (code ?? Self.other)
        case .pronote: base + "/pronote"
        case .espaces: base + "/espaces"
        case .settings: base + "/reglages"
        case .formerAddress: "/compte/interconnexion"
        }
    }

    package var audience: Audience { .administrators }
}

/// What its forms send.
package enum InterconnectionAction: String, CaseIterable, Hashable, Sendable {
    case choose = "choisir"
    /// The former one again, with its settings.
    case resume = "reprendre"
    /// Other settings.
    case change = "reglages"
    /// Back from step 3.
    case abandon = "abandonner"
    /// « Je viens de mettre à jour mes emprunteurs ».
    case activate = "activer"
    case deactivate = "desactiver"
    case check = "verifier"

    package init?(path: [String]) {
        guard path.count == 3, path.starts(with: InterconnectionPage.base) else { return nil }
        self.init(rawValue: path[2])
    }

    package var address: String { "/administration/interconnexion/\(rawValue)" }
    package var audience: Audience { .administrators }

    /// Those that ask the ENT something, which may take its time.
    static let asking = [InterconnectionAction.activate, .change, .check].map {
        InterconnectionPage.base + [$0.rawValue]
    }
}
