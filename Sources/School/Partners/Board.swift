import GRDB
import Storage

/// Which portals each class goes to.
package typealias ClassPortals = [ID<SchoolClass>: Set<ID<Partner>>]

/// The campus board (D4): every class and every portal of the campus.
package struct Board: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        package let schoolClass: SchoolClass
        package let grade: Grade?
        package let pupils: Int
        package let portals: Set<ID<Partner>>

        package init(_ schoolClass: SchoolClass, pupils: Int, portals: Set<ID<Partner>>) {
            self.schoolClass = schoolClass
            grade = Grade(of: schoolClass)
            self.pupils = pupils
            self.portals = portals
        }
    }

    package let schools: [School]
    package let partners: [Partner]
    /// By school, grade and name.
    package let rows: [Row]
    /// The last change that was made to it: a form that was read before another one is known by it.
    package let version: Int64

    package init(schools: [School], partners: [Partner], rows: [Row], version: Int64) {
        self.schools = schools
        self.partners = partners
        self.rows = rows
        self.version = version
    }

    /// A class in none (A9-8), where somebody is.
    package var withoutPortal: [Row] { rows.filter { $0.portals.isEmpty && $0.pupils > 0 } }
    package var inSeveral: [Row] { rows.filter { $0.portals.count > 1 } }

    package var portals: ClassPortals {
        Dictionary(uniqueKeysWithValues: rows.map { ($0.schoolClass.id, $0.portals) })
    }

    /// How many classes and pupils a portal has.
    package func counts(of partner: ID<Partner>) -> (classes: Int, pupils: Int) {
        let rows = rows.filter { $0.portals.contains(partner) }
        return (rows.count, rows.reduce(0) { $0 + $1.pupils })
    }

    /// What the board would be, were each class to go to the portal of its own school.
    package var bySchool: ClassPortals {
        var wanted = portals
        for row in rows {
            let school = schools.first { $0.id == row.schoolClass.school }
            if let partner = partners.first(where: { $0.rne == school?.rne }) {
                wanted[row.schoolClass.id] = [partner.id]
            }
        }
        return wanted
    }

    /// What the board would be under rules; a class that none speaks of stays where it is.
    package func following(_ rules: [BoardRule], onlyWithoutPortal: Bool = false) -> ClassPortals {
        var wanted = portals
        for row in rows where !onlyWithoutPortal || row.portals.isEmpty {
            let named = rules.filter { $0.speaks(of: row) }.map(\.partner)
            if !named.isEmpty { wanted[row.schoolClass.id] = Set(named) }
        }
        return wanted
    }
}

/// « 6e–3e → CDI du collège »
package struct BoardRule: Equatable, Sendable {
    package let id: ID<BoardRule>
    /// Nil: of every school.
    package let school: ID<School>?
    package let grades: ClosedRange<Grade>
    package let partner: ID<Partner>

    package init(id: ID<BoardRule>, school: ID<School>?, grades: ClosedRange<Grade>, partner: ID<Partner>) {
        self.id = id
        self.school = school
        self.grades = grades
        self.partner = partner
    }

    func speaks(of row: Board.Row) -> Bool {
        guard let grade = row.grade, grades.contains(grade) else { return false }
        return school == nil || school == row.schoolClass.school
    }
}

extension PartnerReading {
    /// The board as it is on a day: what was planned for that day or before is done.
    package func board(on day: Day) throws -> Board {
        let portals = try classPortals(on: day)
        let schools = try DirectoryReading(database: database).schools()
        let order = Dictionary(uniqueKeysWithValues: schools.enumerated().map { ($1.id, $0) })
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SchoolClass.columns), count(enrolment.person) FROM schoolClass
                    LEFT JOIN enrolment ON enrolment.schoolClass = schoolClass.id AND role = 'pupil'
                    WHERE kind = 'class' GROUP BY schoolClass.id
                    """)
        ).map { row in
            let schoolClass = SchoolClass(row)
            return Board.Row(schoolClass, pupils: row[5], portals: portals[schoolClass.id] ?? [])
        }
        func key(_ row: Board.Row) -> (Int, Int, String) {
            let school = order[row.schoolClass.school] ?? 0
            return (school, row.grade?.rawValue ?? .max, row.schoolClass.name)
        }
        return Board(
            schools: schools, partners: try partners(),
            rows: rows.sorted { key($0) < key($1) },
            version: try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT coalesce(max(id), 0) FROM boardChange")) ?? 0)
    }

    package func rules() throws -> [BoardRule] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, school, fromGrade, toGrade, partner FROM boardRule ORDER BY id")
        ).compactMap { row in
            guard let from = Grade(rawValue: row[2]), let to = Grade(rawValue: row[3]), from <= to else {
                return nil
            }
            return BoardRule(id: row[0], school: row[1], grades: from...to, partner: row[4])
        }
    }

    /// Of every class, or of some.
    func classPortals(of classes: [ID<SchoolClass>]? = nil, on day: Day) throws -> ClassPortals {
        var portals: ClassPortals = [:]
        let chosen = classes.map { "[\($0.map { "\($0.number)" }.joined(separator: ","))]" }
        let condition = chosen == nil ? "" : " WHERE schoolClass IN (SELECT value FROM json_each(?))"
        for row in try Row.fetchAll(
            database.cachedStatement(sql: "SELECT schoolClass, partner FROM partnerClass" + condition),
            arguments: chosen.map { [$0] } ?? [])
        {
            portals[row[0], default: []].insert(row[1])
        }
        for change in try due(on: day) {
            for line in try lines(of: change) where classes?.contains(line.schoolClass) ?? true {
                if line.isAdded {
                    portals[line.schoolClass, default: []].insert(line.partner)
                } else {
                    portals[line.schoolClass]?.remove(line.partner)
                }
            }
        }
        return portals
    }
}

extension PartnerWriting {
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func addRule(school: ID<School>?, from: Grade, to: Grade, partner: ID<Partner>) throws
        -> ID<BoardRule>
    {
        guard from <= to else { throw PartnerRefusal.gradesTheWrongWayRound }
        guard try reading.partner(partner) != nil else { throw PartnerRefusal.unknown }
        try database.execute(
            sql: "INSERT INTO boardRule (school, fromGrade, toGrade, partner) VALUES (?, ?, ?, ?)",
            arguments: [school, from.rawValue, to.rawValue, partner])
        return ID(database.lastInsertedRowID)
    }

    package func removeRule(_ id: ID<BoardRule>) throws {
        try database.execute(sql: "DELETE FROM boardRule WHERE id = ?", arguments: [id])
    }
}
