import GRDB
import Storage

/// Reviews as everybody, their author and the moderator read them.
extension SpaceReading {
    private static let mostOpinions = 50

    package func reviews(of record: ID<Record>) throws -> ReviewSummary {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(CAST(round(avg(stars) * 10) AS INTEGER), 0)
                    FROM review WHERE record = ? AND state = 'approved'
                    """),
            arguments: [record])
        let count: Int = row?[0] ?? 0
        guard count > 0 else { return ReviewSummary(count: 0, tenths: 0, approved: []) }
        let opinions = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT stars, text, writtenOn FROM review
                    WHERE record = ? AND state = 'approved' AND text <> '' ORDER BY id DESC LIMIT ?
                    """),
            arguments: [record, Self.mostOpinions]
        ).map { ReviewSummary.Opinion(stars: $0[0], text: $0[1], writtenOn: $0[2]) }
        return ReviewSummary(count: count, tenths: row?[1] ?? 0, approved: opinions)
    }

    package func review(of record: ID<Record>, by borrower: ID<Borrower>) throws -> Review? {
        try reviews("review.record = ? AND review.borrower = ?", [record, borrower]).first
    }

    /// The latest first.
    package func reviews(by borrower: ID<Borrower>) throws -> [Review] {
        try reviews("review.borrower = ?", [borrower])
    }

    /// A page of them for the moderator: the first to wait first, else the latest first.
    package func reviews(in state: ReviewState?, page: Int = 1, size: Int = 30) throws -> [Review] {
        let limit = " LIMIT \(max(1, size)) OFFSET \(max(0, page - 1) * max(1, size))"
        guard let state else { return try reviews("1", [], order: "review.id DESC" + limit) }
        let order = state == .toModerate ? "review.id" : "review.id DESC"
        return try reviews("review.state = ?", [state.rawValue], order: order + limit)
    }

    package func review(_ id: ID<Review>) throws -> Review? {
        try reviews("review.id = ?", [id]).first
    }

    package func reviewCounts() throws -> [ReviewState: Int] {
        var counts: [ReviewState: Int] = [:]
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT state, count(*) FROM review GROUP BY state"))
        for row in rows {
            if let state = ReviewState(rawValue: row[0]) { counts[state] = row[1] }
        }
        return counts
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func reviews(
        _ condition: String, _ arguments: [any DatabaseValueConvertible], order: String = "review.id DESC",
    ) throws -> [Review] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), review.id, stars, review.text, review.state, writtenOn, judgedBy,
                        review.borrower, borrower.name, borrower.schoolClass
                    FROM review JOIN record ON record.id = review.record
                    LEFT JOIN borrower ON borrower.id = review.borrower
                    WHERE \(condition) ORDER BY \(order)
                    """),
            arguments: StatementArguments(arguments)
        ).map(Review.init)
    }
}

extension Review {
    fileprivate init(_ row: Row) {
        let author: ID<Borrower>? = row[19]
        self.init(
            id: row[13], record: Record(row),
            author: author.map { Holder(id: $0, name: row[20] ?? "", schoolClass: row[21] ?? "") },
            stars: row[14], text: row[15], state: ReviewState(rawValue: row[16]) ?? .toModerate,
            writtenOn: row[17], judgedBy: row[18])
    }
}
