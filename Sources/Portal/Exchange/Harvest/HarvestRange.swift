import Formats
import Library
import Storage

/// What a list is of: a format, a span of time, and where a list begun before goes on.
struct HarvestRange: Equatable {
    let format: HarvestFormat
    /// First and last second, in universal time.
    let from: String?
    let until: String?
    /// The last record that was given, and how many were.
    private(set) var after: Place?

    /// No library has more records.
    private static let mostCount: Int64 = 1_000_000_000

    struct Place: Equatable {
        let changedAt: String
        let record: ID<Record>
        let count: Int
    }

    /// Everything that the next request needs: the server remembers nothing, so a token never grows old.
    func token(after place: Place) -> String {
        [
            format.rawValue, from ?? "", until ?? "", place.changedAt, place.record.description,
            String(place.count),
        ]
        .joined(separator: ",")
    }

    init(token: String) throws(HarvestError) {
        let parts = token.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, let format = HarvestFormat(rawValue: parts[0]),
            Self.isInstantOrNothing(parts[1]), Self.isInstantOrNothing(parts[2]),
            Instant(parts[3]) != nil, let record = ID<Record>(parts[4]),
            let count = ID<Record>(parts[5]), count.number <= Self.mostCount
        else { throw HarvestError.badResumptionToken }
        self.format = format
        from = parts[1].isEmpty ? nil : parts[1]
        until = parts[2].isEmpty ? nil : parts[2]
        after = Place(changedAt: parts[3], record: record, count: Int(count.number))
    }

    init(format: HarvestFormat, from: String?, until: String?) throws(HarvestError) {
        if let from, let until, from.utf8.count != until.utf8.count {
            throw HarvestError.badArgument("from and until must be written alike.")
        }
        self.format = format
        self.from = try from.map { text throws(HarvestError) in try Self.second(text, ofDay: "T00:00:00Z") }
        self.until = try until.map { text throws(HarvestError) in try Self.second(text, ofDay: "T23:59:59Z") }
        if let first = self.from, let last = self.until, first > last {
            throw HarvestError.badArgument("from comes after until.")
        }
    }

    /// §3.3.1: a day or a second, in universal time.
    private static func second(_ text: String, ofDay clock: String) throws(HarvestError) -> String {
        if Instant(day: text) != nil { return text + clock }
        guard Instant(text) != nil else {
            throw HarvestError.badArgument("A date is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
        }
        return text
    }

    private static func isInstantOrNothing(_ text: String) -> Bool {
        text.isEmpty || Instant(text) != nil
    }
}
