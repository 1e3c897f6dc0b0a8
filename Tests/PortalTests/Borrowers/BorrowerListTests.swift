import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("The list of borrowers")
struct BorrowerListTests {
    typealias World = BorrowersWorld

    @Test("is by pages, each name a link, and says how many there are")
    func list() throws {
        let leroux = try World.librarian()
        let page = try leroux.opens("/gestion/emprunteurs")
        #expect(page.status == 200)
        #expect(try page.one("//h1").hasPrefix("Emprunteurs"))
        #expect(try page.all("//table//td[@data-label='Nom']").count == 50)
        #expect(try page.has("//nav[contains(@class, 'pager')]//a[@rel='next']"))
        let karim = try leroux.opens("/gestion/emprunteurs?texte=benali")
        let href = try #require(
            try karim.all("//td[@data-label='Nom'][contains(., 'Benali Karim')]//a/@href").first)
        #expect(try leroux.opens(href).one("//h1") == "Benali Karim")
    }

    @Test("is searched by the beginnings of words, narrowed by class and status, and sorted")
    func narrowed() throws {
        let leroux = try World.librarian()
        func names(_ query: String) throws -> [String] {
            try leroux.opens("/gestion/emprunteurs?" + query).all("//td[@data-label='Nom']//a")
        }
        try World.add("Xylo Zacharie", schoolClass: "2e X")
        try World.add("Xylo Abel", schoolClass: "1e X", status: "")
        #expect(try names("texte=xyl+za") == ["Xylo Zacharie"])
        #expect(try names("texte=xylo&tri=schoolClass") == ["Xylo Abel", "Xylo Zacharie"])
        #expect(try names("texte=xylo&classe=2eX") == ["Xylo Zacharie"])
        #expect(try names("statut=Enseignant").contains("Diallo Mamadou"))
        let kept = try leroux.opens("/gestion/emprunteurs?texte=xylo&classe=2e+X&tri=number")
        #expect(try kept.has("//input[@name='texte'][@value='xylo']"))
        #expect(try kept.has("//select[@name='classe']/option[@selected][@value='2e X']"))
        #expect(try kept.has("//select[@name='tri']/option[@selected][@value='number']"))
    }

    @Test("B-26 those without a status are found in one choice")
    func withoutStatus() throws {
        let leroux = try World.librarian()
        try World.add("Sans Statut", status: "")
        let page = try leroux.opens("/gestion/emprunteurs?statut=(aucun)")
        #expect(try page.all("//td[@data-label='Nom']//a").contains("Sans Statut"))
        #expect(try !page.all("//td[@data-label='Nom']//a").contains("Marchand Zoé"))
    }

    @Test("B-85 temporary users are found, and said to be so by a word")
    func temporary() throws {
        let page = try World.librarian().opens("/gestion/emprunteurs?type=temporary")
        #expect(try page.has("//td[@data-label='Nom'][contains(., 'Benali Karim')]"))
        #expect(try page.all("//td[@data-label='Nom']").allSatisfy { $0.contains("Usager temporaire") })
    }

    @Test("says what to do when nobody answers, and keeps what was typed")
    func empty() throws {
        let page = try World.librarian().opens("/gestion/emprunteurs?texte=%3Cb%3Epersonne")
        #expect(try page.has("//div[@class='empty']//h2"))
        #expect(try page.has("//input[@name='texte'][@value='<b>personne']"))
        #expect(try !page.has("//table"))
    }

    @Test(
        "a page beyond the last shows the last, nonsense in an address is no error",
        arguments: [
            "page=999999", "page=-1", "page=x", "tri=rien&type=rien", "e=x&e=-1", "classe=%00%ff",
        ])
    func nonsense(query: String) throws {
        let leroux = try World.librarian()
        for path in ["", "/liste", "/cartes", "/mots-de-passe", "/recherche", ".csv"] {
            #expect(try leroux.opens("/gestion/emprunteurs\(path)?\(query)").status == 200, "\(path)")
        }
    }

    @Test("goes out as a file for spreadsheets, whole, without formulas")
    func file() throws {
        try World.add("=HYPERLINK(1) Max", schoolClass: "9e Y")
        let answer = try World.librarian().opens("/gestion/emprunteurs.csv?classe=9eY")
        #expect(answer.response.headers["content-type"]?.hasPrefix("text/csv") == true)
        #expect(answer.response.headers["content-disposition"] == "attachment; filename=\"emprunteurs.csv\"")
        #expect(answer.text.contains("'=HYPERLINK(1) Max"))
        #expect(answer.text.split(separator: "\r\n").count == 2)
        let all = try World.librarian().opens("/gestion/emprunteurs.csv")
        #expect(all.text.split(separator: "\r\n").count > 100)
    }

    @Test("a class is printed with its names, numbers and loans")
    func classList() throws {
        let leroux = try World.librarian()
        let zoe = try World.add("Roll Zoé", schoolClass: "8e R")
        try World.add("Roll Abel", schoolClass: "8e R")
        try World.lend(to: zoe)
        let page = try leroux.opens("/gestion/emprunteurs/liste?classe=8eR")
        #expect(try page.all("//td[@class='roll-name']") == ["Roll Abel", "Roll Zoé"])
        #expect(try page.all("//tr[td='Roll Zoé']/td").contains("1 prêt"))
        let ticked = try leroux.opens("/gestion/emprunteurs/liste?classe=8eR&e=\(zoe)")
        #expect(try ticked.all("//td[@class='roll-name']") == ["Roll Zoé"])
    }

    @Test("nobody but those who manage the portal is told that these pages exist")
    func audience() throws {
        let campus = try World.campus.get()
        let zoe = try campus.library { try $0.borrowers.borrower(number: "1001") }
        let id = try #require(zoe).id
        let pages =
            [
                "", ".csv", "/liste", "/recherche", "/recherche.csv", "/nouveau", "/\(id)", "/\(id)/modifier",
                "/\(id)/supprimer", "/\(id)/reattribuer", "/\(id)/fusionner", "/import", "/import/1",
                "/mots-de-passe",
                "/cartes",
            ].map { "/gestion/emprunteurs\($0)" } + ["/gestion/etiquettes"]
        let forms = [
            "/nouveau", "/\(id)/modifier", "/\(id)/supprimer", "/\(id)/reattribuer", "/\(id)/fusionner",
            "/import",
            "/import/1", "/mots-de-passe", "/\(id)/mot-de-passe",
        ].map { "/gestion/emprunteurs\($0)" }
        for login in ["zoe", "diallo", "martin"] {
            let person = try campus.visitor(login)
            for page in pages { #expect(try person.opens(page).status == 404, "\(login) \(page)") }
            for form in forms {
                #expect(try person.sends(form, ["nom": "x"]).status == 404, "\(login) \(form)")
            }
        }
        let passerby = campus.passerby()
        for page in pages {
            let answer = try passerby.opens(page)
            #expect(
                answer.response.headers["location"]?.hasPrefix("/connexion/administration") == true, "\(page)"
            )
        }
        for form in forms { #expect(try passerby.sends(form).status == 303, "\(form)") }
        #expect(try World.borrower(id) != nil)
    }
}

extension TestCampus {
    func library<Value>(_ read: (LibraryReading) throws -> Value) throws -> Value {
        try site.libraries.file(for: college).read(read)
    }
}
