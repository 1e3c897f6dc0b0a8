import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("The manager search by equation")
struct EquationPageTests {
    typealias World = BorrowersWorld

    private func opens(
        _ equation: String, on subject: String = "borrowers", file: Bool = false, page: Int = 1
    ) throws
        -> TestPage
    {
        let text = equation.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try World.librarian().opens(
            "/gestion/emprunteurs/recherche\(file ? ".csv" : "")?sur=\(subject)&equation=\(text)&page=\(page)"
        )
    }

    @Test("B-95 borrowers are found whatever the accents and capitals, by pages")
    func borrowers() throws {
        let page = try opens("statut=ELEVE")
        #expect(page.status == 200)
        #expect(try page.has("//h2[@id='reponses'][contains(., 'emprunteurs')]"))
        #expect(try page.all("//td[@data-label='Nom']").count == 50)
        #expect(try page.has("//a[@rel='next'][contains(@href, 'page=2')]"))
        let second = try opens("statut=ELEVE", page: 2)
        #expect(try second.all("//td[@data-label='Nom']") != page.all("//td[@data-label='Nom']"))
        let temporary = try opens("Type d’emprunteur=Usager temporaire")
        #expect(try temporary.all("//td[@data-label='Nom']").contains { $0.hasPrefix("Benali Karim") })
    }

    @Test("B-95 copies and loans are found too, with links")
    func others() throws {
        let copies = try opens("Cote=R* ET Statut=En service", on: "copies")
        #expect(try copies.has("//td[@data-label='Titre']//a[contains(@href, '/notice/')]"))
        #expect(try copies.has("//a[contains(@href, '/gestion/etiquettes?equation=')]"))
        let loans = try opens("En retard=oui", on: "loans")
        #expect(try loans.all("//td[@data-label='État']").allSatisfy { $0.contains("En retard de") })
        #expect(try loans.has("//td[@data-label='Emprunteur']//a"))
    }

    @Test("B-95 what is not understood is said in French, where it is, and what was typed is kept")
    func faults() throws {
        for (equation, words) in [
            ("Staut=Élève", "Au caractère 1"), ("Statut=Élève ET", "Au caractère 16"),
            ("(Classe=3e", "jamais fermée"),
            ("Classe", "Au caractère"), ("<b>=1", "Au caractère"),
        ] {
            let page = try opens(equation)
            #expect(page.status == 422, "\(equation)")
            #expect(try page.alert.contains(words), "\(equation)")
            #expect(try page.all("//input[@name='equation']/@value") == [equation])
            #expect(try page.has("//input[@name='equation'][@aria-invalid='true']"))
            #expect(try !page.has("//table"))
        }
    }

    @Test("an equation that nobody answers is said to be well written")
    func nothing() throws {
        let page = try opens("Classe=99e*")
        #expect(page.status == 200)
        #expect(try page.has("//div[@class='empty']"))
        #expect(try page.one("//h2[@id='reponses']") == "Aucun emprunteur")
    }

    @Test("B-95 what belongs to another table, and a word alone, come with a link that answers")
    func remedies() throws {
        let leroux = try World.librarian()
        for (equation, fault, count) in [
            ("En retard=oui", "est un champ des prêts", 1), ("Statut=Perdu", "une autre table", 1),
            ("martin", "n’est pas une équation", 2),
        ] {
            let page = try opens(equation)
            #expect(page.text.contains(fault), "\(equation)")
            let links = try page.all("//ul[@class='remedies']//a/@href")
            #expect(links.count == count, "\(equation)")
            for link in links { #expect(try leroux.opens(link).status == 200, "\(link)") }
        }
        #expect(try !opens("Statut=Élève").has("//ul[@class='remedies']"))
    }

    @Test("before any equation there are examples that work and the names of the fields")
    func help() throws {
        let leroux = try World.librarian()
        let page = try leroux.opens("/gestion/emprunteurs/recherche")
        let examples = try page.all("//section[@aria-labelledby='exemples']/ul//a/@href")
        #expect(examples.count >= 5)
        for example in examples { #expect(try leroux.opens(example).status == 200, "\(example)") }
        for name in ["Retards", "Cote", "Date de retour prévue"] {
            #expect(try page.has("//li/span[. = '\(name)']"))
        }
    }

    @Test("answers go out as a file, all of them")
    func files() throws {
        let borrowers = try opens("Statut=Élève", file: true)
        #expect(
            borrowers.response.headers["content-disposition"] == "attachment; filename=\"emprunteurs.csv\"")
        #expect(borrowers.text.split(separator: "\r\n").count > 100)
        let copies = try opens("Cote=R*", on: "copies", file: true)
        #expect(copies.text.contains("Exemplaire;Titre;Auteur;Cote;Emplacement;État"))
        let loans = try opens("Rendu=non", on: "loans", file: true)
        #expect(loans.text.contains("En cours"))
        #expect(try opens("Statut", file: true).status == 303)
    }
}
