import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("Passwords, cards and labels on paper")
struct PaperTests {
    typealias World = BorrowersWorld
    private let passwords = "/gestion/emprunteurs/mots-de-passe"

    @Test("first passwords of a class are shown once, open the portal once, and are to be changed")
    func slips() throws {
        let leroux = try World.librarian()
        let (zoe, ali) = (
            try World.add("Billet Zoé", schoolClass: "7e B"), try World.add("Billet Ali", schoolClass: "7e B")
        )
        let temporary = try World.add("Billet Parti", schoolClass: "7e B")
        try World.library().write { try $0.borrowers.setAside(temporary, stamp: World.stamp()) }
        let form = try leroux.opens("\(passwords)?classe=7eB")
        #expect(form.text.contains("1\u{A0}personne est laissée de côté"))
        #expect(try form.has("//input[@name='pour'][@value='nouveaux'][@checked]"))
        #expect(try form.has("//input[@type='hidden'][@name='classe'][@value='7eB']"))
        let fields: KeyValuePairs = ["classe": "7eB", "pour": "nouveaux", "jeton": try form.token]
        let page = try leroux.sends(passwords, fields)
        #expect(page.status == 200)
        #expect(page.response.headers["cache-control"] == "no-store")
        #expect(try page.all("//*[@class='slip-name']") == ["Billet Ali 7e B", "Billet Zoé 7e B"])
        let words = try page.all("//code[@class='slip-secret']")
        #expect(Set(words).count == 2)
        let door = try page.all("//dd[@class='slip-door']")
        #expect(door.count == 2 && door.allSatisfy { $0.hasSuffix("/connexion") })
        #expect(try page.has("//dd[@class='slip-door']/span[. = 'connexion']/preceding-sibling::wbr"))
        let login = try #require(try page.all("//li[contains(., 'Billet Zoé')]//dd/code").first)

        // The same form again shows nothing and changes nothing.
        let again = try leroux.sends(passwords, fields)
        #expect(again.status == 422)
        #expect(try !again.has("//code[@class='slip-secret']"))

        let reader = try World.campus.get().passerby()
        let entered = try reader.signsIn(login, password: try #require(words.last))
        #expect(entered.response.headers["location"]?.hasPrefix("/motdepasse") == true)
        for id in [zoe, ali] {
            #expect(
                try World.library().read { try $0.borrowers.events(of: id) }.first?.action == .passwordGiven)
        }
        #expect(try World.library().read { try $0.accounts.account(of: temporary) } == nil)
    }

    @Test("only those without a password get one, unless all are meant; then the old one is worth nothing")
    func replacing() throws {
        let leroux = try World.librarian()
        let id = try World.add("Encore Léa", schoolClass: "7e C")
        func give(_ whom: String) throws -> String? {
            let token = try leroux.opens("\(passwords)?classe=7eC").token
            return try leroux.sends(passwords, ["classe": "7eC", "pour": whom, "jeton": token]).all(
                "//code[@class='slip-secret']"
            ).first
        }
        let first = try #require(try give("nouveaux"))
        #expect(try give("nouveaux") == nil)
        let second = try #require(try give("tous"))
        let login = try #require(try World.library().read { try $0.accounts.account(of: id) }).login
        #expect(try World.campus.get().passerby().signsIn(login, password: first).status == 422)
        #expect(try World.campus.get().passerby().signsIn(login, password: second).status == 303)
    }

    @Test("a new password is given from the page of one borrower, never to whoever manages the portal")
    func one() throws {
        let leroux = try World.librarian()
        let id = try World.add("Seul Noé", schoolClass: "7e D")
        let page = try leroux.opens("/gestion/emprunteurs/\(id)")
        #expect(page.text.contains("Donner un premier mot de passe"))
        let path = "/gestion/emprunteurs/\(id)/mot-de-passe"
        let fields: KeyValuePairs = ["jeton": try page.token]
        let slip = try leroux.sends(path, fields)
        #expect(try slip.all("//code[@class='slip-secret']").count == 1)
        #expect(try leroux.follows(leroux.sends(path, fields)).text.contains("a déjà été montré"))
        #expect(
            try leroux.opens("/gestion/emprunteurs/\(id)").text.contains("Donner un nouveau mot de passe"))

