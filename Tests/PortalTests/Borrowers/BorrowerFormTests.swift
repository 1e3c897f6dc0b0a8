import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("The form of a borrower")
struct BorrowerFormTests {
    typealias World = BorrowersWorld
    private let new = "/gestion/emprunteurs/nouveau"

    @Test("B-86 every field is kept, and the page says so")
    func created() throws {
        let leroux = try World.librarian()
        let answer = try leroux.sends(
            new,
            [
                "nom": "Formel Anaïs", "numero": "F-77", "statut": "Élève", "classe": "4e Q",
                "naissance": "02/03/2013", "validite": "31-08-2027", "mel": "anais@example.org",
                "ent": "ENT-1",
                "note": "Lit\ndes mangas", "jeton": "a1",
            ])
        #expect(answer.status == 303)
        let page = try leroux.follows(answer)
        #expect(page.text.contains("La fiche est créée."))
        let facts = try page.all("//dl[@class='facts']/*")
        for words in [
            "Emprunteur", "Formel Anaïs", "N° Emprunteur", "F-77", "Identité ENT", "ENT-1", "Type emprunteur",
            "Usager", "Statut", "Élève", "Classe", "4e Q", "samedi 2 mars 2013", "mardi 31 août 2027",
            "anais@example.org",
        ] { #expect(facts.contains(words), "\(words)") }
        #expect(try page.one("//*[@class='said']") == "Lit des mangas")
        #expect(try World.named("Formel Anaïs").first?.details.note == "Lit\ndes mangas")
    }

    @Test("B-27 a comma in the name is refused with the name as it should be, what was typed is kept")
    func comma() throws {
        let leroux = try World.librarian()
        let page = try leroux.sends(new, ["nom": "Virgule, Zoé", "classe": "4e <b>", "jeton": "c"])
        #expect(page.status == 422)
        #expect(try page.alert.contains("« Virgule Zoé »"))
        #expect(try page.has("//div[@role='alert']//a[@href='#champ-nom']"))
        #expect(try page.has("//input[@name='nom'][@value='Virgule, Zoé'][@aria-invalid='true']"))
        #expect(try page.has("//input[@name='classe'][@value='4e <b>']"))
        #expect(try World.named("Virgule Zoé").isEmpty)
    }

    @Test("a name, possible dates and a whole address are asked for, each beside its field")
    func faults() throws {
        let page = try World.librarian().sends(
            new, ["nom": " ", "naissance": "31/02/2013", "validite": "bientôt", "mel": "zoe@", "jeton": "d"])
        #expect(page.status == 422)
        for field in ["nom", "naissance", "validite", "mel"] {
            #expect(try page.has("//span[@id='erreur-\(field)']"), "\(field)")
            #expect(try page.has("//input[@name='\(field)'][contains(@aria-describedby, 'erreur-\(field)')]"))
        }
        #expect(try page.has("//input[@name='validite'][@value='bientôt']"))
        let future = try World.librarian().sends(
            new, ["nom": "Futur Léo", "naissance": "01/01/2030", "jeton": "e"])
        #expect(try future.one("//span[@id='erreur-naissance']").contains("avenir"))
    }

    @Test("a number and an ENT key that somebody has are refused, with whom")
    func taken() throws {
        let page = try World.librarian().sends(new, ["nom": "Double Numéro", "numero": "1001", "jeton": "f"])
        #expect(page.status == 422)
        #expect(try page.one("//span[@id='erreur-numero']").contains("Marchand Zoé (3eA)"))
    }

    @Test("a name that somebody has is asked about, and created all the same when that is meant")
    func namesake() throws {
        let leroux = try World.librarian()
        try World.add("Pareil Léa", schoolClass: "6e W")
        let page = try leroux.sends(new, ["nom": "PAREIL Lea", "classe": "3e W", "jeton": "g"])
        #expect(page.status == 422)
        #expect(try page.alert.contains("Est-ce la même personne"))
        #expect(try page.has("//div[@role='alert']//a[contains(., 'Pareil Léa · 6e W')]"))
        #expect(try page.has("//button[@name='quand-meme']"))
        #expect(try World.named("Pareil Léa").count == 1)
        let done = try leroux.sends(
            new, ["nom": "PAREIL Lea", "classe": "3e W", "quand-meme": "oui", "jeton": try page.token])
        #expect(done.status == 303)
        #expect(try World.named("Pareil Léa").count == 2)
    }

    @Test("sent twice, it creates one; gone back to and corrected, it creates another")
    func twice() throws {
        let leroux = try World.librarian()
        let token = try leroux.opens(new).token
        #expect(token.count > 10)
        let first = try leroux.sends(new, ["nom": "Fois Une", "jeton": token])
        let again = try leroux.sends(new, ["nom": "Fois Une", "jeton": token])
        #expect(first.response.headers["location"] == again.response.headers["location"])
        #expect(try World.named("Fois Une").count == 1)
        #expect(try leroux.sends(new, ["nom": "Fois Deux", "jeton": token]).status == 303)
        #expect(try World.named("Fois Deux").count == 1)
    }

    @Test("a change is kept, noted with who made it, and an unknown number is not found")
    func changed() throws {
        let leroux = try World.librarian()
        let id = try World.add("Change Moi", schoolClass: "6e V")
        let form = try leroux.opens("/gestion/emprunteurs/\(id)/modifier")
        #expect(try form.has("//input[@name='classe'][@value='6e V']"))
        let answer = try leroux.sends(
            "/gestion/emprunteurs/\(id)/modifier",
            [
                "nom": "Change Toi", "classe": "5e V", "statut": "Élève", "ferme": "oui",
                "jeton": try form.token,
            ])
        let page = try leroux.follows(answer)
        #expect(try page.one("//h1") == "Change Toi")
        #expect(page.text.contains("Compte fermé"))
        #expect(try page.all("//details//td[@data-label='Quoi']").contains("a modifié la fiche"))
        #expect(try page.all("//details//td[@data-label='Qui']").contains("Mme Leroux"))
        #expect(try leroux.opens("/gestion/emprunteurs/999999/modifier").status == 404)
        #expect(try leroux.sends("/gestion/emprunteurs/999999/modifier", ["nom": "X"]).status == 404)
    }

    @Test("B-83 the kind is shown and cannot be edited, even by a forged form")
    func kind() throws {
        let leroux = try World.librarian()
        let id = try World.add("Temporaire Ali")
        try World.library().write { try $0.borrowers.setAside(id, stamp: World.stamp()) }
        let form = try leroux.opens("/gestion/emprunteurs/\(id)/modifier")
        #expect(form.text.contains("Usager temporaire"))
        #expect(try !form.has("//*[self::select or self::input][contains(@name, 'type')]"))
        _ = try leroux.sends(
            "/gestion/emprunteurs/\(id)/modifier",
            ["nom": "Temporaire Ali", "type": "regular", "kind": "regular", "jeton": try form.token])
        #expect(try World.borrower(id)?.kind == .temporary)
    }

    @Test("hostile names are shown as they are, everywhere")
    func hostile() throws {
        let leroux = try World.librarian()
        let name = "<b onclick=\"x\">' Zoé & </script>"
        let id = try World.add(name, schoolClass: "<i>5e")
        for path in [
            "/\(id)", "/\(id)/modifier", "/\(id)/supprimer", "/\(id)/reattribuer", "/\(id)/fusionner",
            "?texte=onclick",
            "/liste?e=\(id)", "/cartes?e=\(id)",
            "/recherche?equation=Emprunteur%3Donclick",
        ] {
            let page = try leroux.opens("/gestion/emprunteurs\(path)")
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("&lt;b onclick=&quot;x&quot;&gt;"), Comment(rawValue: path))
            #expect(try !page.has("//b | //i"), "\(path)")
        }
    }
}
