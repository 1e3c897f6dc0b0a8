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

    @Test("readers find nothing there")
    func readers() throws {
        #expect(try campus.visitor("zoe").opens(Self.address).status == 404)
    }
}
