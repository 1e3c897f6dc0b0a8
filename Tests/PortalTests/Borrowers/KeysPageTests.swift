import Foundation
import Library
import Storage
import Testing
import WebServer

@Suite("« Supprimez les clefs ENT »")
struct KeysPageTests {
    let campus: TestCampus
    let librarian: TestPerson
    let library: LibraryFile

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        librarian = try campus.visitor("leroux")
        library = try campus.site.libraries.file(for: campus.college)
    }

    private static let address = "/gestion/emprunteurs/clefs-ent"

    private func people() throws -> Int { try library.read { try $0.interconnection.peopleWithKey() } }

    private func fields(_ page: TestPage, to action: String) throws -> [(String, String)] {
        let form = "//form[@action='\(action)']//input"
        return Array(zip(try page.all(form + "/@name"), try page.all(form + "/@value")))
    }

    @Test("B-10 B-12 all keys go on « OK », once, and can be given back")
    func removal() throws {
        let before = try people()
        let list = try librarian.opens("/gestion/emprunteurs")
        #expect(try list.has("//a[@href='\(Self.address)'][contains(., 'Supprimez les clefs ENT')]"))
        let page = try librarian.opens(Self.address)
        #expect(page.text.contains("\(before)\u{A0}emprunteurs portent"))
        #expect(try page.one("//details[@class='confirm']//button//span") == "OK")
        #expect(try people() == before, "nothing is done before")
        let sent = try fields(page, to: Self.address)
        let done = try librarian.follows(librarian.sends(Self.address, sent))
        #expect(try people() == 0)
        #expect(try librarian.sends(Self.address, sent).status == 303, "sent twice, done once")
        let restore = try done.one("//form[contains(@action, '/rendre')]/@action")
        let back = try librarian.sends(restore, try fields(done, to: restore))
        #expect(back.status == 303)
        #expect(try people() == before)
        #expect(try !librarian.opens(Self.address).has("//form[contains(@action, '/rendre')]"))
    }

    @Test("B-12 a page that says another number of borrowers changes nothing")
    func otherCount() throws {
        let before = try people()
        let answer = try librarian.sends(Self.address, ["jeton": "a", "nombre": "1"])
        #expect(answer.status == 409)
        #expect(answer.text.contains("a changé"))
        #expect(try people() == before)
    }

    private func set(_ name: String, since: String) throws {
        try library.write {
            try $0.signOn.set(
                IdentityProvider(
                    kind: .workspace, name: name, address: "https://ent.example/cas", activeSince: Day(since))
            )
        }
    }

    @Test("B-10 while an interconnection is in use, its keys are emptied by an administrator, and said so")
    func inUse() throws {
        let before = try people()
        let admin = try campus.visitor("admin")
        try set("Mon ENT", since: "2026-09-01")
        let page = try librarian.opens(Self.address)
        #expect(page.text.contains("Un administrateur du portail la désactive d’abord"))
        #expect(try !page.has("//form[@action='\(Self.address)']"))
        let forced = try librarian.sends(Self.address, ["jeton": "a", "nombre": "\(before)"])
        #expect(forced.status == 409)
        #expect(try people() == before)
        let sent = try fields(admin.opens(Self.address), to: Self.address)
        let done = try admin.follows(admin.sends(Self.address, sent))
        #expect(try people() == 0)
        #expect(done.text.contains("est toujours active"))
        #expect(!done.text.contains("Importez maintenant"))
    }

    @Test("B-13 keys of before are not given back while one that began since is in use")
    func strange() throws {
        let sent = try fields(librarian.opens(Self.address), to: Self.address)
        let done = try librarian.follows(librarian.sends(Self.address, sent))
        #expect(done.text.contains("Importez maintenant"))
        let restore = try done.one("//form[contains(@action, '/rendre')]/@action")
        let giving = try fields(done, to: restore)
        try set("Mon ENT", since: "2999-01-01")
        let page = try librarian.opens(Self.address)
        #expect(try !page.has("//form[contains(@action, '/rendre')]"))
        let forced = try librarian.sends(restore, giving)
        #expect(forced.status == 409)
        #expect(forced.text.contains("ces clefs viennent d’ailleurs"))
        #expect(try people() == 0)
    }

    @Test("readers find nothing there")
    func readers() throws {
        #expect(try campus.visitor("zoe").opens(Self.address).status == 404)
    }
}
