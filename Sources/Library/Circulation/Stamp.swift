import Foundation
import Storage

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
    var instant: String { at.formatted(.iso8601) }
}
