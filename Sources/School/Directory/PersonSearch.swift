import Formats
import GRDB
import Storage

extension DirectoryReading {
    /// The people who answer, by name. A search by identifiers which gives none finds nobody.
    package func people(_ query: PersonQuery) throws -> PersonList {
        var search = PersonSearch()
        switch query.criteria {
        case .simple(let text): try search.add(text, classes: schoolClassesByWord())
        case .advanced(let criteria): search.add(criteria)
        case .technical(let criteria): search.add(criteria)
        }
        let size = min(max(query.size, 1), 500)
        let total = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM person WHERE \(search.condition)",
            arguments: search.arguments)
        let found = try Row.fetchAll(
            database,
            sql: """
                SELECT \(Person.columns) FROM person WHERE \(search.condition)
                ORDER BY person.searchText, person.id LIMIT ? OFFSET ?
                """,
            arguments: search.arguments + [size, (min(max(query.page, 1), 100_000) - 1) * size]
        ).map(Person.init)
        return PersonList(total: total ?? 0, lines: try found.map { try line(of: $0) })
    }

    package func line(of id: ID<Person>) throws -> PersonLine? {
        try person(id).map { try line(of: $0) }
    }

    private func line(of person: Person) throws -> PersonLine {
        PersonLine(
            person: person, affiliations: try affiliations(of: person.id),
            classes: try enrolments(of: person.id).map(\.schoolClass).filter { !$0.isGroup }.map(\.name)
                .uniqued)
    }

    /// Every subject that somebody teaches, in order.
    package func subjects() throws -> [String] {
        let texts = try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT DISTINCT subjects FROM affiliation WHERE subjects <> '' AND leftOn IS NULL"))
        let subjects = Set(texts.flatMap { $0.split(separator: "\n").map(String.init) })
        return subjects.sorted { (Folding.fold($0), $0) < (Folding.fold($1), $1) }
    }

    /// The classes and groups whose name has a word that begins so.
    private func schoolClassesByWord() throws -> [(words: [String], id: ID<SchoolClass>)] {
        try classes(groups: true).map { (Folding.words(in: $0.name).map(\.folded), $0.id) }
    }
}

/// A condition being written. What people type only ever goes in as arguments.
private struct PersonSearch {
    private static let mostWords = 8
    private var conditions: [String] = []
    private(set) var arguments = StatementArguments()

    var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

    /// Each word begins a word of the name or of the address, or names a class.
    mutating func add(_ text: String, classes: [(words: [String], id: ID<SchoolClass>)]) {
        conditions.append("person.leftOn IS NULL")
        for word in Self.words(of: text) {
            let named =
                word.utf8.count < 2
                ? [] : classes.filter { $0.words.contains { $0.hasPrefix(word) } }.map(\.id)
            var condition = "person.id IN (SELECT rowid FROM personText WHERE personText MATCH ?)"
            arguments += ["{email searchText} : \(Self.prefix(word))"]
            if !named.isEmpty {
                let marks = named.map { _ in "?" }.joined(separator: ", ")
                condition += " OR person.id IN (SELECT person FROM enrolment WHERE schoolClass IN (\(marks)))"
                arguments += StatementArguments(named)
            }
            conditions.append("(\(condition))")
        }
    }

    mutating func add(_ criteria: PersonQuery.Advanced) {
        for (column, text) in [("lastName", criteria.lastName), ("firstName", criteria.firstName)] {
            let words = Self.words(of: text)
            guard !words.isEmpty else { continue }
            conditions.append("person.id IN (SELECT rowid FROM personText WHERE personText MATCH ?)")
            arguments += ["{\(column)} : (\(words.map(Self.prefix).joined(separator: " AND ")))"]
        }
        if let schoolClass = criteria.schoolClass {
            conditions.append("person.id IN (SELECT person FROM enrolment WHERE schoolClass = ?)")
            arguments += [schoolClass]
        }
        var place: [String] = []
        if !criteria.schools.isEmpty {
            place.append("school IN (\(criteria.schools.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(criteria.schools)
        }
        if let profile = criteria.profile {
            place.append("profile = ?")
            arguments += [profile.rawValue]
        }
        if !criteria.subject.isEmpty {
            place.append("instr(char(10) || subjects || char(10), char(10) || ? || char(10)) > 0")
            arguments += [criteria.subject]
        }
        switch criteria.presence {
        case .here:
            conditions.append("person.leftOn IS NULL")
            if !place.isEmpty { place.append("affiliation.leftOn IS NULL") }
        case .gone:
            if place.isEmpty {
                conditions.append("person.leftOn IS NOT NULL")
            } else {
                place.append("affiliation.leftOn IS NOT NULL")
            }
        case .all: break
        }
        if !place.isEmpty {
            conditions.append(
                "EXISTS (SELECT 1 FROM affiliation WHERE person = person.id AND \(place.joined(separator: " AND ")))"
            )
        }
    }

    mutating func add(_ criteria: PersonQuery.Technical) {
        guard !criteria.isEmpty else {
            conditions.append("0")
            return
        }
        let sides: [(String, String)] = [
            (criteria.entKey.trimmed, "person.entKey = ?"),
            (
                criteria.pronoteIdentifier.trimmed.uppercased(),
                "person.id IN (SELECT person FROM affiliation WHERE pronoteIdentifier = ?)"
            ),
            (
                criteria.sourceNumber.trimmed,
                "person.id IN (SELECT person FROM personSource WHERE key = ?)"
            ),
            (
                LoginName.of(criteria.login) ?? criteria.login.trimmed,
                "person.id IN (SELECT person FROM account WHERE login = ?)"
            ),
        ]
        for (text, condition) in sides where !text.isEmpty {
            conditions.append(condition)
            arguments += [text]
        }
    }

    private static func words(of text: String) -> [String] {
        Array(Folding.words(in: text.line(upTo: 200)).map(\.folded).filter { !$0.isEmpty }.prefix(mostWords))
    }

    /// The beginning of a word, as FTS5 quotes it (SQLite, « FTS5 Strings »).
    private static func prefix(_ word: String) -> String {
        "\"\(word.replacing("\"", with: "\"\""))\"*"
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order in which it first comes.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
