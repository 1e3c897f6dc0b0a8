// What those of one school's offices do in another school: nothing.
import Foundation
import School
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("The offices of a school")
struct OfficeReachTests {
    let world: TestEspaces

    init() throws { world = try TestEspaces() }

    private func school(_ rne: RNE) throws -> School {
        try #require(try world.file.read { try $0.directory.schools().first { $0.rne == rne } })
    }

    @Test("rule the messages, links and calendars of their school, and do not see those of another")
    func ownSchools() throws {
        let (cpe, admin) = (try world.campus.member("cpe"), try world.campus.member("admin"))
        let lycee = try school(world.campus.lycee).id
        let today = world.campus.site.today
        let author = try #require(try world.file.read { try $0.accounts.account(login: "admin") }).id
        let stamp = Stamp(token: "autre", actor: "Admin", at: TestCampus.noon, day: today)
        let (message, link) = try world.file.write { campus in
            (
                try campus.home.send(
                    .init(
                        title: "Au lycée", source: "x", school: lycee, shownFrom: today, shownUntil: today,
                        asksReading: true), by: author, stamp: stamp),
                try campus.home.addLink(
                    .init(title: "Lien du lycée", address: "https://example.org/l", school: lycee))
            )
        }
        let second = try world.schoolClass("2deA").id
        for address in [
            "/messages/\(message)", "/messages/\(message)/modifier", "/messages/\(message)/lectures",
            "/liens/\(link)", "/agendas/\(second)",
        ] {
            #expect(try cpe.opens(address).status == 404, "\(address)")
            #expect(try admin.opens(address).status == 200, "\(address)")
        }
        for (place, address) in [
            "/messages/\(message)/supprimer", "/liens/\(link)/supprimer", "/liens/\(link)/monter",
            "/agendas/\(second)/devoirs/supprimer", "/agendas/\(second)/devoirs/actualiser",
        ].enumerated() {
            let sent = try cpe.sends(address, [("jeton", "ailleurs-\(place)-abcdefgh")])
            #expect(sent.status == 404, "\(address)")
        }
        #expect(try !cpe.opens("/messages/envoyes").text.contains("Au lycée"))
        #expect(try !cpe.opens("/liens").text.contains("Lien du lycée"))
        #expect(try !cpe.opens("/agendas").text.contains("2deA"))
        let form = try cpe.opens("/messages/nouveau")
        #expect(try form.all("//select[@name='etablissement']/option").count == 1)
        let foreign = try cpe.sends(
            "/liens/nouveau",
            [
                ("titre", "x"), ("adresse", "https://example.org"), ("etablissement", "\(lycee)"),
                ("jeton", "lien-foreign-abcd"),
            ])
        #expect(foreign.status == 422)
    }

    @Test("a message is changed by its author or a head; it says so, and so does the trail")
    func changes() throws {
        let (cpe, head) = (try world.campus.member("cpe"), try world.campus.member("principale"))
        let today = world.campus.site.today
        let admin = try #require(try world.file.read { try $0.accounts.account(login: "admin") }).id
        let college = try school(world.campus.college).id
        let id = try world.file.write {
            try $0.home.send(
                .init(title: "Grève", source: "x", school: college, shownFrom: today, shownUntil: today),
                by: admin, stamp: Stamp(token: "g", actor: "Administration", at: TestCampus.noon, day: today))
        }
        let fields = [
            ("titre", "Grève"), ("texte", "y"), ("etablissement", "\(college)"), ("du", "\(today)"),
            ("au", "\(today)"),
        ]
        #expect(try cpe.opens("/messages/\(id)").status == 200)
        #expect(try !cpe.opens("/messages/\(id)").has("//a[.='Modifier']"))
        #expect(
            try cpe.sends("/messages/\(id)/modifier", fields + [("jeton", "c1-abcdefghijk")]).status == 404)
        #expect(
            try head.sends("/messages/\(id)/modifier", fields + [("jeton", "c2-abcdefghijk")]).status == 303)
        #expect(try cpe.opens("/messages/\(id)").text.contains("Administration, modifié par"))
        #expect(try head.sends("/messages/\(id)/supprimer", [("jeton", "c3-abcdefghijk")]).status == 303)
        #expect(try head.opens("/messages/\(id)").status == 404)
    }

    @Test("a calendar is asked again once a minute at most, and the page says so")
    func calendars() throws {
        let cpe = try world.campus.member("cpe")
        let third = try world.schoolClass("3eA").id
        try world.file.write { campus in
            let id = try campus.home.setCalendar(
                .homework, of: third, address: "https://edt.example.org/3eA.ics")
            try campus.home.noteTrouble("Le site ne répond pas.", with: id, at: TestCampus.noon - 20)
        }
        let refused = try cpe.sends("/agendas/\(third)/devoirs/actualiser", [("jeton", "a1-abcdefghijk")])
        #expect(refused.status == 422)
        #expect(try refused.one("//p[@role='alert']").contains("attendez une minute"))
        try world.file.write { campus in
            guard let id = try campus.reading.home.calendar(.homework, of: third)?.id else { return }
            try campus.home.noteTrouble("Le site ne répond pas.", with: id, at: TestCampus.noon - 90)
        }
        #expect(
            try cpe.sends("/agendas/\(third)/devoirs/actualiser", [("jeton", "a2-abcdefghijk")]).status == 303
        )
    }
}
