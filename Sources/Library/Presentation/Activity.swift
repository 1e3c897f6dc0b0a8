import GRDB
import Storage

/// What is counted of what readers do, by day and never by person (B1).
package enum ActivityKind: String, CaseIterable, Hashable, Sendable {
    case page
    case search
    /// Somebody opened « Mon compte ».
    case account
    case review
}

/// So much of it on a day.
package struct ActivityCount: Equatable, Sendable {
    package let day: Day
    package let counts: [ActivityKind: Int]

    package init(day: Day, counts: [ActivityKind: Int]) {
        self.day = day
        self.counts = counts
    }
}

/// What was counted in memory, and is not written yet.
package struct ActivityTally: Equatable, Sendable {
    package struct Cell: Hashable, Sendable {
        package let day: Day
        package let kind: ActivityKind

        package init(day: Day, kind: ActivityKind) {
            self.day = day
            self.kind = kind
        }
    }

    package struct Reading: Equatable, Sendable {
        package var count = 0
        package var lastOn: Day
    }

    package private(set) var counts: [Cell: Int] = [:]
    package private(set) var articles: [ID<Article>: Reading] = [:]

    package init() {}

    package var isEmpty: Bool { counts.isEmpty && articles.isEmpty }

    package mutating func count(_ kind: ActivityKind, on day: Day) {
        counts[Cell(day: day, kind: kind), default: 0] += 1
    }

    package mutating func see(_ article: ID<Article>, on day: Day) {
        var reading = articles[article] ?? Reading(lastOn: day)
        reading.count += 1
        reading.lastOn = max(reading.lastOn, day)
        articles[article] = reading
    }
}

extension PresentationReading {
    /// Every day of a period on which something was counted, the last first.
    package func activity(_ period: FigurePeriod) throws -> [ActivityCount] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT day, kind, count FROM activity WHERE day BETWEEN ? AND ? ORDER BY day DESC"),
            arguments: [period.first, period.last])
        var days: [(day: Day, counts: [ActivityKind: Int])] = []
        for row in rows {
            let day: Day = row[0]
            if days.last?.day != day { days.append((day, [:])) }
            if let kind = ActivityKind(rawValue: row[1]) { days[days.count - 1].counts[kind] = row[2] }
        }
        return days.map { ActivityCount(day: $0.day, counts: $0.counts) }
    }

    /// By article: how often it was read, and when last.
    package func readings() throws -> [ID<Article>: ActivityTally.Reading] {
        try Dictionary(
            Row.fetchAll(
                database.cachedStatement(sql: "SELECT article, count, lastOn FROM articleSeen")
            ).map { ($0[0], ActivityTally.Reading(count: $0[1], lastOn: $0[2])) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PresentationWriting {
    /// Adds what was counted in memory.
    package func add(_ tally: ActivityTally) throws {
        for (cell, count) in tally.counts {
            try database.cachedStatement(
                sql: """
                    INSERT INTO activity (day, kind, count) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET count = count + excluded.count
                    """
            ).execute(arguments: [cell.day, cell.kind.rawValue, count])
        }
        for (article, reading) in tally.articles {
            // An article may have been removed since it was read.
            try database.cachedStatement(
                sql: """
                    INSERT INTO articleSeen (article, lastOn, count)
                    SELECT id, ?, ? FROM article WHERE id = ?
                    ON CONFLICT DO UPDATE SET lastOn = max(lastOn, excluded.lastOn), count = count + excluded.count
                    """
            ).execute(arguments: [reading.lastOn, reading.count, article])
        }
    }
}
