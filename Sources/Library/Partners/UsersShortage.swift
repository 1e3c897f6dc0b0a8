import Formats
import GRDB
import Storage

/// Whom a users' file names, as the guard rail reads it.
package struct UsersCensus: Equatable, Sendable {
    package let people: Int
    /// Opaque keys of those who have one.
    package let keys: Set<String>

    package init(people: Int, keys: Set<String>) {
        self.people = people
        self.keys = keys
    }

    package init(_ entries: [UserEntry]) {
        people = entries.count
        keys = Set(entries.map { $0[.entKey] }.filter { !$0.isEmpty })
    }

    /// - Throws: `FormatError`.
    package init(reading file: [UInt8]) throws {
        self.init(try UsersFile.read(file).entries)
    }
}

/// What a users' file would take away: it may be a part of a file, or another school's (D16).
package struct UsersShortage: Equatable, Sendable {
    /// Pupils of the library who have a key.
    package var known = 0
    /// Those of them whom the file does not name.
    package var missing = 0
    /// Whom the file names.
    package var people = 0
    /// Whom the former file of the same sender named; 0: it is the first.
    package var former = 0

    package init(known: Int = 0, missing: Int = 0, people: Int = 0, former: Int = 0) {
        self.known = known
        self.missing = missing
        self.people = people
        self.former = former
    }

    /// More than 20 % of the pupils who are known by a key.
    package var losesPupils: Bool { missing * 5 > known }
    /// 40 % shorter than the former one, or more.
    package var isMuchShorter: Bool { former > 0 && people * 10 <= former * 6 }
    package var isAlarming: Bool { losesPupils || isMuchShorter }
}

extension ShelfReading {
    /// What a file would take away today.
    package func shortage(of census: UsersCensus, after former: Int) throws -> UsersShortage {
        var shortage = UsersShortage(people: census.people, former: former)
        let known = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT entKey, status FROM borrower
                    WHERE entKey IS NOT NULL AND kind = 'regular' AND NOT isClosed
                    """))
        while let row = try known.next() {
            guard BorrowerStatus(row[1]) == .pupil else { continue }
            shortage.known += 1
            if !census.keys.contains(row[0]) { shortage.missing += 1 }
        }
        return shortage
    }

    /// How many people the last file of a sender named, of those that were not left waiting; 0: there was none.
    func former(of sender: String) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql:
                    "SELECT people FROM receivedFile WHERE sender = ? AND NOT isHeld ORDER BY id DESC LIMIT 1"
            ),
            arguments: [sender]) ?? 0
    }
}
