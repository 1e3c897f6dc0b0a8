import Foundation
import Library
import Storage

/// What is put in order while the school sleeps: names that may not be kept any longer, copies that nobody fetched.
extension Job {
    private static let hour = 3

    /// Once when the program starts too: a computer that is off at night has its turn in the morning.
    package static let night = Job(.night) { visit in
        let now = visit.now()
        let stamp = Stamp(
            token: "nuit \(Day(now, in: visit.timeZone))", actor: "Programme", at: now, zone: visit.timeZone)
        _ = try visit.library.write { try $0.circulation.expireSetAside(stamp: stamp) }
        _ = try visit.library.retain(stamp: stamp)
        try visit.library.write { library in
            try library.forgetOldMembers(on: Day(now, in: visit.timeZone))
            try library.signOn.forgetOldSessions(at: now.formatted(.iso8601))
            try library.transfers.forgetOld(at: now)
        }
        visit.sayFarewells()
        return nextNight(after: now, in: visit.timeZone)
    }

    static func nextNight(after now: Date, in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar.nextDate(
            after: now, matching: DateComponents(hour: hour), matchingPolicy: .nextTime) ?? now + 86_400
    }
}
