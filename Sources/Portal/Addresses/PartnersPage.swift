import WebServer

/// The portals of a campus.
package enum PartnersPage: Hashable, Sendable {
    case list

    package init?(path: [String], query: Form) {
        switch path {
        case ["partenaires", "cdi"]: self = .list
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .list: "/partenaires/cdi"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .list: .administrators
        }
    }
}

/// What their forms send.
package enum PartnersAction: Hashable, Sendable {
    package init?(path: [String]) { return nil }

    package var address: String {
        switch self {}
    }

    package var audience: CampusAudience {
        switch self {}
    }
}
