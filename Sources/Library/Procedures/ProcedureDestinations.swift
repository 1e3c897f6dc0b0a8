import GRDB
import Storage

/// What a text may lead to among what was written in the portal.
extension ProceduresReading {
    /// `procedure:prets`, `page:clubs`: published, in their period, and readable by this reader.
    package func destinations(for reader: Reader, on day: Day) throws -> Set<String> {
        let (condition, readers) = reader.condition(on: "article")
        return try Set(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT kind, slug FROM article
                        WHERE published IS NOT NULL AND kind IN ('page', 'procedure')
                            AND coalesce(shownFrom, ?) <= ? AND coalesce(shownUntil, ?) >= ? AND \(condition)
                        """),
                arguments: [day, day, day, day] + readers
            ).map { "\($0[0] as String):\($0[1] as String)" })
    }
}
