import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("What a reader keeps: lists, searches, reviews, data")
struct KeepingTests {
    let world: SpaceWorld
    private let hostile = "</textarea><b onclick='x'>\"& =1+1 👩‍👩‍👧"

    init() throws { world = try SpaceWorld.shared.get() }

    private func number(_ answer: TestPage) throws -> String {
        let path = answer.location.prefix { $0 != "?" }
        return try #require(path.split(separator: "/").last.map(String.init))
    }

    @Test(
        "P-04 a list is opened, filled from a document’s page, put in order, annotated, emptied and deleted")
    func list() throws {
        let zoe = try world.reader()
        let (one, two) = (try world.book(), try world.book())
        let form = try zoe.opens("/moncompte/paniers")
        let made = try zoe.presses("/moncompte/paniers", on: form, ["nom": hostile, "note": hostile])
        #expect(made.status == 303)
        let id = try number(made)
        #expect(
            try number(zoe.presses("/moncompte/paniers", on: form, ["nom": hostile, "note": ""])) == id,
            "sent twice, opened once")
        for book in [one, two] {
            let answer = try zoe.sends("\(book.page)/panier", ["panier": id])
            #expect(answer.status == 303)
        }
        #expect(try zoe.sends("\(one.page)/panier", ["panier": id]).status == 303, "it is there already")
        let page = "/moncompte/paniers/\(id)"
        func titles() throws -> [String] { try zoe.opens(page).all("//ol[@class='listed']//h2") }
        let (first, second) = (try titles()[0], try titles()[1])
        #expect(try zoe.opens(page).one("//h1") == hostile)
        for place in ["-9223372036854775808", "9223372036854775807"] {
            _ = try zoe.sends(
                "\(page)/deplacer", ["notice": one.record.id.description, "place": place])
        }
        _ = try zoe.sends("\(page)/deplacer", ["notice": one.record.id.description, "place": "1"])
        let moved = try zoe.sends("\(page)/deplacer", ["notice": two.record.id.description, "place": "1"])
        #expect(moved.location == "\(page)#document-\(two.record.id)")
        #expect(try titles() == [second, first])
        _ = try zoe.sends("\(page)/noter", ["notice": two.record.id.description, "note": hostile])
        #expect(try zoe.opens(page).one("//*[@class='listed-note']") == hostile)
        #expect(try zoe.opens(one.page).text.contains("Déjà dans"))
        _ = try zoe.sends("\(page)/retirer", ["notice": two.record.id.description])
        #expect(try titles() == [first])
        let unnamed = try zoe.sends("\(page)/modifier", ["nom": "  ", "note": "gardée"])
        #expect(unnamed.status == 422)
        #expect(try unnamed.one("//textarea[@id='champ-note']") == "gardée")
        _ = try zoe.sends("\(page)/modifier", ["nom": "Exposé", "note": ""])
        #expect(try zoe.opens(page).one("//h1") == "Exposé")
        _ = try zoe.sends("\(page)/supprimer")
        #expect(try zoe.opens(page).status == 404)
    }

    @Test("P-04 a document goes to a new list when there is none yet")
    func firstList() throws {
        let zoe = try world.reader()
        let book = try world.book()
        let page = try zoe.opens(book.page)
        #expect(try page.all("//select[@name='panier']/option") == ["Un nouveau panier"])
        let answer = try zoe.presses("\(book.page)/panier", on: page, ["panier": ""])
        #expect(answer.status == 303)
        _ = try zoe.presses("\(book.page)/panier", on: page, ["panier": ""])
        #expect(
            try zoe.opens("/moncompte/paniers").all("//*[@class='basket-name']") == [
                "Panier du samedi 21 novembre"
            ])
    }

    @Test(
        "somebody else’s list is neither read, exported nor changed; shared, it is read by its address only")
    func sharing() throws {
        let (zoe, karim) = (try world.reader(), try world.reader())
        let book = try world.book()
        let id = try number(zoe.sends("/moncompte/paniers", ["nom": "Pour la classe", "note": "à lire"]))
        let page = "/moncompte/paniers/\(id)"
        _ = try zoe.sends("\(book.page)/panier", ["panier": id])
        for target in [page, "\(page).ris", "\(page).csv", "\(page).bib"] {
            #expect(try karim.opens(target).status == 404)
        }
        for verb in ["modifier", "noter", "deplacer", "retirer", "partager", "fermer"] {
            let answer = try karim.sends(
                "\(page)/\(verb)", ["notice": book.record.id.description, "place": "1"])
            #expect(answer.status == 404, "\(verb)")
        }
        _ = try karim.sends("\(page)/supprimer")
        #expect(try karim.sends("\(book.page)/panier", ["panier": id]).status == 404)
        #expect(try zoe.opens(page).one("//h1") == "Pour la classe")

        _ = try zoe.sends("\(page)/partager")
        let address = try zoe.opens(page).one("//input[@id='adresse-panier']/@value")
        let target = String(address[try #require(address.range(of: "/panier/")).lowerBound...])
        let shared = try world.campus.passerby().opens(target)
        #expect(shared.status == 200)
        #expect(try shared.one("//h1") == "Pour la classe")
        #expect(try shared.all("//ol[@class='listed']//h2").count == 1)
        #expect(!shared.text.contains("Lecteur Essai"), "nobody’s name is on it")
        #expect(shared.response.headers["x-robots-tag"] == "noindex")
        _ = try zoe.sends("\(page)/fermer")
        #expect(try world.campus.passerby().opens(target).status == 404)
    }

    @Test("a list is taken away as RIS, BibTeX and a table that no spreadsheet takes for formulas")
    func export() throws {
        let zoe = try world.reader()
        let book = try world.book()
        let id = try number(zoe.sends("/moncompte/paniers", ["nom": "Export"]))
        _ = try zoe.sends("\(book.page)/panier", ["panier": id])
        _ = try zoe.sends(
            "/moncompte/paniers/\(id)/noter", ["notice": book.record.id.description, "note": "=HYPERLINK(1)"])
        let table = try zoe.opens("/moncompte/paniers/\(id).csv")
        #expect(table.text.contains("'=HYPERLINK(1)"))
        #expect(table.response.headers["content-disposition"]?.hasPrefix("attachment") == true)
        #expect(try zoe.opens("/moncompte/paniers/\(id).ris").text.contains("TY  - "))
        #expect(try zoe.opens("/moncompte/paniers/\(id).bib").text.hasPrefix("@"))
        #expect(try zoe.opens("/moncompte/paniers/\(id).exe").status == 404)
    }

    @Test("P-04 a search is kept from its results, and tells what is new until it is looked at")
    func search() throws {
        let zoe = try world.reader()
        let results = try zoe.opens("/recherche?q=ours&type=Roman&tri=titre&page=1")
        let kept = try zoe.presses(
            "/moncompte/recherches", on: results,
            [
                "recherche": try results.one("//input[@name='recherche']/@value"),
                "nom": try results.one("//input[@name='nom']/@value"),
            ])
        #expect(kept.status == 303)
        #expect(kept.location.hasPrefix("/recherche?q=ours&type=Roman"))
        #expect(try zoe.person.follows(kept).text.contains("Cette recherche est enregistrée"))
        let mine = try zoe.opens("/moncompte/recherches")
        #expect(try mine.one("//li[@class='loan-card']//h2") == "ours · Roman")
        #expect(try mine.has("//a[contains(@href,'/flux/recherche.atom?q=ours')]"))
        #expect(mine.text.contains("Rien de nouveau"))
        let see = try mine.one("//form[contains(@action,'/voir')]/@action")
        #expect(try zoe.sends(see).location == "/recherche?q=ours&type=Roman&tri=nouveautes")
        let other = try world.reader()
        #expect(try other.sends(see).status == 404)
        _ = try other.sends(see.replacing("voir", with: "supprimer"))
        #expect(try zoe.opens("/moncompte/recherches").all("//li[@class='loan-card']").count == 1)
        _ = try zoe.sends(see.replacing("voir", with: "supprimer"))
        #expect(try zoe.opens("/moncompte/recherches").text.contains("Soyez prévenu"))
        #expect(
            try world.campus.passerby().opens("/recherche?q=ours").text.contains(
                "Connectez-vous pour enregistrer"))
    }

    @Test(
        "P-05 a review waits for the moderator, who sees its author; approved, it is nobody’s; decided, it may be undone"
    )
    func review() throws {
        let zoe = try world.reader("Garnier Zoé")
        let book = try world.book()
        let sent = try zoe.sends("\(book.page)/avis", ["etoiles": "4", "avis": hostile])
        #expect(sent.status == 303)
        #expect(try !world.campus.passerby().opens(book.page).text.contains("onclick"))
        #expect(try zoe.opens("/moncompte/avis").one("//li[@class='loan-card']").contains("À modérer"))

        let leroux = try world.person("leroux", name: "Mme Leroux", role: .librarian)
        let queue = try leroux.opens("/gestion/avis")
        #expect(queue.status == 200)
        let line = try queue.one("//li[@class='loan-card'][.//a[@href='\(book.page)']]")
        #expect(
            line.contains("Garnier Zoé, 6e Z") && line.contains("4 sur 5")
                && line.contains(hostile.prefix(10)))
        let approve = try queue.one(
            "//li[.//a[@href='\(book.page)']]//form[contains(@action,'approuver')]/@action")
        let done = try leroux.sends(approve, ["etat": "a-moderer"])
        #expect(done.status == 303)
        let after = try leroux.follows(done)
        #expect(try after.one("//*[contains(@class,'done-note')]").contains("est approuvé"))
        let opened = try world.campus.passerby().opens(book.page)
        #expect(try opened.one("//ul[@class='opinions']//p[1]") == hostile)
        #expect(try !opened.one("//section[@id='avis']").contains("Garnier"))
        #expect(try opened.one("//*[@class='reviews-average']").contains("4 sur 5"))

        let undo = try after.one("//*[contains(@class,'done-note')]//form/@action")
        _ = try leroux.sends(undo, ["etat": "a-moderer"])
        #expect(try !world.campus.passerby().opens(book.page).has("//ul[@class='opinions']/li"))
        _ = try leroux.sends(approve.replacing("approuver", with: "refuser"))
        #expect(try zoe.opens("/moncompte/avis").one("//li[@class='loan-card']").contains("Refusé"))
        #expect(try leroux.opens("/gestion/avis?etat=refuses").has("//li//a[@href='\(book.page)']"))
        _ = try zoe.sends("\(book.page)/avis/retirer")
        #expect(try zoe.opens("/moncompte/avis").text.contains("Qu’avez-vous pensé"))
        #expect(try leroux.sends(approve).status == 404)
    }

    @Test("P-05 a review without stars comes back with what was written; readers do not moderate")
    func refusedReview() throws {
        let zoe = try world.reader()
        let book = try world.book()
        let answer = try zoe.sends("\(book.page)/avis", ["avis": hostile])
        #expect(answer.status == 422)
        #expect(try answer.one("//*[@role='alert']").contains("étoiles"))
        #expect(try answer.one("//textarea[@name='avis']") == hostile)
        #expect(try zoe.opens("/gestion/avis").status == 404)
        #expect(try zoe.sends("/gestion/avis/1/approuver").status == 404)
        #expect(
            try world.campus.passerby().opens("/gestion/avis").location.hasPrefix("/connexion/administration")
        )
    }

    @Test("all that is known is shown and taken away; what is erased is gone, and what stays is said")
    func data() throws {
        let zoe = try world.reader("Garnier Zoé")
        let (one, two) = (try world.book(), try world.book())
        try world.lend(one, to: zoe)
        try world.lend(two, to: zoe, daysAgo: 20)
        try world.library.write { _ = try $0.circulation.giveBack(two.copy, stamp: world.stamp(daysAgo: 2)) }
        _ = try zoe.sends("/moncompte/paniers", ["nom": "Mon exposé"])
        _ = try zoe.sends("\(two.page)/avis", ["etoiles": "5", "avis": "Superbe"])
        let page = try zoe.opens("/moncompte/donnees")
        for words in ["Garnier Zoé", "6e Z", "Mon exposé", "Superbe", "Usager"] {
            #expect(page.text.contains(words), "\(words)")
        }
        let file = try zoe.opens("/moncompte/donnees.json")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any])
        #expect((json["prets"] as? [Any])?.count == 1 && (json["historique"] as? [Any])?.count == 1)
        #expect((json["emprunteur"] as? [String: Any])?["nom"] as? String == "Garnier Zoé")

        let erased = try zoe.presses("/moncompte/donnees/effacer", on: page)
        #expect(erased.status == 303)
        let after = try zoe.person.follows(erased)
        #expect(!after.text.contains("Mon exposé") && !after.text.contains("Superbe"))
        #expect(after.text.contains("a rendu les prêts anonymes"))
        #expect(after.text.contains("Restent vos prêts en cours"))
        #expect(try zoe.opens("/moncompte/historique").text.contains("Rien pour le moment"))
        #expect(try zoe.opens("/moncompte/prets").all("//li[@class='loan-card']").count == 1)
    }

    @Test("too many lists are refused in words, and what was typed is kept")
    func quota() throws {
        let zoe = try world.reader()
        let account = try #require(try world.library.read { try $0.accounts.account(of: zoe.borrower) })
        try world.library.write { writing in
            for _ in 1...100 {
                _ = try writing.space.makeList(named: "x", of: account.id, stamp: world.stamp())
            }
        }
        let answer = try zoe.sends("/moncompte/paniers", ["nom": "Le cent unième", "jeton": "z"])
        #expect(answer.status == 422)
        #expect(try answer.one("//*[@role='alert']").contains("100 paniers"))
        #expect(try answer.one("//input[@name='nom']/@value") == "Le cent unième")
    }

    @Test("the log keeps no secret address")
    func log() {
        #expect(SecretAddress.masked("/agenda/abcdefghijklmnop.ics") == "/agenda/…")
        #expect(
            SecretAddress.masked("/api/utilisateurs_externe/prets/x/9990001X/clef")
                == "/api/utilisateurs_externe/…")
        #expect(SecretAddress.masked("/cdi/9990001x/panier/abcdefghijklmnop") == "/cdi/9990001x/panier/…")
        for path in ["/notice/12/panier", "/moncompte/paniers/3", "/", "", "/agenda", "*"] {
            #expect(SecretAddress.masked(path) == path)
        }
    }

    @Test("the door says whether the library is open, to everybody")
    func hours() throws {
        let home = try world.campus.passerby().opens("/home/")
        #expect(try home.one("//*[contains(@class,'hours-now')]") == "Fermé ; rouvre lundi à 8 h 30")
        #expect(try home.all("//details[@class='hours']//dt").count == 7)
        #expect(try home.one("//details[@class='hours']//div[@class='today']/dd") == "fermé")
    }
}
