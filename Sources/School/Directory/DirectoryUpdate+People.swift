import Formats
import GRDB
import Storage

/// People of a file, written.
extension DirectoryUpdate {
    func insert(_ entry: PersonEntry, born: Day?, key: String) throws -> ID<Person> {
        try database.cachedStatement(
            sql: """
                INSERT INTO person (entKey, lastName, firstName, civility, sex, bornOn, email, searchText, addedOn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            key, entry.lastName, entry.firstName, entry.civility, entry.sex, born, entry.email,
            Person.searchText(lastName: entry.lastName, firstName: entry.firstName), day,
        ])
        return ID(database.lastInsertedRowID)
    }

    /// What the file does not say stays as it was.
    mutating func update(_ id: ID<Person>, _ entry: PersonEntry, born: Day?) throws {
        try database.cachedStatement(
            sql: """
                UPDATE person SET lastName = ?1, firstName = ?2, searchText = ?3,
                    civility = iif(?4 = '', civility, ?4), sex = iif(?5 = '', sex, ?5),
                    bornOn = coalesce(?6, bornOn), email = iif(?7 = '', email, ?7)
                WHERE id = ?8 AND NOT (
                    lastName = ?1 AND firstName = ?2 AND ?4 IN ('', civility) AND ?5 IN ('', sex)
                    AND coalesce(?6, bornOn) IS bornOn AND ?7 IN ('', email)
                )
                """
        ).execute(arguments: [
            entry.lastName, entry.firstName,
            Person.searchText(lastName: entry.lastName, firstName: entry.firstName), entry.civility,
            entry.sex,
            born, entry.email, id,
        ])
        guard !entry.hasLeft else { return }
        try database.cachedStatement(
            sql: "UPDATE person SET leftOn = NULL WHERE id = ? AND leftOn IS NOT NULL"
        ).execute(arguments: [id])
        if database.changesCount > 0 { report.returned += 1 }
    }
}
