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
        #expect(try desk.read { try $0.openReservations(of: zoe) }.map(\.state) == [.validated])
        #expect(
            try desk.leroux.opens("/gestion/reservations").text.contains("Aucune demande nouvelle."),
            "the librarian asked for it: there is nothing to confirm")
        let again = try desk.leroux.scans(
            "100005", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)&mode=reservation"))
        #expect(again.status == 422)
        #expect(try again.band().contains("Ce lecteur attend déjà ce document : place 1 dans la file."))
    }

    @Test("F4 finds a document by its title, and a digit or its button reserves it")
    func reservingByTitle() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let start = try desk.leroux.opens("/gestion?lecteur=\(zoe)&mode=reservation")
        let page = try desk.leroux.scansAndFollows("ile tresor", on: start)
        #expect(try page.word() == "À choisir")
        #expect(
            try page.all("//section[@aria-labelledby='choix']//li//strong").first == "L’île au trésor")
        let done = try desk.leroux.scansAndFollows("1", on: page)
        #expect(try done.word() == "Réservé")
        #expect(try desk.read { try $0.openReservations(of: zoe) }.map(\.record.title) == ["L’île au trésor"])
        let many = try desk.leroux.scansAndFollows("livre", on: start)
        #expect(try many.all("//section[@aria-labelledby='choix']//li").count == 9)
        let second = try desk.leroux.following(
            try desk.leroux.presses(
                "Réserver", on: many, among: "//section[@aria-labelledby='choix']//li[2]"))
        #expect(try second.word() == "Réservé")
        #expect(try desk.read { try $0.openReservations(of: zoe) }.count == 2)
        let nothing = try desk.leroux.scans("xyzxyz", on: start)
        #expect(nothing.status == 422)
        #expect(try nothing.band().contains("Aucun document du catalogue ne répond à « xyzxyz »."))
        let nobody = try desk.leroux.scans("xyzxyz", on: try desk.leroux.opens("/gestion?mode=reservation"))
        #expect(try nobody.band().contains("Pour qui est la réservation ?"))
    }

    @Test("F4: words that are a name and a title give both to choose from")
    func nameAndTitle() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.reader("Vango Paul", number: "1002")
        let page = try desk.leroux.scansAndFollows(
            "vango", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)&mode=reservation"))
        #expect(
            try page.all("//section[@aria-labelledby='choix']//li//strong") == ["Vango Paul", "Vango"])
        #expect(
            try desk.leroux.scansAndFollows("1", on: page).one("//h2[@id='lecteur']") == "Vango Paul")
    }

    @Test("a title typed in F2 or F3 gives its copies to choose from, also by their digit")
    func title() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let page = try desk.leroux.scansAndFollows(
            "trésor", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(try page.word() == "À choisir")
        #expect(page.text.contains("Tapez le numéro de la ligne, puis Entrée."))
        let lent = try desk.leroux.scansAndFollows("2", on: page)
        #expect(try lent.word() == "Prêté")
        #expect(try desk.holder(of: "100002") == "Garnier Zoé")
        let out = try desk.leroux.scansAndFollows(
            "trésor", on: try desk.leroux.opens("/gestion?mode=retour"))
        #expect(try desk.leroux.scansAndFollows("2", on: out).word() == "Rendu")
        let far = try desk.leroux.scans("9", on: out)
        #expect(far.status == 422)
        #expect(try far.band().contains("Le n° 9 n’est ni celui d’une carte"))
    }

    @Test("a title made of digits gives its copies to choose from; a number of nothing is still unknown")
    func titleOfDigits() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let start = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let page = try desk.leroux.scansAndFollows("1984", on: start)
        #expect(try page.word() == "À choisir")
        #expect(try desk.leroux.scansAndFollows("1", on: page).word() == "Prêté")
        #expect(try desk.holder(of: "100008") == "Garnier Zoé")
        for number in ["1985", "19840", "198400"] {
            #expect(
                try desk.leroux.scans(number, on: start).band().contains(
                    "Le n° \(number) n’est ni celui d’une carte"))
        }
    }

    @Test("a digit that is the number of a card calls that card, whatever is to be chosen")
    func digitOfCard() throws {
        for number in ["1003", "1004"] { try desk.reader("Martin Léa", number: number) }
        try desk.reader("Garnier Zoé", number: "1")
        let both = try desk.leroux.scansAndFollows("martin", on: try desk.leroux.opens("/gestion"))
        #expect(try desk.leroux.scansAndFollows("2", on: both).text.contains("n°\u{A0}1004"))
        #expect(try desk.leroux.scansAndFollows("1", on: both).one("//h2[@id='lecteur']") == "Garnier Zoé")
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
