import GRDB
import Storage

/// Selections as readers see them, and as those who make them do.
extension PresentationReading {
    /// What a reader may see on a day, the last to have been changed first.
    package func selections(for reader: Reader, on day: Day) throws -> [Selection] {
        try everySelection().filter { $0.isShown(to: reader, on: day) }
    }

    /// All of them, the last to have been changed first.
    package func everySelection() throws -> [Selection] {
        try selections("1 ORDER BY changedOn DESC, id DESC", [])
    }

    package func selection(_ id: ID<Selection>) throws -> Selection? {
        try selections("id = ?", [id]).first
    }

    /// Whatever its state: whether somebody may see it is the asker's to check.
    package func selection(slug: String) throws -> Selection? {
        try selections("slug = ?", [slug]).first
    }

    /// Its documents: those placed by hand in their order, then those of its rule that were not left out.
    ///
    /// - Parameter search: what the rule `.search` says, read by whoever knows addresses.
    package func entries(of selection: Selection, asking search: Search?, on day: Day, limit: Int) throws
        -> [Selection.Entry]
    {
        let placed = try placements(of: selection.id)
        let pinned = Array(placed.filter { !$0.isExcluded }.prefix(limit))
        let known = Set(placed.map(\.record))
        let ruled =
            pinned.count < limit
            ? try shelf(of: selection, search, on: day, limit: limit + known.count)
                .filter { !known.contains($0) }.prefix(limit - pinned.count) : []
        let records = try CatalogueReading(database: database, file: file).records(
            pinned.map(\.record) + ruled)
        let notes = Dictionary(pinned.map { ($0.record, $0.note) }, uniquingKeysWith: { first, _ in first })
        return records.map { record in
            Selection.Entry(record: record, note: notes[record.id] ?? "", isPinned: notes[record.id] != nil)
        }
    }

    /// What the librarian took out of the rule.
    package func excluded(from selection: ID<Selection>) throws -> [Record] {
        try CatalogueReading(database: database, file: file).records(
            placements(of: selection).filter(\.isExcluded).map(\.record))
    }

    /// Those in which a document was placed by hand.
    package func selections(holding record: ID<Record>) throws -> [Selection] {
        try selections(
            """
            EXISTS (SELECT 1 FROM selectionRecord
                WHERE selection = selection.id AND record = ? AND isExcluded = 0)
            ORDER BY title
            """, [record])
    }

    private struct Placement {
        let record: ID<Record>
        let isExcluded: Bool
        let note: String
    }

    private func placements(of selection: ID<Selection>) throws -> [Placement] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record, isExcluded, note FROM selectionRecord WHERE selection = ?
                    ORDER BY position, record
                    """), arguments: [selection]
        ).map { Placement(record: $0[0], isExcluded: $0[1], note: $0[2]) }
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func selections(_ condition: String, _ arguments: StatementArguments) throws -> [Selection] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT \(Selection.columns) FROM selection WHERE \(condition)"),
            arguments: arguments
        ).map(Selection.init)
    }
}
