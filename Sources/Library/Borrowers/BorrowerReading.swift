import Formats
import GRDB
import Storage

/// Reading the borrowers: one, those of a name, a page of the list.
package struct BorrowerReading {
    let database: Database

    package func borrower(_ id: ID<Borrower>) throws -> Borrower? {
        try one("borrower.id = ?", id.databaseValue)
    }

    /// By the number on the card; letters in either case.
    package func borrower(number: String) throws -> Borrower? {
        try one("number = ?", number.databaseValue)
    }

    package func borrower(entKey: String) throws -> Borrower? {
        try one("entKey = ?", entKey.databaseValue)
    }

    /// Who is meant by what was typed or scanned: the number first, else the beginnings of the words of the name and
    /// the class, in any order.
    package func find(_ text: String, limit: Int = 20) throws -> [Borrower] {
        let number = text.trimmed
        guard !number.isEmpty else { return [] }
        if let borrower = try borrower(number: number) { return [borrower] }
        return try list(BorrowerQuery(text: text, size: limit)).lines.map(\.borrower)
    }

    /// Those whose name is made of the same words, whatever their order, accents and capitals, by class.
    package func namesakes(of name: String) throws -> [Borrower] {
        let words = BorrowerDetails(name: name).nameWords
        guard let rarest = words.max(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) else { return [] }
        return try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Borrower.columns) FROM borrower
                    WHERE id IN (SELECT borrower FROM borrowerWord WHERE word = ?) ORDER BY classKey, nameKey, id
                    """),
            arguments: [rarest]
        ).map { Borrower($0) }.filter { $0.details.nameWords == words }
    }

    /// Every class that somebody is in, with how many.
    package func schoolClasses() throws -> [(schoolClass: String, count: Int)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT min(schoolClass), count(*) FROM borrower
                    WHERE schoolClass <> '' GROUP BY classKey ORDER BY classKey
                    """)
        ).map { ($0[0], $0[1]) }
    }

    /// The statuses in use as they are typed, with how many (B-25, B-26); one may be empty.
    package func statuses() throws -> [(status: String, count: Int)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT status, count(*) FROM borrower GROUP BY status ORDER BY count(*) DESC, status")
        ).map { ($0[0], $0[1]) }
    }

    private func one(_ condition: String, _ value: DatabaseValue) throws -> Borrower? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Borrower.columns) FROM borrower WHERE \(condition)"),
            arguments: [value]
        ).map { Borrower($0) }
    }
}

extension LibraryReading {
    package var borrowers: BorrowerReading { BorrowerReading(database: database) }
}
