import Formats
import Foundation
import Storage

/// A calendar that was read, with what it tells around a day: worked out before anything is written, for a rule may
/// take its time.
package struct ReadCalendar: Sendable {
    let source: [UInt8]
    let faults: [String]
    let told: [CalendarOccurrence]
    let until: Day
    let readAt: Date

    /// - Throws: `HomeRefusal.noCalendar`.
    package init(_ bytes: [UInt8], at now: Date, zone: TimeZone) throws {
        let text: CalendarText
        do {
            text = try CalendarText(bytes)
        } catch {
            throw HomeRefusal.noCalendar(error.reason)
        }
        let today = Day(now, in: zone)
        let first = today - ClassCalendar.toldBefore
        source = bytes
        until = today + ClassCalendar.toldAfter
        readAt = now
        faults = text.faults.prefix(ClassCalendar.mostFaults).map {
            $0.line > 0 ? "Ligne \($0.line)\u{A0}: \($0.words)" : $0.words
        }
        told = text.occurrences(
            in: first.number..<(until.number + 1), zone: zone, limit: ClassCalendar.mostEvents)
    }
}
