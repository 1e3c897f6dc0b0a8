import Formats
import School
import Storage
import Testing

@Suite("Looking for people in the directory")
struct PersonSearchTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile

    init() throws {
        campus = try TestCampusFile()
        var teacher = World.person(
            "Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber, World.lyceeNumber])
        teacher.affiliations[0].subjects = ["Histoire-Géographie", "EMC"]
        teacher.affiliations[0].classes = [.init("3eA", isFormTeacher: true)]
        teacher.email = "m.diallo@exemple.org"
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1", born: "2012-03-14"),
            World.pupil("Martin Léa", "3eA", key: "2", born: "2012-09-30"),
            World.pupil("Martin Léa", "5eC", key: "3", born: "2014-01-17"),
            World.pupil("N’Guyen Éloïse", "2deA", key: "4", at: World.lyceeNumber),
            World.guardian("Martin Paul", of: ["2"], key: "p1"), teacher,
            World.pupil("Parti Karim", "4eB", key: "5"),
        ])
        try campus.bring(
            [
                World.pupil("Marchand Zoé", "3eA", key: "1"), World.pupil("Martin Léa", "3eA", key: "2"),
                World.pupil("Martin Léa", "5eC", key: "3"),
            ], complete: [.pupil])
    }

    private func names(_ criteria: PersonQuery.Criteria) throws -> [String] {
        try campus.file.read { try $0.directory.people(PersonQuery(criteria)) }.lines.map(\.person.name)
    }

    private func names(_ change: (inout PersonQuery.Advanced) -> Void) throws -> [String] {
        var criteria = PersonQuery.Advanced()
        change(&criteria)
        return try names(.advanced(criteria))
    }

    @Test("K-16 simple: beginnings of names, of an address, a class, in any order and without accents")
    func simple() throws {
        #expect(try names(.simple("lea mart")) == ["Martin Léa", "Martin Léa"])
        #expect(try names(.simple("lea 5ec")) == ["Martin Léa"])
        #expect(try names(.simple("3eA")) == ["Diallo Mamadou", "Marchand Zoé", "Martin Léa"])
        #expect(try names(.simple("n'guyen")) == ["N’Guyen Éloïse"])
        #expect(try names(.simple("m.diallo@exemple.org")) == ["Diallo Mamadou"])
        #expect(try names(.simple("karim")) == [], "who has left is not found in this way")
        #expect(try names(.simple("")).count == 6, "everybody who is there")
    }

    @Test("K-16 advanced: school, name, first name, profile, subject, class, who has left")
    func advanced() throws {
        #expect(try names { $0.lastName = "martin" } == ["Martin Léa", "Martin Léa", "Martin Paul"])
        #expect(try names { $0.firstName = "martin" } == [])
        #expect(try names { ($0.lastName, $0.profile) = ("mart", .guardian) } == ["Martin Paul"])
        #expect(try names { $0.subject = "EMC" } == ["Diallo Mamadou"])
        #expect(try names { $0.subject = "Histoire" } == [], "a subject is chosen, not begun")
        #expect(
            try names { $0.schools = [campus.lycee] } == ["Diallo Mamadou", "N’Guyen Éloïse"])
        #expect(try names { $0.presence = .gone } == ["Parti Karim"])
        #expect(try names { ($0.presence, $0.profile) = (.all, .pupil) }.contains("Parti Karim"))
        let classes = try campus.file.read { try $0.directory.classes() }
        let third = try #require(classes.first { $0.name == "3eA" })
        #expect(
            try names { ($0.schoolClass, $0.profile) = (third.id, .pupil) } == ["Marchand Zoé", "Martin Léa"])
    }

    @Test("K-16 technical: by what programs know people under, each exactly")
    func technical() throws {
        #expect(try names(.technical(.init())) == [])
        let zoe = try campus.person("Marchand Zoé")
        let affiliation = try #require(try campus.affiliations(of: "Marchand Zoé").first)
        try campus.file.write {
            try $0.directory.setPronoteIdentifier("8P4BHZJQ79SUNFX3", of: affiliation.id)
        }
        let account = try campus.file.write { try $0.accounts.ensure(for: zoe.id, on: campus.today) }
        for change: (inout PersonQuery.Technical) -> Void in [
            { $0.entKey = zoe.entKey }, { $0.pronoteIdentifier = " 8p4bhzjq79sunfx3 " },
            { $0.sourceNumber = "1" }, { $0.login = account.login.uppercased() },
        ] {
            var criteria = PersonQuery.Technical()
            change(&criteria)
            #expect(try names(.technical(criteria)) == ["Marchand Zoé"])
            criteria.entKey = "autre"
            #expect(try names(.technical(criteria)) == [])
        }
    }

    @Test(
        "nothing that is typed breaks a search",
        arguments: [
            "\"", "'; DROP TABLE person", "NEAR(", "a* OR b", "{email}:x", "\u{0}", "%", "- ( ) ^",
            String(repeating: "a ", count: 5_000), "é\u{301}\u{301}", "👩‍👩‍👧",
        ])
    func hostile(text: String) throws {
        _ = try names(.simple(text))
        _ = try names { ($0.lastName, $0.firstName, $0.subject) = (text, text, text) }
        var criteria = PersonQuery.Technical()
        (criteria.entKey, criteria.login, criteria.sourceNumber) = (text, text, text)
        _ = try names(.technical(criteria))
        #expect(try names(.simple("marchand")) == ["Marchand Zoé"])
    }

    @Test("pages follow one another, and the total is of all of them")
    func pages() throws {
        let pages = try (1...4).map { page in
            try campus.file.read { try $0.directory.people(PersonQuery(.simple(""), page: page, size: 2)) }
        }
        #expect(pages.map(\.total) == [6, 6, 6, 6])
        #expect(pages.map(\.lines.count) == [2, 2, 2, 0])
        #expect(Set(pages.flatMap(\.lines).map(\.person.id)).count == 6)
    }

    @Test("K-18 K-20 the sheet of a person has schools, classes, family and account")
    func sheet() throws {
        let lea = try #require(try campus.people("Martin Léa").first)
        let sheet = try #require(try campus.file.read { try $0.directory.sheet(of: lea.id) })
        #expect(sheet.guardians.map(\.person.name) == ["Martin Paul"])
        #expect(sheet.enrolments.map(\.schoolClass.name) == ["3eA"])
        #expect(sheet.sources == [.init(name: "siecle", key: "2")] && sheet.account == nil)
        let paul = try campus.person("Martin Paul")
        #expect(
            try campus.file.read { try $0.directory.sheet(of: paul.id) }?.children.map(\.person.id) == [
                lea.id
            ])
        let diallo = try campus.person("Diallo Mamadou")
        let places = try campus.file.read { try $0.directory.sheet(of: diallo.id) }?.places
        #expect(places?.map(\.school.name) == ["Collège Les Tilleuls", "Lycée Les Tilleuls"])
    }

    @Test("classes are listed by grade, from the youngest, with who is in them")
    func classes() throws {
        let trees = try campus.file.read { try $0.directory.classTrees() }
        #expect(trees.map(\.school.name) == ["Collège Les Tilleuls", "Lycée Les Tilleuls"])
        #expect(trees[0].grades.map(\.name) == ["5e", "4e", "3e"])
        #expect(trees[0].grades.last?.classes.map(\.pupils) == [2])
        let third = try #require(trees[0].grades.last?.classes.first?.schoolClass)
        let sheet = try #require(try campus.file.read { try $0.directory.sheet(of: third.id) })
        #expect(sheet.pupils.map(\.name) == ["Marchand Zoé", "Martin Léa"])
        #expect(sheet.teachers.map(\.person.name) == ["Diallo Mamadou"])
        #expect(sheet.teachers.first?.isFormTeacher == true)
    }
}
