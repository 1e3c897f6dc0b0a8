import Formats
import GRDB
import Storage

/// What readers looked for, did not find, and would like the library to buy. Nobody is named.
package struct Wish: Equatable, Sendable {
    package let text: String
    /// How many times it was asked for.
    package let count: Int
    package let firstOn: Day
    package let lastOn: Day

    package init(text: String, count: Int, firstOn: Day, lastOn: Day) {
        self.text = text
        self.count = count
        self.firstOn = firstOn
        self.lastOn = lastOn
    }
}

extension LibraryReading {
    /// The most wished first.
    package func wishes(limit: Int) throws -> [Wish] {
        try Row.fetchAll(
            database,
            sql: "SELECT text, count, firstOn, lastOn FROM wish ORDER BY count DESC, lastOn DESC, id LIMIT ?",
            arguments: [limit],
        ).compactMap { row in
            guard let first = Day(row[2] as String), let last = Day(row[3] as String) else { return nil }
            return Wish(text: row[0], count: row[1], firstOn: first, lastOn: last)
        }
    }
}

extension LibraryWriting {
    /// Beyond so many, only wishes already known are counted.
    private static let mostWishes = 5_000
    /// More in one day do not come from readers.
    private static let mostWishesADay = 100
    private static let longestWish = 200

    /// - Returns: false for a text without words, or when the list is full.
    package func wish(for text: String, on day: Day) throws -> Bool {
        let text = String(text.unicodeScalars.prefix(Self.longestWish))
        let key = Folding.fold(text)
        guard !key.isEmpty else { return false }
        let count =
            try Int.fetchOne(database, sql: "SELECT count(*) FROM wish WHERE key <> ?", arguments: [key]) ?? 0
        guard count < Self.mostWishes else { return false }
        let isKnown =
            try Int.fetchOne(database, sql: "SELECT 1 FROM wish WHERE key = ?", arguments: [key]) != nil
        let today =
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM wish WHERE firstOn = ?", arguments: [day.description])
            ?? 0
        guard isKnown || today < Self.mostWishesADay else { return false }
        try database.execute(
            sql: """
                INSERT INTO wish (key, text, firstOn, lastOn) VALUES (:key, :text, :day, :day)
                ON CONFLICT (key) DO UPDATE SET count = count + 1, lastOn = excluded.lastOn
                """,
            arguments: ["key": key, "text": text, "day": day.description])
        return true
    }

    package func clearWishes() throws {
        try database.execute(sql: "DELETE FROM wish")
    }
}
