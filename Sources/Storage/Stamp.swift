import Foundation

/// What a gesture is stamped with: who makes it, when, and a token that each form carries once. The same token twice
/// is the same gesture, sent twice.
package struct Stamp: Equatable, Sendable {
    package let token: String
    /// « Mme Leroux », as the record of gestures says it.
    package let actor: String
    /// The day on the clocks of the school.
    package let day: Day
    package let at: Date

    package init(token: String, actor: String, at: Date, day: Day) {
        self.token = token
        self.actor = actor
        self.at = at
        self.day = day
    }

    package init(token: String, actor: String, at: Date, zone: TimeZone) {
        self.init(token: token, actor: actor, at: at, day: Day(at, in: zone))
    }

    /// UTC, to the second.
    package var instant: String { at.formatted(.iso8601) }

    /// Printable and without spaces, as our forms carry them: nothing that a file would refuse.
    package static func isToken(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