        let staff = try World.add("Collègue Anne", status: "Enseignant")
        try World.library().write {
            _ = try $0.accounts.add(
                name: "Anne Collègue", role: .administrator, borrower: staff,
                password: Password("abcdefgh-ijkl", salt: Array(repeating: 1, count: 16), costs: .light),
                on: World.day)
        }
        let own = try leroux.opens("/gestion/emprunteurs/\(staff)")
        #expect(try !own.has("//form[contains(@action, 'mot-de-passe')]"))
        let forced = try leroux.sends("/gestion/emprunteurs/\(staff)/mot-de-passe", ["jeton": "forced"])
        #expect(try leroux.follows(forced).text.contains("qui gère le portail"))
        #expect(try leroux.sends("/gestion/emprunteurs/999999/mot-de-passe", ["jeton": "x"]).status == 404)
    }

    @Test("cards have the name, the class, the number and its bars; the sheet begins where it is told to")
    func cards() throws {
        let leroux = try World.librarian()
        for name in ["Carte Un", "Carte Deux", "Carte Trois"] { try World.add(name, schoolClass: "7e E") }
        let page = try leroux.opens("/gestion/emprunteurs/cartes?classe=7eE&depuis=9")
        #expect(try page.all("//ol[contains(@class, 'cards-10')]").count == 2)
        #expect(try page.all("//ol[contains(@class, 'sheet')][1]/li").count == 10)
        #expect(try page.all("//ol[contains(@class, 'sheet')][1]/li/div").count == 2)
        #expect(
            try page.all("//*[@class='card-name']").sorted() == ["Carte Deux", "Carte Trois", "Carte Un"])
        #expect(try page.all("//li/div//*[local-name()='svg']").count == 3)
        #expect(try page.all("//*[@class='paper-portal']").first == "CDI du collège Les Tilleuls")
        #expect(try !page.has("//main//@style"))
        let eight = try leroux.opens("/gestion/emprunteurs/cartes?classe=7eE&format=8")
        #expect(try eight.all("//ol[contains(@class, 'cards-8')]").count == 1)
        let nobody = try leroux.opens("/gestion/emprunteurs/cartes")
        #expect(try nobody.has("//div[@class='empty']"))
        #expect(
            try !nobody.has("//ol[contains(@class, 'sheet')]"), "the whole school is not printed by chance")
    }

    @Test("a number that has no bar code is printed all the same")
    func noBars() throws {
        let leroux = try World.librarian()
        let id = try World.add("Accent Éva", number: "É-12")
        let page = try leroux.opens("/gestion/emprunteurs/cartes?e=\(id)")
        #expect(try page.one("//li/div//*[@class='paper-number']") == "É-12")
        #expect(try !page.has("//li/div//*[local-name()='svg']"))
    }

    @Test("labels are chosen by an equation or by numbers, a wrong equation is said where it is")
    func labels() throws {
        let leroux = try World.librarian()
        let copies = try World.library().read { library in
            try library.copies(of: Equation("Cote=R*", on: .copies), on: World.day, page: 1, size: 500)
        }
        let byEquation = try leroux.opens("/gestion/etiquettes?equation=Cote%3DR*&format=3x7&depuis=4")
        #expect(try byEquation.all("//li/div").count == copies.total)
        #expect(try byEquation.all("//ol[contains(@class, 'sheet')][1]/li").count == 21)
        #expect(try byEquation.all("//ol[contains(@class, 'sheet')][1]/li/div").count == 18)
        #expect(try byEquation.all("//*[@class='label-call']").allSatisfy { $0.hasPrefix("R") })
        let number = try #require(copies.lines.first?.copy.number)
        let byNumber = try leroux.opens("/gestion/etiquettes?du=\(number)&au=\(number)")
        #expect(try byNumber.all("//li/div//*[@class='paper-number']") == [number])
        #expect(try leroux.opens("/gestion/etiquettes?du=\(number)").all("//li/div").count == 1)
        let wrong = try leroux.opens("/gestion/etiquettes?equation=Coote%3DR")
        #expect(wrong.status == 422)
        #expect(try wrong.alert.contains("Au caractère 1"))
        #expect(try leroux.opens("/gestion/etiquettes").has("//div[@class='empty']"))
        #expect(try leroux.opens("/gestion/etiquettes?du=ZZZ&au=ZZZ").has("//div[@class='empty']"))
    }
}
