import Formats
import GRDB
import Storage

/// Whatever one field of the desk may mean: the number of a card, a bar code, an ISBN, a name. A number may be that
/// of a card and of a copy: both are given.
package struct DeskEntry: Equatable, Sendable {
    package let borrowers: [Borrower]
    package let copy: ID<Copy>?
    /// Documents of this ISBN, when no copy has the number.
    package let records: [ID<Record>]

    package init(borrowers: [Borrower], copy: ID<Copy>?, records: [ID<Record>]) {
        self.borrowers = borrowers
        self.copy = copy
        self.records = records
    }

    package var isEmpty: Bool { borrowers.isEmpty && copy == nil && records.isEmpty }
}

extension CirculationReading {
    package func recognise(_ typed: String) throws -> DeskEntry {
        let text = typed.trimmed
        let borrowers = BorrowerReading(database: database)
        let copy = try copy(number: text)?.copy.id
        if let borrower = try borrowers.borrower(number: text) {
            return DeskEntry(borrowers: [borrower], copy: copy, records: [])
        }
        if copy != nil { return DeskEntry(borrowers: [], copy: copy, records: []) }
        let identifiers = [text, ISBN(text)?.digits].compactMap { $0 }
        let records = try identifiers.flatMap { identifier in
            try ID<Record>.fetchAll(
                database.cachedStatement(
                    sql: "SELECT record FROM recordIdentifier WHERE value = ? ORDER BY record LIMIT 20"),
                arguments: [identifier])
        }
        if !records.isEmpty {
            return DeskEntry(
                borrowers: [], copy: nil, records: Array(Set(records)).sorted { $0.number < $1.number })
        }
        return DeskEntry(borrowers: try borrowers.find(text), copy: nil, records: [])
    }
}
