import Foundation
import Storage

/// Where a request lands: the list of portals, or one portal. It prints the links, so that a portal answers alike
/// at its own host and at `/cdi/<rne>/`.
package struct Place: Hashable, Sendable {
    /// Nil: the platform itself.
    package let rne: RNE?
    /// Before every address of the place: empty at a host of its own.
    package let base: String
    /// `https://0510032h.example.org`, for permanent links.
    package let origin: String
    /// Where the list of portals is: another host when the portal has one of its own.
    package let platform: String

    package init(rne: RNE?, base: String, origin: String, platform: String = "/") {
        self.rne = rne
        self.base = base
        self.origin = origin
        self.platform = platform
    }

    /// The same server's address of another portal: beside this one's, whatever the way it is reached.
    func beside(_ other: RNE) -> Place? {
        guard let rne else { return nil }
        if !base.isEmpty {
            return Place(rne: other, base: "/cdi/\(other.lowercased)", origin: origin, platform: platform)
        }
        let label = "//\(rne.lowercased)."
        guard let range = origin.range(of: label) else {
            return platform == "/"
                ? nil : Place(rne: other, base: platform + "cdi/\(other.lowercased)", origin: "")
        }
        let origin = origin.replacingCharacters(in: range, with: "//\(other.lowercased).")
        return Place(rne: other, base: origin, origin: origin, platform: platform)
    }

    package func address(of page: PortalPage) -> String {
        base + page.address
    }

    package func address(of action: PortalAction) -> String {
        base + action.address
    }

    package func permanentAddress(of page: PortalPage) -> String {
        origin + base + page.address
    }
}
