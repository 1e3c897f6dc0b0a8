import WebServer

/// The home pages of a campus, and what stands on them.
package enum EspacesPage: Hashable, Sendable {
    case home

    package init?(path: [String], query: Form) {
        switch path {
        case []: self = .home
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .home: "/"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .home: .signedIn
        }
    }
}

/// What their forms send.
package enum EspacesAction: Hashable, Sendable {
    package init?(path: [String]) { return nil }

    package var address: String {
        switch self {}
    }

    package var audience: CampusAudience {
        switch self {}
    }
}
