import Foundation
import School
import Storage
import Testing

@Suite("The portals of a campus")
struct PartnerTests {
    private let world: TestPartners

    init() throws { world = try TestPartners() }

    @Test("R-03 R-04 R-05 a portal has a name and a tooltip, a place in line, and is declared once")
    func declared() throws {
        try world.campus.file.write { campus in
            let rne = try #require(RNE("0510032H"))
            let id = try campus.partners.add(
                rne, .init(name: " Réseau\nCanopé ", tooltip: "Ailleurs", address: "https://cdi.exemple.fr"))
            #expect(throws: PartnerRefusal.known(name: "Réseau Canopé")) {
                try campus.partners.add(rne, .init(name: "Encore"))
            }
            #expect(throws: PartnerRefusal.noName) { try campus.partners.change(id, to: .init(name: " ")) }
            let names = try campus.reading.partners.partners().map(\.name)
            #expect(names == ["CDI du collège", "CDI du lycée", "Réseau Canopé"])
            try campus.partners.set(.init(client: "nom", secret: "secret"), of: id)
            #expect(try campus.partners.reading.partner(id)?.hasToken == true)
            try campus.partners.change(id, to: .init(name: "Canopé", address: "https://autre.exemple.fr"))
            #expect(
                try campus.partners.reading.credentials(of: id) == .init(), "no token goes to another address"
            )
            try campus.partners.remove(id)
            #expect(try campus.partners.reading.partners().count == 2)
        }
    }

    @Test("W-04 a pupil sees the portal of their class, and no other; a class in none sees none (A9-8)")
    func pupils() throws {
        #expect(try world.portals(of: "Marchand Zoé") == [])
        try world.set(["3eA": [world.college], "2deA": [world.lycee]])
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du collège"])
        #expect(try world.portals(of: "Durand Hugo") == ["CDI du lycée"])
        #expect(try world.portals(of: "Alfonsi Thi-Loanne") == [])
        try world.set(["3eA": [world.lycee, world.college]])
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du collège", "CDI du lycée"])
        let schoolClass = try world.schoolClass("3eA")
        let preview = try world.campus.file.read {
            try $0.partners.portals(ofClass: schoolClass, on: world.campus.today)
        }
        #expect(preview.count == 2)
    }

    @Test(
        "A9-7 W-01 teachers see those of their classes and schools, staff those of their school, others none")
    func grownUps() throws {
        #expect(try world.portals(of: "Diallo Mamadou") == ["CDI du collège", "CDI du lycée"])
        #expect(try world.portals(of: "Leroux Claire") == ["CDI du collège"])
        try world.set(["6eA": [world.lycee], "3eA": [world.lycee]])
        #expect(try world.portals(of: "Petit Anne") == ["CDI du lycée"])
        #expect(try world.portals(of: "Maître Paul") == [])
        #expect(try world.portals(of: "Martin Paul") == ["CDI du lycée"], "both children are there")
        try world.set(["3eA": [world.college], "2deA": [world.lycee]])
        #expect(try world.portals(of: "Martin Paul") == ["CDI du collège", "CDI du lycée"])
    }

    @Test("a school whose number no portal has works with those of its classes")
    func otherNumber() throws {
        try world.set(["2deA": [world.college]])
        try world.campus.file.write { try $0.partners.remove(world.lycee) }
        #expect(try world.portals(of: "Petit Anne") == ["CDI du collège"])
    }

    @Test(
        "R-08 B-21 the users of a portal are the pupils of its classes, their teachers, its staff, and no parent"
    )
    func population() throws {
        try world.set(["3eA": [world.college], "6eA": [world.college], "2deA": [world.lycee]])
        func population(_ id: ID<Partner>) throws -> PartnerPopulation {
            try world.campus.file.read {
                let partner = try #require(try $0.partners.partner(id))
                return try $0.partners.population(of: partner, on: world.campus.today)
            }
        }
        let college = try population(world.college)
        #expect(college.groups.map(\.schoolClass.name) == ["3eA", "6eA"])
        #expect(college.groups[0].pupils.map(\.name) == ["Marchand Zoé", "Martin Léa"])
        #expect(college.teachers.map(\.name) == ["Diallo Mamadou", "Leroux Claire"] && college.staff.isEmpty)
        #expect(college.count == 5)
        let lycee = try population(world.lycee)
        #expect(lycee.teachers.map(\.name) == ["Diallo Mamadou"] && lycee.staff.map(\.name) == ["Petit Anne"])
    }

    @Test("R-10 what a distant portal said is kept; a silent one is asked less and less often")
    func health() throws {
        try world.set(["3eA": [world.college]])
        let zoe = try world.campus.person("Marchand Zoé").id
        let start = world.stamp().at
        try world.campus.file.write { campus in
            let college = try #require(try campus.partners.reading.partner(world.college))
            func stale(_ instant: Date) throws -> Int {
                try campus.partners.reading.stale(
                    at: college, before: instant, on: world.campus.today, limit: 100
                ).count
            }
            #expect(try stale(start) == 4, "two pupils and two teachers")
            try campus.partners.keep(Array("{}".utf8), of: zoe, from: world.college, at: start)
            #expect(try stale(start) == 3 && stale(start + 86_401) == 4)
            let answer = try #require(try campus.partners.reading.answer(of: zoe, from: world.college))
            #expect(answer.answeredAt == start && answer.body == Array("{}".utf8))
            var pauses: [Double] = []
            for _ in 1...9 {
                try campus.partners.noteFailure(of: world.college, "Le site ne répond pas.", at: start)
                let health = try campus.partners.reading.health(of: world.college)
                pauses.append(try #require(health.retryAt).timeIntervalSince(start))
                #expect(!health.mayBeAsked(at: start + 59) && health.mayBeAsked(at: start + 3_600))
            }
            #expect(pauses == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
            let health = try campus.partners.reading.health(of: world.college)
            #expect(health.answeredAt == start && health.trouble == "Le site ne répond pas.")
            try campus.partners.keep([], of: zoe, from: world.college, at: start + 100)
            #expect(try campus.partners.reading.health(of: world.college).isWell)
            try campus.partners.forgetOldAnswers(at: start + 31 * 86_400)
            #expect(try campus.partners.reading.answer(of: zoe, from: world.college) == nil)
        }
    }

    @Test("a pupil opens the titles of their loans to their guardians, and closes them")
    func opened() throws {
        let zoe = try world.campus.person("Marchand Zoé").id
        try world.campus.file.write { campus in
            #expect(try !campus.reading.partners.hasOpenedLoans(zoe))
            for _ in 1...2 { try campus.partners.setOpenedLoans(true, of: zoe, on: world.campus.today) }
            #expect(try campus.reading.partners.hasOpenedLoans(zoe))
            try campus.partners.setOpenedLoans(false, of: zoe, on: world.campus.today)
            #expect(try !campus.reading.partners.hasOpenedLoans(zoe))
        }
    }
}
