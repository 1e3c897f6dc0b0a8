import Formats
import Foundation
import GRDB
import Storage

/// Forms that are sent once, and what is remembered of who did what.
/// « Mme Leroux a exporté les utilisateurs pour le CDI »
package struct TrailEntry: Equatable, Sendable {
    package let at: Date
    package let actor: String
    package let what: String
    /// Whom it is about; empty: nobody in particular, or somebody who is forgotten.
    package let person: String

    package init(at: Date, actor: String, what: String, person: String) {
        self.at = at
        self.actor = actor
        self.what = what
        self.person = person
    }
}

extension CampusReading {
    /// Who did what, the last one first.
    package func trail(limit: Int) throws -> [TrailEntry] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT at, actor, what, trim(coalesce(lastName, '') || ' ' || coalesce(firstName, ''))
                FROM trail LEFT JOIN person ON person.id = trail.person ORDER BY trail.id DESC LIMIT ?
                """, arguments: [limit]
        ).map {
            TrailEntry(
                at: try Date($0[0] as String, strategy: .iso8601), actor: $0[1], what: $0[2], person: $0[3])
        }
    }

    /// Whether a form was sent before.
    package func knows(_ stamp: Stamp) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM gesture WHERE token = ?"), arguments: [stamp.token])
            ?? false
    }
}

extension CampusWriting {
    /// Whether a form comes for the first time; one that comes again is to be left alone.
    package func isFirst(_ stamp: Stamp) throws -> Bool {
        try database.execute(
            sql: "INSERT OR IGNORE INTO gesture (token, madeAt) VALUES (?, ?)",
            arguments: [stamp.token, stamp.instant])
        return database.changesCount == 1
    }

    /// « Mme Leroux a changé l’identifiant », for those who manage the campus.
    package func note(_ what: String, about person: ID<Person>? = nil, stamp: Stamp) throws {
        try database.execute(
            sql: "INSERT INTO trail (at, actor, what, person) VALUES (?, ?, ?, ?)",
            arguments: [stamp.instant, stamp.actor, what.line(upTo: 500), person])
    }

    /// Forgets what need not be known any longer: tokens of forms after a month, who did what after a year.
    package func forgetOldGestures(at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM gesture WHERE madeAt < ?",
            arguments: [(now - 31 * 86_400).formatted(.iso8601)])
        try database.execute(
            sql: "DELETE FROM trail WHERE at < ?",
            arguments: [(now - Double(CampusRetention.trailDays) * 86_400).formatted(.iso8601)])
        try database.execute(
            sql: "DELETE FROM session WHERE endsAt <= ?", arguments: [now.formatted(.iso8601)])
    }
}
