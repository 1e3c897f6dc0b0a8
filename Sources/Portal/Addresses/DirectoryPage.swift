import WebServer

/// The people of a campus.
package enum DirectoryPage: Hashable, Sendable {
    case search

    package init?(path: [String], query: Form) {
        switch path {
        case ["annuaire"]: self = .search
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .search: "/annuaire"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .search: .administrators
        }
    }
}

/// What their forms send.
package enum DirectoryAction: Hashable, Sendable {
    package init?(path: [String]) { return nil }

    package var address: String {
        switch self {}
    }

    package var audience: CampusAudience {
        switch self {}
    }
}
