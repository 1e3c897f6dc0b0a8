// What is kept in memory for home pages is never older than what was last changed.
import Formats
import Foundation
import Library
import School
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("A home page that was seen before")
struct KeptHomeTests {
    let world: TestEspaces

    init() throws { world = try TestEspaces() }

    private func stamp(_ token: String) -> Stamp {
        Stamp(token: token, actor: "Mme Leroux", at: TestCampus.noon, day: world.campus.site.today)
    }

    @Test("shows at the next load what the portal publishes, and what it takes back")
    func portal() throws {
        let zoe = try world.campus.member("zoe")
        let library = try world.campus.site.libraries.file(for: world.campus.college)
        func news() throws -> [String] {
            try zoe.opens("/eleve").all("//section[@aria-labelledby='tuile-news']//li//a")
        }
        let before = try news()
        #expect(try news() == before)
        let id = try library.write { writing in
            let id = try writing.editorial.add(
                .news, title: "Le CDI déménage", source: "Lundi.", stamp: stamp("nouvelle"))
            try writing.editorial.publish(id)
            return id
        }
        #expect(try news().contains("Le CDI déménage"))
        try library.write { try $0.editorial.withdraw(id) }
        #expect(try news() == before)
        let today = world.campus.site.today
        let event = AgendaEvent.Settings(title: "Atelier d’origami", firstDay: today, place: "CDI")
        try library.write { _ = try $0.presentation.addEvent(event, stamp: stamp("atelier")) }
        #expect(try zoe.opens("/eleve").text.contains("Atelier d’origami"))
    }

    @Test("shows at the next load a new message, a new link, what was read, and what was given back")
    func campus() throws {
        let (zoe, tom) = (try world.campus.member("zoe"), try world.campus.member("lea"))
        _ = try (zoe.opens("/eleve"), tom.opens("/eleve"))
        let today = world.campus.site.today
        let author = try #require(try world.file.read { try $0.accounts.account(login: "cpe") }).id
        let id = try world.file.write { campus in
            try campus.home.addLink(.init(title: "Cantine", address: "https://example.org/menu"))
            return try campus.home.send(
                .init(
                    title: "Photo", source: "Lundi.", profiles: [.pupil], shownFrom: today,
                    shownUntil: today, asksReading: true), by: author, stamp: stamp("photo"))
        }
        func pill(_ person: TestPerson) throws -> [String] {
            try person.opens("/eleve").all(
                "//section[@aria-labelledby='tuile-messages']//li[.//a[.='Photo']]//span[contains(@class, 'pill')]"
            )
        }
        #expect(try pill(zoe) == ["À lire"] && pill(tom) == ["À lire"])
        #expect(try zoe.opens("/eleve").text.contains("Cantine"))
        try zoe.sends("/messages/\(id)/lu", [("jeton", "lu-un-abcdefghijk")])
        #expect(try pill(zoe) == ["Lu"] && pill(tom) == ["À lire"], "what one reads is not read by another")
        try world.file.write { try $0.home.removeMessage(id) }
        #expect(try pill(zoe).isEmpty)
        func loans() throws -> [String] {
            try zoe.opens("/eleve").all("//table[@class='cdi-loans']/tbody/tr")
        }
        let before = try loans().count
        let library = try world.campus.site.libraries.file(for: world.campus.college)
        let key = try world.person("Zoé", "Marchand").entKey
        let loan = try #require(
            try library.read { library in
                try library.borrowers.borrower(entKey: key).flatMap {
                    try library.circulation.currentLoans(of: $0.id).first
                }
            })
        _ = try library.write { try $0.circulation.giveBack(loan.copy, stamp: stamp("retour")) }
        #expect(try loans().count == before - 1)
    }

    @Test("a page kept for one class is not that of another")
    func classes() throws {
        let (zoe, today) = (try world.campus.member("zoe"), world.campus.site.today)
        _ = try zoe.opens("/eleve")
        let author = try #require(try world.file.read { try $0.accounts.account(login: "cpe") }).id
        let sixth = try world.schoolClass("6eB").id
        _ = try world.file.write {
            try $0.home.send(
                .init(
                    title: "Pour les 6eB", source: "x", classes: [sixth], shownFrom: today, shownUntil: today),
                by: author, stamp: stamp("6eb"))
        }
        #expect(try !zoe.opens("/eleve").text.contains("Pour les 6eB"))
    }
}
