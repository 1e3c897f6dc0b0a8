import Formats
import Foundation
import GRDB
import Storage

/// Forms that are sent once, and what is remembered of who did what.
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
            sql: "DELETE FROM trail WHERE at < ?", arguments: [(now - 365 * 86_400).formatted(.iso8601)])
        try database.execute(
            sql: "DELETE FROM session WHERE endsAt <= ?", arguments: [now.formatted(.iso8601)])
    }
}
