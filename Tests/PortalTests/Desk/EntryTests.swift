import Library
import Storage
import Testing

@Suite("The one field of the desk")
struct EntryTests {
    let desk: TestCounter

    init() throws { desk = try TestCounter() }

    @Test(
        "an unknown number, an unknown ISBN, a name that nobody has, nothing at all: each has its own sentence",
        arguments: [
            ("999999", "Le n° 999999 n’est ni celui d’une carte ni celui d’un exemplaire de ce CDI."),
            ("9782070409228", "9782070409228 est un ISBN, mais aucun document du catalogue ne le porte."),
            ("dupont", "Personne ne s’appelle « dupont », et aucun exemplaire n’a ce numéro."),
            ("  ", "Le champ était vide"),
            ("<b>évil", "Personne ne s’appelle « <b>évil »"),
        ])
    func unknown(typed: String, sentence: String) throws {
        let page = try desk.leroux.scans(typed, on: try desk.leroux.opens("/gestion"))
        #expect(page.status == 422)
        #expect(try page.word() == "Refusé")
        #expect(try page.band().contains(sentence))
        #expect(try page.has("//input[@id='saisie'][not(@value)]"), "the next scan starts in an empty field")
    }

    @Test("the number of a copy of the school next door is said to be from there")
    func foreign() throws {
        let page = try desk.leroux.scans("300001", on: try desk.leroux.opens("/gestion"))
        #expect(page.status == 422)
        #expect(
            try page.band().contains(
                "Le n° 300001 est celui d’un exemplaire d’un autre portail : CDI du lycée."))
    }

    @Test("a name gives the people to choose from, numbered; one alone comes at once")
    func names() throws {
        try desk.reader("Martin Léa", number: "1003", schoolClass: "3e A")
        try desk.reader("Martin Léa", number: "1004", schoolClass: "5e C")
        try desk.reader("Garnier Zoé", number: "1001")
        let start = try desk.leroux.opens("/gestion")
        let both = try desk.leroux.scansAndFollows("martin", on: start)
        #expect(try both.word() == "À choisir")
        #expect(try both.all("//section[@aria-labelledby='choix']//li//*[@class='rank']") == ["1", "2"])
        #expect(
            try both.all("//section[@aria-labelledby='choix']//li//strong") == ["Martin Léa", "Martin Léa"])
        #expect(both.text.contains("3e A · Élève · n°\u{A0}1003"))
        let second = try #require(try both.all("//a[@data-choice='2']/@href").first)
        #expect(try desk.leroux.opens(second).text.contains("n°\u{A0}1004"))
        let zoe = try desk.leroux.scansAndFollows("zoé gar", on: start)
        #expect(try zoe.one("//h2[@id='lecteur']") == "Garnier Zoé")
    }

    @Test("an ISBN gives the copies to choose from; the one that is chosen is lent")
    func isbn() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let karim = try desk.reader("Benali Karim", number: "1002")
        try desk.lend("100001", to: karim)
        let page = try desk.leroux.scansAndFollows(
            "978-2-07-061275-8", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(try page.word() == "À choisir")
        let items = try page.all("//section[@aria-labelledby='choix']//li")
        #expect(items.count == 2)
        #expect(items[0].contains("100001") && items[0].contains("Benali Karim"))
        #expect(items[1].contains("Disponible"))
        let lent = try desk.leroux.following(
            try desk.leroux.presses("Choisir", on: page, among: "//section[@aria-labelledby='choix']//li[2]"))
        #expect(try lent.word() == "Prêté")
        #expect(try desk.holder(of: "100002") == "Garnier Zoé")
    }

    @Test("a number that is both a card and a copy is asked about, and nothing is done")
    func both() throws {
        try desk.reader("Garnier Zoé", number: "100001")
        let page = try desk.leroux.scansAndFollows("100001", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "À choisir")
        #expect(
            try page.all("//section[@aria-labelledby='choix']//li//strong") == [
                "Garnier Zoé", "L’île au trésor",
            ])
        #expect(try page.all("//ol[@class='desk-gestures']/li") == [])
    }

    @Test("a free copy with nobody at the desk is shown; the card that follows may have it")
    func freeCopy() throws {
        try desk.reader("Garnier Zoé", number: "1001")
        var page = try desk.leroux.scansAndFollows("100001", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "Disponible")
        #expect(try page.band().contains("À ranger : Romans, R STE."))
        page = try desk.leroux.scansAndFollows("1001", on: page)
        #expect(try page.one("//h2[@id='lecteur']") == "Garnier Zoé")
        page = try desk.leroux.following(try desk.leroux.presses("Prêter", on: page))
        #expect(try page.word() == "Prêté")
    }

    @Test("F4 reserves for the person at the desk, once; without a person it asks who")
    func reserving() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        try desk.lend("100005", to: karim)
        let nobody = try desk.leroux.scans("100005", on: try desk.leroux.opens("/gestion?mode=reservation"))
        #expect(nobody.status == 422)
        #expect(try nobody.band().contains("Pour qui est la réservation ?"))
        let start = try desk.leroux.opens("/gestion?lecteur=\(zoe)&mode=reservation")
        #expect(try start.one("//a[@data-key='F4']/@aria-current") == "true")
        let page = try desk.leroux.scansAndFollows("100005", on: start)
        #expect(try page.word() == "Réservé")
        #expect(try page.band().contains("Place dans la file : 1."))
        #expect(try page.one("//a[@data-key='F2']/@aria-current") == "true", "the next book is lent")
        let again = try desk.leroux.scans(
            "100005", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)&mode=reservation"))
        #expect(again.status == 422)
        #expect(try again.band().contains("Ce lecteur attend déjà ce document : place 1 dans la file."))
    }

    @Test("B-81 a temporary user reserves nothing at the desk")
    func temporaryReservation() throws {
        let karim = try desk.reader("Benali Karim", number: "1002")
        try desk.library.write { try $0.borrowers.setAside(karim, stamp: desk.stamp()) }
        let page = try desk.leroux.scans(
            "100005", on: try desk.leroux.opens("/gestion?lecteur=\(karim)&mode=reservation"))
        #expect(page.status == 422)
        #expect(try page.band().contains("Un usager temporaire ne réserve pas"))
    }

    @Test("the desk is for librarians: a passer-by signs in first, a pupil finds nothing")
    func audience() throws {
        let passerby = TestPerson(desk.site, at: desk.rne)
        for address in ["/gestion", "/gestion/reservations"] {
            #expect(try passerby.opens(address).status == 303)
            #expect(try desk.person("eleve").opens(address).status == 404)
        }
        let pupil = try desk.person("eleve")
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let copy = try desk.copy("100001")
        #expect(
            try pupil.sends("/gestion/pret", [("lecteur", "\(zoe)"), ("exemplaire", "\(copy)")]).status == 404
        )
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test(
        "nonsense in the addresses and forms of the desk is a page, never an error",
        arguments: [
            "/gestion?lecteur=99999", "/gestion?lecteur=x&mode=y&exemplaire=z", "/gestion?geste=9999&redit=1",
            "/gestion?saisie=%00%ff", "/gestion?exemplaire=99999999999", "/gestion/reservations?geste=7",
        ])
    func nonsense(target: String) throws {
        #expect(try desk.leroux.opens(target).status == 200)
    }

    @Test("forms that lack what they are about find nothing, and change nothing")
    func incomplete() throws {
        for verb in [
            "pret", "retour", "retour-et-pret", "prolongation", "reservation", "validation", "annulation",
        ] {
            #expect(try desk.leroux.sends("/gestion/\(verb)", [("jeton", "x")]).status == 404, "\(verb)")
        }
        #expect(
            try desk.leroux.sends("/gestion/pret", [("lecteur", "1"), ("exemplaire", "99999")]).status == 422)
        #expect(try desk.leroux.sends("/gestion/rien", []).status != 200)
    }
}
