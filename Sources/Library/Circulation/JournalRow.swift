import GRDB
import Storage

/// A row that gestures write: they remember it before and after, so as to be undone.
protocol JournalRow: Codable, Equatable, FetchableRecord, MutablePersistableRecord {
    associatedtype Noun
    var id: ID<Noun>? { get }
    static var journalPath: WritableKeyPath<Journal, [Journal.Change<Self>]> { get }
}

extension JournalRow {
    /// The number of a row that is in the file; 0 names none.
    var known: ID<Noun> { id ?? ID(0) }

    static func fetch(_ id: ID<Noun>, _ db: Database) throws -> Self? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM \(databaseTableName) WHERE id = ?"), arguments: [id])
        return try row.map { try Self(row: $0) }
    }
}

/// A loan as it is stored.
struct LoanRow: JournalRow {
    static let databaseTableName = "loan"
    static var journalPath: WritableKeyPath<Journal, [Journal.Change<LoanRow>]> { \.loans }

    var id: ID<Loan>?
    var copy: ID<Copy>
    var borrower: ID<Borrower>?
    var lentOn: Day
    var dueOn: Day
    var returnedOn: Day?
    var renewals = 0
    var returnedBy = ""
    var lentToStatus = ""
    var lentToClass = ""

    mutating func didInsert(_ inserted: InsertionSuccess) { id = ID(inserted.rowID) }
}

/// A reservation as it is stored.
struct ReservationRow: JournalRow {
    static let databaseTableName = "reservation"
    static var journalPath: WritableKeyPath<Journal, [Journal.Change<ReservationRow>]> { \.reservations }

    var id: ID<Reservation>?
    var record: ID<Record>
    var borrower: ID<Borrower>
    var state: ReservationState
    var requestedOn: Day
    var copy: ID<Copy>?
    var setAsideUntil: Day?
    var closedOn: Day?

    /// The copy that was kept is not: the reader has the same place in the queue as before.
    mutating func waitAgain() {
        state = .validated
        copy = nil
        setAsideUntil = nil
    }

    mutating func didInsert(_ inserted: InsertionSuccess) { id = ID(inserted.rowID) }
}

/// What the desk changes of a copy.
struct CopyRow: JournalRow {
    static let databaseTableName = "copy"
    static var journalPath: WritableKeyPath<Journal, [Journal.Change<CopyRow>]> { \.copies }

    var id: ID<Copy>?
    var record: ID<Record>
    var status: CopyStatus
    var note: String

    mutating func didInsert(_ inserted: InsertionSuccess) { id = ID(inserted.rowID) }
}

extension CopyStatus: Codable, DatabaseValueConvertible {}
extension ReservationState: DatabaseValueConvertible {}
