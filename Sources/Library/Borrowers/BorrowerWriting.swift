import GRDB
import Storage

/// Writing the borrowers: created, changed, deleted, set aside.
package struct BorrowerWriting {
    let database: Database

    package var reading: BorrowerReading { BorrowerReading(database: database) }

    /// - Parameter stamp: who does it, for the audit trail; nil for an import, which has its own report.
    /// - Throws: `BorrowerRefusal`.
    @discardableResult
    package func add(_ details: BorrowerDetails, stamp: Stamp? = nil) throws -> ID<Borrower> {
        var details = details.tidied
        if details.number.isEmpty { details.number = try nextNumber() }
        try check(details, for: nil)
        try database.cachedStatement(
            sql: """
                INSERT INTO borrower (
                    number, name, nameKey, status, statusKey, schoolClass, classKey, entKey, bornOn, expiresOn, isClosed,
                    email, note
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: details.arguments)
        let id = ID<Borrower>(database.lastInsertedRowID)
        try putWords(of: details, id: id)
        if let stamp { try note(.created, of: id, stamp) }
        return id
    }

    /// - Parameter stamp: as in `add`.
    /// - Throws: `BorrowerRefusal`.
    package func change(_ id: ID<Borrower>, to details: BorrowerDetails, stamp: Stamp? = nil) throws {
        guard let known = try reading.borrower(id) else { throw BorrowerRefusal.unknown }
        var details = details.tidied
        if details.number.isEmpty { details.number = known.number }
        guard details != known.details else { return }
        try check(details, for: id)
        try database.cachedStatement(
            sql: """
                UPDATE borrower SET
                    number = ?, name = ?, nameKey = ?, status = ?, statusKey = ?, schoolClass = ?, classKey = ?,
                    entKey = ?, bornOn = ?, expiresOn = ?, isClosed = ?, email = ?, note = ?
                WHERE id = ?
                """
        ).execute(arguments: details.arguments + [id])
        if let stamp { try note(.changed, of: id, stamp) }
        guard details.words != known.details.words else { return }
        try database.cachedStatement(sql: "DELETE FROM borrowerWord WHERE borrower = ?").execute(arguments: [
            id
        ])
        try putWords(of: details, id: id)
    }

    /// One more than the highest number that is only digits.
    package func nextNumber() throws -> String {
        let highest = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT max(CAST(number AS INTEGER)) FROM borrower
                    WHERE number NOT GLOB '*[^0-9]*' AND length(number) < 16
                    """))
        return String((highest ?? 0) + 1)
    }

    /// - Throws: `BorrowerRefusal`.
    func known(_ id: ID<Borrower>) throws -> Borrower {
        guard let borrower = try reading.borrower(id) else { throw BorrowerRefusal.unknown }
        return borrower
    }

    /// The keys of SQL, said in words before it refuses.
    private func check(_ details: BorrowerDetails, for id: ID<Borrower>?) throws {
        guard !details.name.isEmpty else { throw BorrowerRefusal.noName }
        if let other = try reading.borrower(number: details.number), other.id != id {
            throw BorrowerRefusal.numberTaken(by: Holder(other))
        }
        if let key = details.entKey, let other = try reading.borrower(entKey: key), other.id != id {
            throw BorrowerRefusal.entKeyTaken(by: Holder(other))
        }
    }

    private func putWords(of details: BorrowerDetails, id: ID<Borrower>) throws {
        for word in details.words {
            try database.cachedStatement(sql: "INSERT INTO borrowerWord (word, borrower) VALUES (?, ?)")
                .execute(arguments: [word, id])
        }
    }
}

extension LibraryWriting {
    package var borrowers: BorrowerWriting { BorrowerWriting(database: database) }
}
