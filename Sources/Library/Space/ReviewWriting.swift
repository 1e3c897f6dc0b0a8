import Formats
import GRDB
import Storage

/// Reviews written, judged, withdrawn.
extension SpaceWriting {
    /// Says what a reader thinks, or says it anew: one review for each document, to be moderated (P-05).
    ///
    /// - Throws: `SpaceRefusal`.
    package func review(
        _ record: ID<Record>, by borrower: ID<Borrower>, stars: Int, text: String, on day: Day
    ) throws {
        guard (1...5).contains(stars) else { throw SpaceRefusal.noStars }
        let reader = try BorrowerReading(database: database).borrower(borrower)
        guard let reader, reader.impediment(on: day) == nil else { throw SpaceRefusal.mayNotReview }
        guard try exists("SELECT 1 FROM record WHERE id = ?", [record]) else {
            throw SpaceRefusal.unknownRecord
        }
        let text = text.text(upTo: SpaceQuota.longestReview + 1)
        guard text.unicodeScalars.count <= SpaceQuota.longestReview else {
            throw SpaceRefusal.tooLong(SpaceQuota.longestReview)
        }
        let others = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM review WHERE borrower = ? AND record <> ?"),
            arguments: [borrower, record])
        guard (others ?? 0) < SpaceQuota.reviews else {
            throw SpaceRefusal.tooManyReviews(SpaceQuota.reviews)
        }
        // Sent twice, it is the same review, and what was decided of it stays.
        try database.execute(
            sql: """
                INSERT INTO review (record, borrower, stars, text, writtenOn)
                VALUES (:record, :borrower, :stars, :text, :day)
                ON CONFLICT (record, borrower) DO UPDATE
                SET stars = excluded.stars, text = excluded.text, writtenOn = excluded.writtenOn,
                    state = 'toModerate', judgedBy = ''
                WHERE stars <> excluded.stars OR text <> excluded.text
                """,
            arguments: ["record": record, "borrower": borrower, "stars": stars, "text": text, "day": day])
    }

    /// One that is no longer there is no mistake.
    package func withdrawReview(of record: ID<Record>, by borrower: ID<Borrower>) throws {
        try database.execute(
            sql: "DELETE FROM review WHERE record = ? AND borrower = ?", arguments: [record, borrower])
    }

    /// - Returns: what it was before.
    /// - Throws: `SpaceRefusal`.
    @discardableResult
    package func judge(_ review: ID<Review>, as state: ReviewState, stamp: Stamp) throws -> ReviewState {
        let old = try String.fetchOne(
            database.cachedStatement(sql: "SELECT state FROM review WHERE id = ?"), arguments: [review])
        guard let old = old.flatMap({ ReviewState(rawValue: $0) }) else { throw SpaceRefusal.unknown }
        try database.execute(
            sql: "UPDATE review SET state = ?, judgedBy = ? WHERE id = ?",
            arguments: [state.rawValue, state == .toModerate ? "" : stamp.actor, review])
        return old
    }
}
