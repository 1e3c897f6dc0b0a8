import Foundation
import GRDB
import Storage

/// The verbs of the desk. Each is one transaction, one gesture, and throws its own refusals.
package struct CirculationWriting {
    let database: Database

    package var reading: CirculationReading { CirculationReading(database: database) }
    var borrowers: BorrowerReading { BorrowerReading(database: database) }

    /// Makes a gesture once: the same token gives what the first gave, and nothing is written again.
    ///
    /// - Parameter request: what is asked for; a token that comes back with another request is refused.
    func gesture<Outcome>(
        _ kind: Gesture.Kind, _ request: String, _ stamp: Stamp, borrower: ID<Borrower>? = nil,
        copy: ID<Copy>? = nil, _ make: (inout Journal) throws -> Outcome,
    ) throws -> Done<Outcome> {
        if let done: Done<Outcome> = try repeated(kind, request, stamp) { return done }
        var journal = Journal()
        let outcome = try make(&journal)
        try refreshCatalogue(journal, stamp)
        // What concerns many at once is listed as nobody's.
        let isOfOne = kind != .postpone
        let holder =
            !isOfOne
            ? nil
            : borrower ?? journal.loans.first?.after.borrower ?? journal.reservations.first?.after.borrower
        try database.cachedStatement(
            sql: """
                INSERT INTO gesture (token, kind, request, actor, madeAt, borrower, copy, outcome, changes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            stamp.token, kind.rawValue, request, stamp.actor, stamp.instant, holder,
            isOfOne ? copy ?? journal.loans.first?.after.copy : nil, try Self.encoded(outcome),
            try Self.encoded(journal),
        ])
        return Done(gesture: ID(database.lastInsertedRowID), outcome: outcome, isRepeat: false)
    }

    private func repeated<Outcome>(_ kind: Gesture.Kind, _ request: String, _ stamp: Stamp) throws
        -> Done<Outcome>?
    {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT id, kind, request, outcome FROM gesture WHERE token = ?"),
            arguments: [stamp.token])
        guard let row else { return nil }
        guard row[1] as String == kind.rawValue, row[2] as String == request else {
            throw GestureRefusal.tokenOfAnother
        }
        let outcome: Data = row[3]
        return Done(
            gesture: row[0], outcome: try JSONDecoder().decode(Outcome.self, from: outcome), isRepeat: true)
    }

    /// A copy that is lost or found changes what the catalogue counts as in service.
    func refreshCatalogue(_ journal: Journal, _ stamp: Stamp) throws {
        let records = Set(journal.copies.map(\.after.record))
        guard !records.isEmpty else { return }
        try database.execute(sql: "UPDATE portal SET catalogueVersion = catalogueVersion + 1")
        for record in records {
            try database.execute(
                sql: """
                    UPDATE record SET changedAt = ?, changedIn = (SELECT catalogueVersion FROM portal) WHERE id = ?
                    """,
                arguments: [stamp.instant, record])
        }
    }

    private static func encoded(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}

extension LibraryWriting {
    package var circulation: CirculationWriting { CirculationWriting(database: database) }
}

/// What the desk and the readers see of loans and reservations.
package struct CirculationReading {
    let database: Database
}

extension LibraryReading {
    package var circulation: CirculationReading { CirculationReading(database: database) }
}
