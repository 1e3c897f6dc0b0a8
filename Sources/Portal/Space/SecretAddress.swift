import Foundation

/// Addresses that open something to whoever knows them.
package enum SecretAddress {
    /// A path as the log may keep it: the secret at its end is left out.
    package static func masked(_ path: String) -> String {
        let parts = path.split(separator: "/")
        let words = parts.map { $0.removingPercentEncoding ?? String($0) }
        guard
            let place = words.firstIndex(where: {
                ["panier", "agenda", "remise", "utilisateurs_externe"].contains($0)
            }
            ),
            place + 1 < parts.count
        else { return path }
        return "/" + parts[...place].joined(separator: "/") + "/…"
    }
}
