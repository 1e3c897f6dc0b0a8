import GRDB
import Storage

/// The documents as they stand on the shelves, by call number.
package struct ShelfStretch: Sendable {
    package let books: [Book]
    /// Where the stretch before this one begins, nil at the beginning of the shelves.
    package let before: ShelfPlace?
    package let after: ShelfPlace?

    /// A record at the place of one of its copies.
    package struct Book: Sendable {
        package let record: Record
        package let callNumber: String
        package let location: String

        package init(record: Record, callNumber: String, location: String) {
            self.record = record
            self.callNumber = callNumber
            self.location = location
        }
    }

    package init(books: [Book], before: ShelfPlace?, after: ShelfPlace?) {
        self.books = books
        self.before = before
        self.after = after
    }
}

/// A place on the shelves: a call number, and a record where several documents bear it.
package struct ShelfPlace: Hashable, Sendable {
    package let callNumber: String
    package let record: ID<Record>?

    package init(callNumber: String, record: ID<Record>? = nil) {
        self.callNumber = callNumber
        self.record = record
    }
}

extension CatalogueReading {
    private static let stretchLength = 24

    /// The books from a place on.
    package func shelves(from place: ShelfPlace) throws -> ShelfStretch {
        let key = CallNumber.shelfKey(place.callNumber)
        let first = place.record?.number ?? 0
        let standing = try places(
            "(shelfKey, record) >= (:key, :record)", "shelfKey, record", key, first,
            limit: Self.stretchLength + 1)
        let earlier = try places(
            "(shelfKey, record) < (:key, :record)", "shelfKey DESC, record DESC", key, first,
            limit: Self.stretchLength)
        return ShelfStretch(
            books: try books(Array(standing.prefix(Self.stretchLength))),
            before: earlier.last?.place,
            after: standing.count > Self.stretchLength ? standing.last?.place : nil,
        )
    }

    /// The books on either side of a record, itself in the middle; none if it stands on no shelf.
    package func neighbours(of id: ID<Record>, onEachSide count: Int) throws -> [ShelfStretch.Book] {
        let key = try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT shelfKey FROM copy WHERE record = ? AND shelfKey <> '' ORDER BY id LIMIT 1"),
            arguments: [id])
        guard let key else { return [] }
        let before = try places(
            "(shelfKey, record) < (:key, :record)", "shelfKey DESC, record DESC", key, id.number, limit: count
        )
        let after = try places(
            "(shelfKey, record) > (:key, :record)", "shelfKey, record", key, id.number, limit: count)
        guard !(before + after).isEmpty else { return [] }
        let own = try places(
            "shelfKey = :key AND record = :record", "shelfKey", key, id.number, limit: 1)
        return try books(before.reversed() + own + after)
    }

    private struct Standing {
        let record: ID<Record>
        let callNumber: String
        let location: String
        var place: ShelfPlace { ShelfPlace(callNumber: callNumber, record: record) }
    }

    /// One place for each record and call number.
    ///
    /// - Parameters:
    ///   - condition: of `:key` and `:record`, so that the statement is prepared once for all.
    private func places(
        _ condition: String, _ order: String, _ key: String, _ record: Int64, limit: Int,
    ) throws -> [Standing] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record, callNumber, location FROM copy
                    WHERE \(condition) AND shelfKey <> '' AND status IN ('inService', 'consultationOnly')
                    GROUP BY shelfKey, record ORDER BY \(order) LIMIT :limit
                    """),
            arguments: ["key": key, "record": record, "limit": limit]
        ).map { Standing(record: ID($0[0] as Int64), callNumber: $0[1], location: $0[2]) }
    }

    private func books(_ places: [Standing]) throws -> [ShelfStretch.Book] {
        let records = Dictionary(
            try records(places.map(\.record)).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return places.compactMap { place in
            records[place.record].map {
                ShelfStretch.Book(record: $0, callNumber: place.callNumber, location: place.location)
            }
        }
    }
}
