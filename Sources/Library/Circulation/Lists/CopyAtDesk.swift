import GRDB
import Storage

/// A copy that the desk has in hand: all that decides what may be done with it.
package struct CopyAtDesk: Equatable, Sendable {
    package let copy: Copy
    package let record: Record
    /// Who has it out.
    package let loan: Loan?
    /// For whom it waits at the desk.
    package let keptFor: Reservation?

    package init(copy: Copy, record: Record, loan: Loan?, keptFor: Reservation?) {
        self.copy = copy
        self.record = record
        self.loan = loan
        self.keptFor = keptFor
    }
}

extension CirculationReading {
    package func copyAtDesk(_ id: ID<Copy>) throws -> CopyAtDesk? {
        guard let found = try copy(id) else { return nil }
        return try atDesk([found.copy], of: found.record).first
    }

    /// Every copy of a document, the oldest first.
    package func copiesAtDesk(of record: ID<Record>) throws -> [CopyAtDesk] {
        try atDesk(copies("copy.record = ?", record.databaseValue).map(\.copy), of: record)
    }

    func record(_ id: ID<Record>) throws -> Record? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Record.columns) FROM record WHERE id = ?"),
            arguments: [id]
        ).map { Record($0) }
    }

    private func atDesk(_ copies: [Copy], of record: ID<Record>) throws -> [CopyAtDesk] {
        guard let record = try self.record(record) else { return [] }
        return try copies.map { copy in
            CopyAtDesk(
                copy: copy, record: record,
                loan: copy.dueOn == nil ? nil : try currentLoan(of: copy.id),
                keptFor: copy.isSetAside ? try reservation(keeping: copy.id) : nil)
        }
    }
}
