import GRDB
import Storage

/// Selections made, filled, ordered and removed.
extension PresentationWriting {
    /// The same stamp makes it once.
    ///
    /// - Throws: `PresentationRefusal`.
    @discardableResult
    package func addSelection(_ settings: Selection.Settings, stamp: Stamp) throws -> ID<Selection> {
        if let known: ID<Selection> = try known(in: "selection", token: stamp.token) { return known }
        let settings = try checked(settings, of: nil)
        try database.execute(
            sql: """
                INSERT INTO selection (title, slug, introduction, rule, argument, visibility, classes, shownUntil,
                    changedOn, token)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: Self.arguments(settings) + [stamp.day, stamp.token])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `PresentationRefusal`.
    package func setSelection(_ id: ID<Selection>, to settings: Selection.Settings, on day: Day) throws {
        let settings = try checked(settings, of: id)
        try database.execute(
            sql: """
                UPDATE selection SET title = ?, slug = ?, introduction = ?, rule = ?, argument = ?, visibility = ?,
                    classes = ?, shownUntil = ?, changedOn = ?
                WHERE id = ?
                """, arguments: Self.arguments(settings) + [day, id])
        try expectChange()
    }

    /// What is no longer there is no mistake.
    package func removeSelection(_ id: ID<Selection>) throws {
        try database.execute(sql: "DELETE FROM selection WHERE id = ?", arguments: [id])
    }

    /// Places a document at the end of those that are placed by hand; one that is there stays where it is.
    ///
    /// - Throws: `PresentationRefusal`.
    package func place(_ record: ID<Record>, in selection: ID<Selection>, note: String = "", on day: Day)
        throws
    {
        try check(record, in: selection)
        let state = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(max(position), 0),
                        coalesce(sum(record = :record AND isExcluded = 0), 0)
                    FROM selectionRecord WHERE selection = :selection
                    """), arguments: ["record": record, "selection": selection])
        guard (state?[2] ?? 0) == 0 else { return }
        guard (state?[0] ?? 0) < PresentationQuota.records else {
            throw PresentationRefusal.tooManyRecords(PresentationQuota.records)
        }
        try put(
            record, in: selection, isExcluded: false, position: (state?[1] ?? 0) + 1,
            note: try checked(text: note, .note, upTo: PresentationQuota.longestNote), on: day)
    }

    /// The rule no longer brings this document; one placed by hand leaves its place.
    ///
    /// - Throws: `PresentationRefusal`.
    package func exclude(_ record: ID<Record>, from selection: ID<Selection>, on day: Day) throws {
        try check(record, in: selection)
        try put(record, in: selection, isExcluded: true, position: 0, note: "", on: day)
    }

    /// What was placed by hand, or left out, is as the rule says.
    package func release(_ record: ID<Record>, in selection: ID<Selection>, on day: Day) throws {
        try database.execute(
            sql: "DELETE FROM selectionRecord WHERE selection = ? AND record = ?",
            arguments: [selection, record])
        try touch(selection, on: day)
    }

    /// - Throws: `PresentationRefusal.unknown`.
    package func annotate(
        _ record: ID<Record>, in selection: ID<Selection>, note: String, on day: Day
    ) throws {
        try database.execute(
            sql:
                "UPDATE selectionRecord SET note = ? WHERE selection = ? AND record = ? AND isExcluded = 0",
            arguments: [
                try checked(text: note, .note, upTo: PresentationQuota.longestNote), selection, record,
            ])
        try expectChange()
        try touch(selection, on: day)
    }

    /// Puts a document at a place among those placed by hand, from 1: said twice, it changes nothing more.
    ///
    /// - Throws: `PresentationRefusal.unknown`.
    package func move(
        _ record: ID<Record>, in selection: ID<Selection>, to place: Int, on day: Day
    ) throws {
        var order = try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record FROM selectionRecord WHERE selection = ? AND isExcluded = 0
                    ORDER BY position, record
                    """), arguments: [selection])
        guard order.move(record, to: place) else { throw PresentationRefusal.unknown }
        for (index, id) in order.enumerated() {
            try database.cachedStatement(
                sql: "UPDATE selectionRecord SET position = ? WHERE selection = ? AND record = ?"
            ).execute(arguments: [index + 1, selection, id])
        }
        try touch(selection, on: day)
    }

    private func put(
        _ record: ID<Record>, in selection: ID<Selection>, isExcluded: Bool, position: Int, note: String,
        on day: Day
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO selectionRecord (selection, record, isExcluded, position, note) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET isExcluded = excluded.isExcluded, position = excluded.position,
                    note = excluded.note
                """
        ).execute(arguments: [selection, record, isExcluded, position, note])
        try touch(selection, on: day)
    }

    private func touch(_ selection: ID<Selection>, on day: Day) throws {
        try database.cachedStatement(sql: "UPDATE selection SET changedOn = ? WHERE id = ?")
            .execute(arguments: [day, selection])
    }

    private func check(_ record: ID<Record>, in selection: ID<Selection>) throws {
        guard try exists("SELECT 1 FROM selection WHERE id = ?", [selection]) else {
            throw PresentationRefusal.unknown
        }
        guard try exists("SELECT 1 FROM record WHERE id = ?", [record]) else {
            throw PresentationRefusal.unknownRecord
        }
    }

    private func checked(_ settings: Selection.Settings, of id: ID<Selection>?) throws -> Selection.Settings {
        var settings = settings
        settings.title = try checked(title: settings.title)
        settings.introduction = try checked(text: settings.introduction)
        if settings.slug.isEmpty { settings.slug = try freeSlug(for: settings.title, of: id) }
        guard Article.isSlug(settings.slug) else { throw PresentationRefusal.badSlug }
        guard try !isTaken(settings.slug, of: id) else { throw PresentationRefusal.slugTaken }
        switch settings.rule {
        case .search(let query) where query.isEmpty: throw PresentationRefusal.noRule
        case .lentTo(let name):
            let name = try checked(
                line: name, .schoolClass, upTo: PresentationQuota.longestClass)
            guard !BorrowerDetails.classKey(name).isEmpty else { throw PresentationRefusal.noRule }
            settings.rule = .lentTo(name)
        case .search, .handMade, .newest, .neverLent, .bestReviewed: break
        }
        return settings
    }

    /// Of the words of the title, with a number where they are taken.
    private func freeSlug(for title: String, of id: ID<Selection>?) throws -> String {
        let words = Article.slug(of: title)
        let slug = words.isEmpty ? "selection" : words
        for number in 1...999 {
            let candidate = number == 1 ? slug : "\(slug)-\(number)"
            if try !isTaken(candidate, of: id) { return candidate }
        }
        throw PresentationRefusal.slugTaken
    }

    private func isTaken(_ slug: String, of id: ID<Selection>?) throws -> Bool {
        try exists(
            "SELECT 1 FROM selection WHERE slug = ? AND id IS NOT ?", [slug, id])
    }

    private static func arguments(_ settings: Selection.Settings) -> StatementArguments {
        [
            settings.title, settings.slug, settings.introduction, settings.rule.name, settings.rule.argument,
            settings.readership.visibility.rawValue, settings.readership.classesColumn, settings.shownUntil,
        ]
    }
}

extension Array where Element: Equatable {
    /// Places an element, from 1; false if it is not there.
    mutating func move(_ element: Element, to place: Int) -> Bool {
        guard let old = firstIndex(of: element) else { return false }
        remove(at: old)
        insert(element, at: Swift.min(Swift.max(place, 1) - 1, count))
        return true
    }
}
