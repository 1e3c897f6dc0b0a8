import GRDB
import Storage

/// Something that happens at the library: on a day or several, perhaps at an hour, in a place.
package struct AgendaEvent: Equatable, Sendable {
    package let id: ID<AgendaEvent>
    package let settings: Settings

    package init(id: ID<AgendaEvent>, settings: Settings) {
        self.id = id
        self.settings = settings
    }

    package struct Settings: Equatable, Sendable {
        package var title: String
        package var firstDay: Day
        package var lastDay: Day
        /// Minutes since midnight; nil: all day long, or until whenever it ends.
        package var opensAt: Int?
        package var closesAt: Int?
        package var place: String
        package var text: String
        package var readership: Readership

        package init(
            title: String, firstDay: Day, lastDay: Day? = nil, opensAt: Int? = nil, closesAt: Int? = nil,
            place: String = "", text: String = "", readership: Readership = .everybody,
        ) {
            self.title = title
            self.firstDay = firstDay
            self.lastDay = lastDay ?? firstDay
            self.opensAt = opensAt
            self.closesAt = closesAt
            self.place = place
            self.text = text
            self.readership = readership
        }
    }

    package var title: String { settings.title }

    static let columns =
        "id, title, firstDay, lastDay, opensAt, closesAt, place, text, visibility, classes"

    init(_ row: Row) {
        self.init(
            id: row[0],
            settings: Settings(
                title: row[1], firstDay: row[2], lastDay: row[3], opensAt: row[4], closesAt: row[5],
                place: row[6], text: row[7], readership: Readership(visibility: row[8], classes: row[9])))
    }
}

extension PresentationReading {
    /// What a reader may see of what is not over on a day, the first to begin first.
    package func events(for reader: Reader, from day: Day, limit: Int = 200) throws -> [AgendaEvent] {
        let (condition, readers) = reader.condition(on: "agendaEvent")
        return try events(
            "lastDay >= ? AND \(condition) ORDER BY firstDay, opensAt, id LIMIT ?", [day] + readers + [limit])
    }

    /// All of them, the last to begin first.
    package func everyEvent(limit: Int, offset: Int = 0) throws -> [AgendaEvent] {
        try events(
            "1 ORDER BY firstDay DESC, opensAt DESC, id DESC LIMIT ? OFFSET ?", [limit, offset])
    }

    package func eventCount() throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM agendaEvent")) ?? 0
    }

    package func event(_ id: ID<AgendaEvent>) throws -> AgendaEvent? {
        try events("id = ?", [id]).first
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func events(_ condition: String, _ arguments: StatementArguments) throws -> [AgendaEvent] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(AgendaEvent.columns) FROM agendaEvent WHERE \(condition)"),
            arguments: arguments
        ).map(AgendaEvent.init)
    }
}

extension PresentationWriting {
    /// The same stamp makes it once.
    ///
    /// - Throws: `PresentationRefusal`.
    @discardableResult
    package func addEvent(_ settings: AgendaEvent.Settings, stamp: Stamp) throws -> ID<AgendaEvent> {
        if let known: ID<AgendaEvent> = try known(in: "agendaEvent", token: stamp.token) { return known }
        try database.execute(
            sql: """
                INSERT INTO agendaEvent (title, firstDay, lastDay, opensAt, closesAt, place, text, visibility, classes,
                    token)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: arguments(settings) + [stamp.token])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `PresentationRefusal`.
    package func setEvent(_ id: ID<AgendaEvent>, to settings: AgendaEvent.Settings) throws {
        try database.execute(
            sql: """
                UPDATE agendaEvent SET title = ?, firstDay = ?, lastDay = ?, opensAt = ?, closesAt = ?, place = ?,
                    text = ?, visibility = ?, classes = ?
                WHERE id = ?
                """, arguments: arguments(settings) + [id])
        try expectChange()
    }

    /// What is no longer there is no mistake.
    package func removeEvent(_ id: ID<AgendaEvent>) throws {
        try database.execute(sql: "DELETE FROM agendaEvent WHERE id = ?", arguments: [id])
    }

    private func arguments(_ settings: AgendaEvent.Settings) throws -> StatementArguments {
        let title = try checked(title: settings.title)
        guard settings.lastDay >= settings.firstDay else { throw PresentationRefusal.endsBeforeItStarts }
        if let closing = settings.closesAt {
            guard let opening = settings.opensAt, closing > opening, closing <= 1440 else {
                throw PresentationRefusal.badHours
            }
        }
        if let opening = settings.opensAt, !(0..<1440).contains(opening) {
            throw PresentationRefusal.badHours
        }
        return [
            title, settings.firstDay, settings.lastDay, settings.opensAt, settings.closesAt,
            try checked(line: settings.place, .place), try checked(text: settings.text),
            settings.readership.visibility.rawValue, settings.readership.classesColumn,
        ]
    }
}
