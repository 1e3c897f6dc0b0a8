/// A time zone as a calendar describes it (RFC 5545 §3.6.5), for names that nobody else knows.
struct DeclaredZone: Sendable {
    /// A rule by which the clock is set, in winter or in summer.
    struct Observance: Sendable {
        var start: CivilTime
        var offsetFrom: Int
        var offsetTo: Int
        var rules: [RecurrenceRule] = []
        var others: [CivilTime] = []
    }

    private struct Change {
        /// What the clock shows when it is set.
        let time: CivilTime
        let from: Int
        let to: Int
    }

    /// Each time that the clock is set, the first first.
    private let changes: [Change]

    /// Nil when it describes nothing.
    init?(_ observances: [Observance]) {
        var budget = RecurrenceBudget(Self.mostSteps)
        changes = observances.flatMap { observance in
            let days = observance.rules.flatMap {
                $0.days(from: observance.start, in: Self.years, spending: &budget) {
                    $0.seconds - observance.offsetFrom
                }
            }
            let onsets =
                [observance.start] + observance.others
                + days.map { CivilTime(day: $0, second: observance.start.second) }
            return onsets.map { Change(time: $0, from: observance.offsetFrom, to: observance.offsetTo) }
        }.sorted { $0.time < $1.time }
        if changes.isEmpty { return nil }
    }

    /// From 1970 to 2100.
    private static let years = 0..<47_847
    private static let mostSteps = 200_000

    func offset(at time: CivilTime) -> Int {
        offset { $0.time <= time }
    }

    func offset(atInstant instant: Int) -> Int {
        offset { $0.time.seconds - $0.from <= instant }
    }

    /// That of the last change; before them all, the one that the first came from.
    private func offset(_ hasHappened: (Change) -> Bool) -> Int {
        changes.last(where: hasHappened)?.to ?? changes.first?.from ?? 0
    }

    /// `+0100`, `-003000` in seconds (§3.3.14).
    static func offset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 7,
            bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let digits = bytes.dropFirst().map { Int($0) - 0x30 } + [0, 0]
        let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        let seconds = hours * 3600 + minutes * 60 + digits[4] * 10 + digits[5]
        return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
    }
}
