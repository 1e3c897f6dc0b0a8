import GRDB
import Storage

/// A copy as a gesture finds it: all that decides whether it may be lent.
struct DeskCopy {
    let row: CopyRow
    let documentType: String
    let loan: LoanRow?
    /// The reservation for which it waits at the desk.
    let setAside: ReservationRow?
}

extension CirculationWriting {
    func deskCopy(_ id: ID<Copy>) throws -> DeskCopy? {
        guard let row = try CopyRow.fetch(id, database) else { return nil }
        let type = try String.fetchOne(
            database.cachedStatement(sql: "SELECT documentType FROM record WHERE id = ?"),
            arguments: [row.record])
        let loan = try LoanRow.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM loan WHERE copy = ? AND returnedOn IS NULL"),
            arguments: [id])
        let setAside = try ReservationRow.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM reservation WHERE copy = ? AND state = 'setAside'"),
            arguments: [id])
        return DeskCopy(row: row, documentType: type ?? "", loan: loan, setAside: setAside)
    }

    func holder(_ id: ID<Borrower>?) throws -> Holder? {
        try id.flatMap { try borrowers.borrower($0) }.map { Holder($0) }
    }
}

extension CirculationReading {
    /// The copy of a bar code, with its record.
    package func copy(number: String) throws -> (copy: Copy, record: ID<Record>)? {
        let number = number.trimmed
        return number.isEmpty ? nil : try copies("copy.number = ?", number.databaseValue).first
    }

    package func copy(_ id: ID<Copy>) throws -> (copy: Copy, record: ID<Record>)? {
        try copies("copy.id = ?", id.databaseValue).first
    }
}
