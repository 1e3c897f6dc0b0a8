import Foundation
import GRDB
import Storage

/// What a distant portal last said of somebody.
package struct PartnerAnswer: Equatable, Sendable {
    package let answeredAt: Date
    /// Empty: it does not know them.
    package let body: [UInt8]

    /// « Récupérer les informations »: daily at least, and on opening when it is older than this.
    package static let freshSeconds = 300.0
    package static let daySeconds = 86_400.0
    /// Nobody's loans stay here longer than that once the portal is silent.
    package static let keptDays = 30
}

/// How a distant portal fares.
package struct PartnerHealth: Equatable, Sendable {
    package let answeredAt: Date?
    package let failures: Int
    package let failedAt: Date?
    /// The last failure, in a sentence.
    package let trouble: String
    /// Nobody asks it before.
    package let retryAt: Date?

    package init(answeredAt: Date?, failures: Int, failedAt: Date?, trouble: String, retryAt: Date?) {
        self.answeredAt = answeredAt
        self.failures = failures
        self.failedAt = failedAt
        self.trouble = trouble
        self.retryAt = retryAt
    }

    package static let unknown = PartnerHealth(
        answeredAt: nil, failures: 0, failedAt: nil, trouble: "", retryAt: nil)

    package var isWell: Bool { failures == 0 }

    package func mayBeAsked(at instant: Date) -> Bool { retryAt.map { $0 <= instant } ?? true }

    /// A minute after the first failure, twice as long after each other one, an hour at most.
    static func pause(after failures: Int) -> Double {
        min(3_600, 60 * Double(1 << min(6, max(0, failures - 1))))
    }
}

extension PartnerReading {
    package func answer(of person: ID<Person>, from partner: ID<Partner>) throws -> PartnerAnswer? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT answeredAt, body FROM partnerAnswer WHERE person = ? AND partner = ?"),
            arguments: [person, partner]
        ).map { row in
            PartnerAnswer(
                answeredAt: try Date(row[0] as String, strategy: .iso8601), body: Array(row[1] as Data))
        }
    }

    package func health(of partner: ID<Partner>) throws -> PartnerHealth {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT answeredAt, failures, failedAt, trouble, retryAt FROM partnerHealth WHERE partner = ?
                    """), arguments: [partner])
        guard let row else { return .unknown }
        func instant(_ column: Int) throws -> Date? {
            try (row[column] as String?).map { try Date($0, strategy: .iso8601) }
        }
        return PartnerHealth(
            answeredAt: try instant(0), failures: row[1], failedAt: try instant(2), trouble: row[3],
            retryAt: try instant(4))
    }

    /// The newest answer of a portal that knew somebody.
    package func newestAnswer(from partner: ID<Partner>) throws -> PartnerAnswer? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT answeredAt, body FROM partnerAnswer WHERE partner = ? AND length(body) > 0
                    ORDER BY answeredAt DESC LIMIT 1
                    """), arguments: [partner]
        ).map { row in
            PartnerAnswer(
                answeredAt: try Date(row[0] as String, strategy: .iso8601), body: Array(row[1] as Data))
        }
    }

    /// Those whose answer from a portal is older than `instant`, or who have none: by key, the oldest first.
    package func stale(at partner: Partner, before instant: Date, on day: Day, limit: Int) throws
        -> [(person: ID<Person>, entKey: String)]
    {
        let classes = try classPortals(on: day).filter { $0.value.contains(partner.id) }.keys
            .map { "\($0.number)" }.joined(separator: ",")
        return try Row.fetchAll(
            database,
            sql: """
                SELECT person.id, entKey FROM person
                LEFT JOIN partnerAnswer ON partnerAnswer.person = person.id AND partner = :partner
                WHERE leftOn IS NULL AND person.id IN (
                    SELECT person FROM enrolment WHERE schoolClass IN (\(classes))
                    UNION SELECT person FROM affiliation JOIN school ON school.id = affiliation.school
                        WHERE rne = :rne AND profile IN ('teacher', 'staff') AND affiliation.leftOn IS NULL
                ) AND (answeredAt IS NULL OR answeredAt < :instant)
                ORDER BY answeredAt, person.id LIMIT :limit
                """,
            arguments: [
                "partner": partner.id, "rne": partner.rne, "instant": instant.formatted(.iso8601),
                "limit": limit,
            ]
        ).map { ($0[0], $0[1]) }
    }

    /// A pupil let their guardians see the titles of what they borrow.
    package func hasOpenedLoans(_ pupil: ID<Person>) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM openedLoans WHERE person = ?"), arguments: [pupil])
            ?? false
    }
}

extension PartnerWriting {
    package func keep(_ body: [UInt8], of person: ID<Person>, from partner: ID<Partner>, at instant: Date)
        throws
    {
        try database.cachedStatement(
            sql: """
                INSERT INTO partnerAnswer (person, partner, answeredAt, body) VALUES (?, ?, ?, ?)
                ON CONFLICT (person, partner) DO UPDATE
                SET answeredAt = excluded.answeredAt, body = excluded.body
                """
        ).execute(arguments: [person, partner, instant.formatted(.iso8601), Data(body)])
        try noteSuccess(of: partner, at: instant)
    }

    package func noteSuccess(of partner: ID<Partner>, at instant: Date) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO partnerHealth (partner, answeredAt) VALUES (?, ?)
                ON CONFLICT (partner) DO UPDATE
                SET answeredAt = excluded.answeredAt, failures = 0, trouble = '', retryAt = NULL
                """
        ).execute(arguments: [partner, instant.formatted(.iso8601)])
    }

    /// The portal is left alone for a while: longer each time.
    package func noteFailure(of partner: ID<Partner>, _ trouble: String, at instant: Date) throws {
        let failures = try reading.health(of: partner).failures + 1
        try database.cachedStatement(
            sql: """
                INSERT INTO partnerHealth (partner, failures, failedAt, trouble, retryAt) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (partner) DO UPDATE
                SET failures = excluded.failures, failedAt = excluded.failedAt, trouble = excluded.trouble,
                    retryAt = excluded.retryAt
                """
        ).execute(arguments: [
            partner, failures, instant.formatted(.iso8601), trouble,
            (instant + PartnerHealth.pause(after: failures)).formatted(.iso8601),
        ])
    }

    /// Asked by hand: at once, whatever it did before.
    package func forgetPause(of partner: ID<Partner>) throws {
        try database.execute(
            sql: "UPDATE partnerHealth SET retryAt = NULL WHERE partner = ?", arguments: [partner])
    }

    /// What is too old to be told, and what is of people who left.
    package func forgetOldAnswers(at instant: Date) throws {
        let oldest = instant - Double(PartnerAnswer.keptDays) * PartnerAnswer.daySeconds
        try database.execute(
            sql: """
                DELETE FROM partnerAnswer WHERE answeredAt < ?
                OR person IN (SELECT id FROM person WHERE leftOn IS NOT NULL)
                """, arguments: [oldest.formatted(.iso8601)])
    }

    package func setOpenedLoans(_ isOpen: Bool, of pupil: ID<Person>, on day: Day) throws {
        guard isOpen else {
            try database.execute(sql: "DELETE FROM openedLoans WHERE person = ?", arguments: [pupil])
            return
        }
        try database.execute(
            sql: "INSERT INTO openedLoans (person, openedOn) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [pupil, day])
    }
}
