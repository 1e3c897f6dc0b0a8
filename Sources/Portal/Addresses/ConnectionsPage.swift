/// How people come into a campus, and which services it lets them into.
package enum ConnectionsPage: Hashable, Sendable {
    case services(DeclaredServicesPage)
    /// The ENT that says who somebody is.
    case provider

    init?(path: [String]) {
        guard path.first == "connexions" else { return nil }
        if path == ["connexions", "ent"] {
            self = .provider
        } else if let page = DeclaredServicesPage(path: path.dropFirst()) {
            self = .services(page)
        } else {
            return nil
        }
    }

    package var address: String {
        switch self {
        case .services(let page): "/connexions" + page.path
        case .provider: "/connexions/ent"
        }
    }

    package var audience: CampusAudience { .administrators }
}

/// What their forms send.
package enum ConnectionsAction: Hashable, Sendable {
    case services(DeclaredServicesAction)
    /// « Valider »
    case setProvider
    /// « Vérifier »
    case checkProvider
    /// Passwords given here serve again, at once.
    case endProvider

    init?(path: [String]) {
        guard path.first == "connexions" else { return nil }
        switch Array(path.dropFirst()) {
        case ["ent"]: self = .setProvider
        case ["ent", "verifier"]: self = .checkProvider
        case ["ent", "desactiver"]: self = .endProvider
        case let path:
            guard let action = DeclaredServicesAction(path: path) else { return nil }
            self = .services(action)
        }
    }

    package var address: String {
        switch self {
        case .services(let action): "/connexions" + action.path
        case .setProvider: "/connexions/ent"
        case .checkProvider: "/connexions/ent/verifier"
        case .endProvider: "/connexions/ent/desactiver"
        }
    }

    package var audience: CampusAudience { .administrators }
}
