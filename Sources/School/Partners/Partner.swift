import GRDB
import Storage

/// A library portal of the campus, on this machine or elsewhere.
package struct Partner: Equatable, Sendable {
    package let id: ID<Partner>
    package let rne: RNE
    /// Shown on home pages (W-03).
    package let name: String
    package let tooltip: String
    /// Of a portal that is elsewhere: `https://…`. Empty: it is on this machine.
    package let address: String
    package let delegatesSignIn: Bool
    /// It gave a token to be asked with.
    package let hasToken: Bool
    /// With which it gives tokens for an hour, the one above being the secret. Empty: that one is shown as it is.
    package let client: String

    package var isDistant: Bool { !address.isEmpty }

    static let columns = """
        partner.id, partner.rne, partner.name, partner.tooltip, partner.address, partner.delegatesSignIn, \
        partner.token <> '', partner.client
        """
    static let width = 8

    init?(_ row: Row) {
        guard let rne = RNE(row[1] as String) else { return nil }
        id = row[0]
        self.rne = rne
        name = row[2]
        tooltip = row[3]
        address = row[4]
        delegatesSignIn = row[5]
        hasToken = row[6]
        client = row[7]
    }
}

/// What an administrator says of a portal.
package struct PartnerDetails: Equatable, Sendable {
    package var name: String
    package var tooltip: String
    package var address: String
    package var delegatesSignIn: Bool

    package init(name: String, tooltip: String = "", address: String = "", delegatesSignIn: Bool = false) {
        self.name = name
        self.tooltip = tooltip
        self.address = address
        self.delegatesSignIn = delegatesSignIn
    }

    package static let longestName = 80
    package static let longestTooltip = 200
}

/// Why the portals of a campus, or the board of its classes, stay as they were.
package enum PartnerRefusal: Error, Equatable {
    case unknown
    case noName
    /// The campus has this portal already.
    case known(name: String)
    /// Somebody else changed the board since it was read.
    case changedMeanwhile
    /// The change was undone already, or dropped.
    case overAlready
    /// A planned change is for a day to come.
    case notInTheFuture
    /// A rule goes from the youngest to the oldest.
    case gradesTheWrongWayRound
}

extension Partner {
    /// What no file holds: what pages are tried with before anybody sees them.
    package init(
        id: ID<Partner>, rne: RNE, name: String, tooltip: String, address: String = "",
        hasToken: Bool = false,
        client: String = "",
    ) {
        self.id = id
        self.rne = rne
        self.name = name
        self.tooltip = tooltip
        self.address = address
        delegatesSignIn = true
        self.hasToken = hasToken
        self.client = client
    }
}
