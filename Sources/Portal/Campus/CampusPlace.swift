import Storage

/// Where a request to a campus lands. It prints the links, so that a campus answers alike at its own host and at
/// `/espaces/<code>/`.
package struct CampusPlace: Hashable, Sendable {
    package let code: CampusCode
    /// Before every address of the campus: empty at a host of its own.
    package let base: String
    /// `https://tilleuls.example.org`, for permanent links.
    package let origin: String
    /// Where the list of portals is: another host when the campus has one of its own.
    package let platform: String

    package init(code: CampusCode, base: String, origin: String, platform: String = "/") {
        self.code = code
        self.base = base
        self.origin = origin
        self.platform = platform
    }

    package func address(of page: CampusPage) -> String {
        base + page.address
    }

    package func address(of action: CampusAction) -> String {
        base + action.address
    }

    /// A portal of this server, as it is reached from here: beside it, so that a session of the one opens the other.
    package func portal(_ rne: RNE) -> Place {
        if base.isEmpty, let range = origin.range(of: "//\(code).") {
            let beside = origin.replacingCharacters(in: range, with: "//\(rne.lowercased).")
            return Place(rne: rne, base: beside, origin: "", platform: platform)
        }
        let root = platform == "/" ? "" : String(platform.dropLast())
        return Place(
            rne: rne, base: "\(root)/cdi/\(rne.lowercased)", origin: root.isEmpty ? origin : "",
            platform: platform)
    }
}
