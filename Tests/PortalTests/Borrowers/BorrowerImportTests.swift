import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("A file of borrowers comes in")
struct BorrowerImportTests {
    typealias World = BorrowersWorld
    private let address = "/gestion/emprunteurs/import"

    private func upload(_ text: String, by person: TestPerson, token: String = UUID().uuidString) throws
        -> TestPage
    {
        try person.uploads(
            address, file: "fichier", named: "classe <b>.csv", bytes: Array(text.utf8),
            fields: ["jeton": token])
    }

    @Test("it is shown before anything is written, then applied, then what it did is shown")
    func whole() throws {
        let leroux = try World.librarian()
        try World.add("Entrant Zoé", schoolClass: "6e I", number: "IMP1")
        let sent = try upload(
            "N° Emprunteur;Nom;Prénom;Classe;Couleur\nIMP1;Entrant;Zoé;5e I;bleu\nIMP2;Entrant;Karim;5e I;vert\nIMP2;Entrant;Bis;5e I;\n;;;5e I;\n",
            by: leroux)
        #expect(sent.status == 303)
        let page = try leroux.follows(sent)
        #expect(page.text.contains("classe &lt;b&gt;.csv"))
        #expect(
            try page.all("//ul[@class='tallies']/li") == [
                "1nouveaux", "1mis à jour", "0inchangés", "2lignes à corriger",
            ])
        #expect(page.text.contains("«\u{A0}Couleur\u{A0}»"))
        #expect(try page.has("//td[@data-label='Ce qui change'][contains(., '6e I → 5e I')]"))
        #expect(
            try page.all("//td[@data-label='Ce qui ne va pas']").contains(
                "Le numéro IMP2 est déjà à la ligne 3."))
        #expect(try World.named("Entrant Karim").isEmpty, "nothing is written yet")

        let here = try #require(sent.response.headers["location"])
        #expect(try leroux.opens(here).status == 200, "the page can be refreshed")
        let token = try page.token
        for _ in 0..<2 {
            let done = try leroux.sends(here, ["decision": "appliquer", "jeton": token])
            let after = try leroux.follows(done)
            #expect(try after.one("//h1") == "Ce que ce fichier a changé")
            #expect(try after.all("//ul[@class='tallies']/li").first == "1ajoutés")
            #expect(try !after.has("//main//form"))
            #expect(try after.has("//td[@data-label='Ce qui change'][contains(., '6e I → 5e I')]"))
        }
        #expect(try World.named("Entrant Karim").count == 1)
        #expect(try World.named("Entrant Zoé").first?.details.schoolClass == "5e I")
    }

    @Test("it may be pasted, and abandoned without a trace")
    func pasted() throws {
        let leroux = try World.librarian()
        let sent = try leroux.sends(
            address, ["texte": "Emprunteur\tClasse\nCollé Max\t4e P\n", "jeton": "p"])
        let here = try #require(sent.response.headers["location"])
        #expect(try leroux.opens(here).has("//td[@data-label='Emprunteur'][. = 'Collé Max']"))
        let dropped = try leroux.sends(here, ["decision": "abandonner", "jeton": "q"])
        #expect(try leroux.follows(dropped).text.contains("rien n’a été changé"))
        #expect(try leroux.opens(here).one("//h1") == "Ce fichier a été abandonné")
        #expect(try World.named("Collé Max").isEmpty)
        #expect(try leroux.sends(here, ["decision": "appliquer", "jeton": "r"]).status == 303)
        #expect(try World.named("Collé Max").isEmpty)
    }

    @Test(
        "nothing, a picture, a file without a column of names and one that is too long are refused in words")
    func refused() throws {
        let leroux = try World.librarian()
        for (text, words) in [
            ("", "Choisissez un fichier"), ("\u{0}\u{1}PNG", "pas un texte CSV"),
            ("Classe\n5e B\n", "nommer les colonnes"),
            ("Emprunteur\n", "que la ligne des titres"),
            ("Emprunteur\n" + String(repeating: "Zoé\n", count: 20_001), "20 001 lignes"),
        ] {
            let page = try upload(text, by: leroux)
            #expect(page.status == 422, "\(words)")
            #expect(try page.alert.contains(words), "\(words)")
        }
        let long = try upload("Emprunteur\n" + String(repeating: "x", count: 5 << 20), by: leroux)
        #expect(try long.alert.contains("5 Mo"))
        let kept = try leroux.sends(address, ["texte": "Classe\n<b>5e", "jeton": "s"])
        #expect(try kept.one("//textarea").contains("<b>5e"))
    }

    @Test("a lone word for a name gets a remark; what a long file changed is there, folded")
    func remarked() throws {
        let leroux = try World.librarian()
        let lines = (1...25).map { "Plié\($0) Max\n" }.joined()
        let sent = try upload("Emprunteur\nSeulnom\n" + lines, by: leroux)
        let page = try leroux.follows(sent)
        #expect(page.text.contains("il y manque peut-être le prénom"))
        #expect(try page.has("//tr[contains(., 'Seulnom')][contains(., 'sans prénom')]"))
        let here = try #require(sent.response.headers["location"])
        let done = try leroux.sends(here, ["decision": "appliquer", "jeton": try page.token])
        let after = try leroux.follows(done)
        #expect(try after.has("//details[@class='fold']/summary[contains(., '26')]"))
        #expect(try after.has("//details//td[contains(., 'Plié25 Max')]"))
    }

    @Test("the same file sent twice by one form waits once")
    func twice() throws {
        let leroux = try World.librarian()
        let first = try upload("Emprunteur\nDeux Fois\n", by: leroux, token: "same")
        let again = try upload("Emprunteur\nDeux Fois\n", by: leroux, token: "same")
        #expect(first.response.headers["location"] == again.response.headers["location"])
        let other = try upload("Emprunteur\nTrois Fois\n", by: leroux, token: "same")
        #expect(other.response.headers["location"] != first.response.headers["location"])
    }

    @Test("a file larger than a form is let through at this address only")
    func size() {
        func limit(_ path: String...) -> Int? { Site.largestBody(.post, path: path, hasCookie: true) }
        #expect(limit("gestion", "emprunteurs", "import") ?? 0 > 5 << 20)
        #expect(limit("cdi", "9990001x", "gestion", "emprunteurs", "import") ?? 0 > 5 << 20)
        #expect(limit("gestion", "emprunteurs", "nouveau") == nil)
        #expect(limit() == nil)
    }
}
