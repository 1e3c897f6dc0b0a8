import GRDB
import Storage

/// What the schools of a campus chose for their home pages.
package struct HomeRules: Equatable, Sendable {
    /// The class sheet gives the titles of the documents, and not only how many there are (D5).
    package var sheetHasTitles: Bool
    /// Form teachers have a message about the sheet of their class every week.
    package var sheetIsWeekly: Bool

    package init(sheetHasTitles: Bool = false, sheetIsWeekly: Bool = true) {
        self.sheetHasTitles = sheetHasTitles
        self.sheetIsWeekly = sheetIsWeekly
    }
}

extension HomeReading {
    package func rules() throws -> HomeRules {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT sheetHasTitles, sheetIsWeekly FROM homeRules"))
        return HomeRules(sheetHasTitles: row?[0] ?? false, sheetIsWeekly: row?[1] ?? true)
    }

    /// The secret end of the address at which somebody's agenda reads their days of return.
    package func feedKey(of person: ID<Person>) throws -> SecretToken? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT key FROM feedKey WHERE person = ?"), arguments: [person]
        ).flatMap { SecretToken($0) }
    }

    /// Whose days of return a key opens; nil once it was revoked, its owner has left or their account is closed.
    package func person(ofFeed key: SecretToken) throws -> Person? {
        try DirectoryReading(database: database).people(
            """
            person.leftOn IS NULL AND person.id IN (SELECT person FROM feedKey WHERE key = ?)
                AND EXISTS (SELECT 1 FROM account WHERE account.person = person.id AND account.isClosed = 0)
            """, [key.text]
        ).first
    }

    /// The pupils of a class, and whoever answers for it.
    package func people(of schoolClass: ID<SchoolClass>, as role: EnrolmentRole) throws -> [Person] {
        try DirectoryReading(database: database).people(
            """
            person.leftOn IS NULL AND person.id IN (
                SELECT person FROM enrolment WHERE schoolClass = ? AND role = ?
            ) ORDER BY person.searchText, person.id
            """, [schoolClass, role.rawValue])
    }
}

extension HomeWriting {
    package func setRules(_ rules: HomeRules) throws {
        try database.execute(
            sql: """
                INSERT INTO homeRules (id, sheetHasTitles, sheetIsWeekly) VALUES (1, ?1, ?2)
                ON CONFLICT (id) DO UPDATE SET sheetHasTitles = ?1, sheetIsWeekly = ?2
                """, arguments: [rules.sheetHasTitles, rules.sheetIsWeekly])
    }

    /// Somebody's feed has this address and no other; nil: none.
    package func setFeedKey(_ key: SecretToken?, of person: ID<Person>, on day: Day) throws {
        guard let key else {
            return try database.execute(sql: "DELETE FROM feedKey WHERE person = ?", arguments: [person])
        }
        try database.execute(
            sql: """
                INSERT INTO feedKey (person, key, madeOn) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET key = excluded.key, madeOn = excluded.madeOn
                """, arguments: [person, key.text, day])
    }
}
