import Library
import Storage

/// In the campus of examples, the lycée leaves it to the espaces to say who somebody is; the collège still asks.
enum DemoSignOn {
    static func fill(_ data: DataFolder, _ rne: RNE, on day: Day) throws {
        let file = try LibraryFile(data.openPortal(rne))
        try file.write { library in
            guard try library.signOn.provider() == nil else { return }
            try library.signOn.set(.espaces(on: day))
        }
        try file.close()
    }
}

extension IdentityProvider {
    /// The espaces of the campus, with passwords given here beside them.
    static func espaces(on day: Day) -> IdentityProvider {
        IdentityProvider(
            kind: .espaces, name: "Espaces de la cité", isShared: true, allowsDirect: true, activeSince: day)
    }
}
