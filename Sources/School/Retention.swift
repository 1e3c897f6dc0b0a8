import Foundation
import GRDB
import Storage

/// How long a campus keeps what names people, and the night that forgets it.
package enum CampusRetention {
    /// Files of people that came in, the names in what they change, and the copy that undoes them.
    package static let draftDays = 15
    /// Who brought which file, without the names.
    package static let draftTraceDays = 365
    /// After the last day on which it is shown; who read it goes with it.
    package static let messageDays = 365
    /// After somebody left: long enough to come back after the summer, and for their books to be found.
    package static let departedDays = 365

    /// Who did what.
    package static let trailDays = 365

    /// What a campus holds now, for the page that tells it.
    package struct Holdings: Equatable, Sendable {
        package let departed: Int
        /// Since when the first of them has left.
        package let firstDeparture: Day?
        package let messages: Int
        package let drafts: Int

        package init(departed: Int, firstDeparture: Day?, messages: Int, drafts: Int) {
            self.departed = departed
            self.firstDeparture = firstDeparture
            self.messages = messages
            self.drafts = drafts
        }
    }
}

extension CampusReading {
    package func holdings() throws -> CampusRetention.Holdings {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT count(*) FROM person WHERE leftOn IS NOT NULL), (SELECT min(leftOn) FROM person),
                    (SELECT count(*) FROM message), (SELECT count(*) FROM directoryDraft)
                """)
        return CampusRetention.Holdings(
            departed: row?[0] ?? 0, firstDeparture: row?[1], messages: row?[2] ?? 0, drafts: row?[3] ?? 0)
    }
}

extension CampusWriting {
    /// Forgets the people, the messages and the names whose time is over. The same night again forgets nothing more.
    package func forgetPeople(on day: Day, at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM message WHERE shownUntil < ?", arguments: [day - CampusRetention.messageDays])
        try leaveNothing()
        // Whoever manages the campus keeps their account, gone from the directory or not.
        try database.execute(
            sql: """
                DELETE FROM person WHERE leftOn < ? AND id NOT IN (
                    SELECT person FROM account WHERE person IS NOT NULL AND isAdministrator = 1
                )
                """, arguments: [day - CampusRetention.departedDays])
        try drafts.forgetNames(at: now)
    }

    /// What somebody set for themselves ends with their departure; a night later, so that files applied by mistake can
    /// be undone with nothing lost.
    private func leaveNothing() throws {
        for table in ["feedKey", "openedLoans", "tileOrder", "messageReading"] {
            try database.execute(
                sql:
                    "DELETE FROM \(table) WHERE person IN (SELECT id FROM person WHERE leftOn IS NOT NULL)")
        }
    }
}
