import Storage

/// The services that may ask a place who somebody is, alike in a portal and in a campus: each has them below an address
/// of its own.
package enum DeclaredServicesPage: Hashable, Sendable {
    case list
    case new
    case service(ID<CasService>)

    /// - Parameter path: below the address of the list.
    init?(path: some Collection<String>) {
        switch Array(path) {
        case []: self = .list
        case ["nouveau"]: self = .new
        case let path where path.count == 1:
            guard let id = ID<CasService>(path[0]) else { return nil }
            self = .service(id)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .list: ""
        case .new: "/nouveau"
        case .service(let id): "/\(id)"
        }
    }
}

/// What their forms send.
package enum DeclaredServicesAction: Hashable, Sendable {
    case add
    case change(ID<CasService>)
    case remove(ID<CasService>)

    /// - Parameter path: below the address of the list.
    init?(path: some Collection<String>) {
        let path = Array(path)
        guard path != ["nouveau"] else {
            self = .add
            return
        }
        guard (1...2).contains(path.count), let id = ID<CasService>(path[0]) else { return nil }
        switch path.dropFirst().first {
        case nil: self = .change(id)
        case "retirer": self = .remove(id)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .add: "/nouveau"
        case .change(let id): "/\(id)"
        case .remove(let id): "/\(id)/retirer"
        }
    }
}
