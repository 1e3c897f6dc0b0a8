import Formats
import Foundation
import School
import Storage
import Testing

@Suite("Dossiers of lessons")
struct DossierTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile
    private let diallo: ID<Person>
    private let leroux: ID<Person>

    init() throws {
        campus = try TestCampusFile()
        var diallo = World.person("Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber])
        diallo.civility = "M."
        diallo.affiliations[0].classes = [.init("3eA", isFormTeacher: true), .init("3eB")]
        var leroux = World.person("Leroux Claire", .teacher, key: "t2", at: [World.collegeNumber])
        leroux.affiliations[0].subjects = ["Documentation"]
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1"), World.pupil("Petit Tom", "3eB", key: "2"),
            World.pupil("Sow Ali", "6eA", key: "3"), diallo, leroux,
        ])
        self.diallo = try campus.person("Diallo Mamadou").id
        self.leroux = try campus.person("Leroux Claire").id
    }

    private func classes(_ name: String) throws -> [SchoolClass] {
        let (id, affiliations) = (try campus.person(name).id, try campus.affiliations(of: name))
        return try campus.file.read { try $0.dossiers.classes(for: id, affiliations: affiliations) }
    }

    private func settings(_ names: [String] = ["3eA"], _ change: (inout Dossier.Settings) -> Void = { _ in })
        throws -> Dossier.Settings
    {
        let all = try campus.file.read { try $0.directory.classes() }
        var settings = Dossier.Settings(
            title: " La  Grande Guerre ", subject: "Histoire", source: "Texte", question: "tranchée",
            classes: Set(all.filter { names.contains($0.name) }.map(\.id)), shownFrom: campus.today,
            shownUntil: campus.today + 10)
        change(&settings)
        return settings
    }

    private func make(_ settings: Dossier.Settings) throws -> ID<Dossier> {
        let known = try classes("Diallo Mamadou")
        return try campus.file.write { try $0.dossiers.make(settings, by: diallo, among: known) }
    }

    private func titles(_ pupil: String, on day: Day? = nil) throws -> [String] {
        let id = try campus.person(pupil).id
        return try campus.file.read { reading in
            let own = try reading.directory.enrolments(of: id).map(\.schoolClass.id)
            return try reading.dossiers.dossiers(for: own, on: day ?? campus.today).map(\.settings.title)
        }
    }

    private func messages(_ name: String, on day: Day) throws -> [String] {
        let (person, affiliations) = (try campus.person(name), try campus.affiliations(of: name))
        return try campus.file.read { reading in
            let reader = try reading.home.reader(person.id, affiliations: affiliations)
            return try reading.home.messages(for: reader, on: day).map(\.message.settings.title)
        }
    }

    @Test("D10: the pupils of its classes see it on its days, and nobody else")
    func readers() throws {
        let id = try make(try settings())
        #expect(try titles("Marchand Zoé") == ["La Grande Guerre"])
        #expect(try titles("Petit Tom") == [])
        #expect(try titles("Marchand Zoé", on: campus.today + 10).count == 1)
        #expect(try titles("Marchand Zoé", on: campus.today + 11) == [])
        #expect(try titles("Marchand Zoé", on: campus.today - 1) == [])
        let dossier = try #require(try campus.file.read { try $0.dossiers.dossier(id) })
        #expect(dossier.authorName == "M. Diallo" && dossier.classes.map(\.name) == ["3eA"])
        #expect(try campus.file.read { try $0.dossiers.dossier(id, of: leroux) } == nil)
    }

    @Test("D10: a teacher chooses among the classes that they teach, a librarian among all of the school’s")
    func audiences() throws {
        #expect(try classes("Diallo Mamadou").map(\.name).sorted() == ["3eA", "3eB"])
        #expect(try classes("Leroux Claire").map(\.name).sorted() == ["3eA", "3eB", "6eA"])
        #expect(throws: DossierRefusal.foreignClass) { try make(try settings(["6eA"])) }
        #expect(throws: DossierRefusal.noTitle) { try make(try settings { $0.title = " " }) }
        #expect(throws: DossierRefusal.endsBeforeItStarts) {
            try make(try settings { $0.shownUntil = campus.today - 1 })
        }
        // A class that is no longer theirs may stay in a dossier that had it.
        let id = try make(try settings(["3eA", "3eB"]))
        let fewer = try settings(["3eB"])
        try campus.file.write {
            try $0.dossiers.change(id, of: diallo, to: fewer, basedOn: 1, among: [])
        }
        #expect(try titles("Petit Tom").count == 1 && titles("Marchand Zoé").isEmpty)
    }

    @Test("D10: two windows that change a dossier meet, and the second is told")
    func meeting() throws {
        let id = try make(try settings())
        let known = try classes("Diallo Mamadou")
        func change(_ title: String, basedOn version: Int) throws {
            let settings = try settings { $0.title = title }
            try campus.file.write {
                try $0.dossiers.change(id, of: diallo, to: settings, basedOn: version, among: known)
            }
        }
        try change("Un", basedOn: 1)
        #expect(throws: DossierRefusal.changedMeanwhile) { try change("Deux", basedOn: 1) }
        try change("Trois", basedOn: 2)
        let own = try settings()
        #expect(throws: DossierRefusal.unknown) {
            try campus.file.write {
                try $0.dossiers.change(id, of: leroux, to: own, basedOn: 3, among: known)
            }
        }
        #expect(try titles("Marchand Zoé") == ["Trois"])
    }

    @Test("D10: documents come in once, in an order, with a word, and stay at the library for a while only")
    func documents() throws {
        let id = try make(try settings())
        let portal = try #require(RNE(World.collegeNumber))
        for (number, title) in [(7, "Un"), (8, "Deux"), (7, "Un")] {
            try campus.file.write {
                try $0.dossiers.add(
                    Int64(number), of: portal, title: title, byline: "", to: id, of: diallo)
            }
        }
        for _ in 1...2 {
            try campus.file.write {
                try $0.dossiers.add("https://www.clemi.fr", title: "", to: id, of: diallo)
            }
        }
        func documents() throws -> [DossierDocument] {
            try campus.file.read { try $0.dossiers.documents(of: id) }
        }
        #expect(try documents().map(\.title) == ["Un", "Deux", "https://www.clemi.fr"])
        #expect(throws: DossierRefusal.badAddress) {
            try campus.file.write { try $0.dossiers.add("javascript:x", title: "x", to: id, of: diallo) }
        }
        let (one, two, link) = (try documents()[0].id, try documents()[1].id, try documents()[2].id)
        try campus.file.write { try $0.dossiers.raise(two, in: id, of: diallo) }
        #expect(try documents().map(\.title).first == "Deux")
        func set(_ document: ID<DossierDocument>, until day: Day?) throws {
            try campus.file.write {
                try $0.dossiers.set(
                    note: " Pages 12 à 20 ", keptUntil: day, of: document, in: id, of: diallo,
                    on: campus.today)
            }
        }
        try set(one, until: campus.today + 9)
        try set(link, until: campus.today + 9)
        #expect(try documents().map(\.keptUntil) == [nil, campus.today + 9, nil])
        #expect(try documents()[1].note == "Pages 12 à 20")
        let most = campus.today + DossierQuota.daysToKeep
        for day in [campus.today - 1, most + 1] {
            #expect(throws: DossierRefusal.badKeepingDay(most: most)) { try set(two, until: day) }
        }
        let report = try #require(try campus.file.read { try $0.dossiers.report(of: id) })
        #expect(report.kept.map(\.title) == ["Un"])
        #expect(try campus.file.read { try $0.dossiers.unreported() } == [id])
        try campus.file.write { try $0.dossiers.setReported(id, change: report.change) }
        #expect(try campus.file.read { try $0.dossiers.unreported() } == [])
        // Removed, it asks for nothing any longer.
        try campus.file.write { try $0.dossiers.remove(id, of: diallo, on: campus.today) }
        #expect(try campus.file.read { try $0.dossiers.report(of: id)?.kept } == [])
        #expect(try campus.file.read { try $0.dossiers.unreported() } == [id])
    }

    @Test("D10: removed, a dossier comes back for a month; copied, it has neither classes nor what is kept")
    func removingAndCopying() throws {
        let id = try make(try settings())
        let portal = try #require(RNE(World.collegeNumber))
        let copy = try campus.file.write { writing -> ID<Dossier> in
            try writing.dossiers.add(7, of: portal, title: "Un", byline: "", to: id, of: diallo)
            let document = try #require(try writing.dossiers.reading.documents(of: id).first)
            try writing.dossiers.set(
                note: "Un mot", keptUntil: campus.today + 3, of: document.id, in: id, of: diallo,
                on: campus.today)
            return try writing.dossiers.copy(id, of: diallo, on: campus.today + 300)
        }
        let (made, documents) = try campus.file.read {
            (try #require(try $0.dossiers.dossier(copy)), try $0.dossiers.documents(of: copy))
        }
        #expect(made.classes.isEmpty && made.settings.shownUntil == campus.today + 310)
        #expect(documents.map(\.note) == ["Un mot"] && documents.map(\.keptUntil) == [nil])
        try campus.file.write { try $0.dossiers.remove(id, of: diallo, on: campus.today) }
        #expect(try titles("Marchand Zoé") == [])
        try campus.file.write { try $0.dossiers.putBack(id, of: diallo) }
        #expect(try titles("Marchand Zoé").count == 1)
        try campus.file.write {
            try $0.dossiers.remove(id, of: diallo, on: campus.today)
            try $0.dossiers.setReported(id, change: 1_000)
            try $0.dossiers.forgetRemoved(on: campus.today + 30)
        }
        #expect(try campus.file.read { try $0.dossiers.dossier(id) } != nil)
        try campus.file.write { try $0.dossiers.forgetRemoved(on: campus.today + 31) }
        #expect(try campus.file.read { try $0.dossiers.dossier(id) } == nil)
    }

    @Test("D5: the form teachers of a class, and nobody else, have its message once a week")
    func weekly() throws {
        let monday = campus.today + 2
        func classes() throws -> [SchoolClass] {
            try campus.file.read { try $0.home.classesToTell(in: monday) }
        }
        #expect(try classes().map(\.name) == ["3eA"])
        let third = try #require(try classes().first)
        let stamp = Stamp(
            token: "fiche", actor: "Le CDI", at: Date(timeIntervalSince1970: 1_795_431_600), day: monday)
        for _ in 1...2 {
            try campus.file.write {
                try $0.home.tellFormTeachers(
                    of: third, ("Fiche de la classe 3eA", "2 livres en retard."), monday: monday,
                    stamp: stamp)
            }
        }
        #expect(try classes() == [])
        #expect(try messages("Diallo Mamadou", on: monday) == ["Fiche de la classe 3eA"])
        #expect(try messages("Diallo Mamadou", on: monday + 7) == [])
        #expect(try messages("Leroux Claire", on: monday) == [])
        #expect(try messages("Marchand Zoé", on: monday) == [])
        #expect(try campus.file.read { try $0.home.messages(by: nil) } == [])
        try campus.file.write { try $0.home.forgetOldWeeks(before: monday + 7) }
        #expect(try messages("Diallo Mamadou", on: monday) == [])
    }

    @Test("D5: what is kept for a colleague of the same classes is not the form teacher's, nor the reverse")
    func colleagues() throws {
        var colleague = World.person("Nguyen Anh", .teacher, key: "t3", at: [World.collegeNumber])
        colleague.affiliations[0].classes = [.init("3eA"), .init("3eB")]
        try campus.bring([colleague])
        let third = try #require(
            try campus.file.read { try $0.home.classesToTell(in: campus.today) }.first)
        let stamp = Stamp(
            token: "fiche", actor: "Le CDI", at: Date(timeIntervalSince1970: 1_795_431_600),
            day: campus.today)
        try campus.file.write {
            try $0.home.tellFormTeachers(
                of: third, ("Fiche", "2 livres en retard."), monday: campus.today, stamp: stamp)
        }
        func kept(_ name: String) throws -> [String] {
            let (person, affiliations) = (try campus.person(name), try campus.affiliations(of: name))
            return try campus.file.read { reading in
                let home = reading.home
                let reader = try home.reader(person.id, affiliations: affiliations)
                let shared = try home.shared(for: reader, telling: .teacher, on: campus.today)
                return try home.messages(of: shared, for: person.id).map(\.message.settings.title)
            }
        }
        for _ in 1...2 {
            #expect(try kept("Nguyen Anh") == [])
            #expect(try kept("Diallo Mamadou") == ["Fiche"])
        }
    }
}
