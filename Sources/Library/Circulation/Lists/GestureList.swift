import Foundation
import GRDB
import Storage

/// A line of the last gestures of the desk: what was done, with which document, for whom.
package struct GestureLine: Equatable, Sendable {
    package let gesture: Gesture
    /// Nil when what it was about is no longer in the file.
    package let record: Record?
    package let copyNumber: String?
    package let borrower: Holder?

    package init(gesture: Gesture, record: Record?, copyNumber: String?, borrower: Holder?) {
        self.gesture = gesture
        self.record = record
        self.copyNumber = copyNumber
        self.borrower = borrower
    }
}

extension CirculationReading {
    /// When something was last lent, given back, renewed or reserved.
    package func lastGestureAt() throws -> Date? {
        try String.fetchOne(database.cachedStatement(sql: "SELECT max(madeAt) FROM gesture")).map {
            try Date($0, strategy: .iso8601)
        }
    }

    /// What one person did since `instant`, the latest first, without the undoings: what they undid says so itself.
    package func lastGestures(by actor: String, since instant: Date, limit: Int) throws -> [GestureLine] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Gesture.columns), record.id, copy.number, borrower.name, borrower.schoolClass
                    FROM gesture LEFT JOIN copy ON copy.id = gesture.copy
                    LEFT JOIN reservation ON reservation.id = json_extract(gesture.outcome, '$.reservation')
                    LEFT JOIN record ON record.id = coalesce(
                        copy.record, reservation.record,
                        CASE gesture.kind WHEN 'reserve' THEN CAST(gesture.request AS INTEGER) END)
                    LEFT JOIN borrower ON borrower.id = gesture.borrower
                    WHERE gesture.madeAt >= ? AND gesture.actor = ? AND gesture.kind <> 'undo'
                    ORDER BY gesture.id DESC LIMIT ?
                    """),
            arguments: [instant.formatted(.iso8601), actor, limit]
        ).compactMap { row -> GestureLine? in
            guard let gesture = Gesture(row) else { return nil }
            let name: String? = row[9]
            let id: Int64? = row[7]
            return GestureLine(
                gesture: gesture, record: try id.flatMap { try record(ID($0)) }, copyNumber: row[8],
                borrower: gesture.borrower.flatMap { id in
                    name.map { Holder(id: id, name: $0, schoolClass: row[10] ?? "") }
                })
        }
    }
}

extension Gesture {
    static let columns = """
        gesture.id, gesture.kind, gesture.actor, gesture.madeAt, gesture.borrower, gesture.copy, \
        gesture.undoneAt IS NOT NULL
        """

    /// - Parameter row: it begins with `columns`. Nil for a gesture of a later version of the program.
    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row[1]) else { return nil }
        self.init(
            id: row[0], kind: kind, actor: row[2], madeAt: row[3], borrower: row[4], copy: row[5],
            isUndone: row[6])
    }
}
