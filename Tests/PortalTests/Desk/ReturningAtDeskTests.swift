import Library
import Storage
import Testing

@Suite("Giving back at the desk")
struct ReturningAtDeskTests {
    let desk: TestCounter

    init() throws { desk = try TestCounter() }

    @Test("a copy that is out is given back without naming anybody, and the band says where it goes")
    func withoutName() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.lend("100001", to: zoe)
        try desk.comes(try #require(Day("2026-12-14")))
        let page = try desk.leroux.scansAndFollows("100001", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "Rendu")
        #expect(try page.band().contains("par Garnier Zoé (5e B)"))
        #expect(try page.band().contains("À ranger : Romans, R STE."))
        #expect(try page.band().contains("4 jours de retard."))
        #expect(try !page.has("//h2[@id='lecteur']"), "nobody comes to the desk: the next book is not theirs")
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test("F3: everything scanned is given back, whoever is at the desk; what was not lent is said")
    func returnMode() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        try desk.lend("100001", to: zoe)
        let start = try desk.leroux.opens("/gestion?lecteur=\(karim)&mode=retour")
        let page = try desk.leroux.scansAndFollows("100001", on: start)
        #expect(try page.word() == "Rendu")
        #expect(try page.one("//a[@data-key='F3']/@aria-current") == "true", "the mode stays")
        let free = try desk.leroux.scans("100001", on: page)
        #expect(free.status == 422)
        #expect(
            try free.band().contains(
                "« L’île au trésor » (n° 100001) n’était pas prêté. À ranger : Romans, R STE."))
    }

    @Test(
        "B-82 B-84 a temporary user gives back; at the last return the librarian is told that the record may go"
    )
    func temporaryUser() throws {
        let karim = try desk.reader("Benali Karim", number: "1002")
        try desk.lend("100001", to: karim)
        try desk.lend("200001", to: karim)
        try desk.library.write { try $0.borrowers.setAside(karim, stamp: desk.stamp()) }
        var page = try desk.leroux.scansAndFollows(
            "100001", on: try desk.leroux.opens("/gestion?lecteur=\(karim)&mode=retour"))
        #expect(try page.word() == "Rendu")
        #expect(throws: BorrowerRefusal.hasLoans(1)) {
            try desk.library.write { try $0.borrowers.remove(karim, stamp: desk.stamp()) }
        }
        page = try desk.leroux.scansAndFollows("200001", on: page)
        #expect(try page.word() == "Attention")
        #expect(
            try page.band().contains(
                "C’était le dernier prêt de Benali Karim, usager temporaire : sa fiche peut maintenant être supprimée, c’est vivement recommandé."
            ))
        let file = try page.one("//div[@class='band-actions']//a/@href")
        #expect(try page.one("//div[@class='band-actions']//a") == "Ouvrir sa fiche")
        #expect(try desk.leroux.opens(file).text.contains("Benali Karim"))
    }

    @Test("B-82 a temporary user’s own book, scanned, is given back: nothing of theirs is renewed")
    func ofTemporaryUser() throws {
        let karim = try desk.reader("Benali Karim", number: "1002")
        try desk.lend("100001", to: karim)
        try desk.lend("200001", to: karim)
        try desk.library.write { try $0.borrowers.setAside(karim, stamp: desk.stamp()) }
        let start = try desk.leroux.opens("/gestion?lecteur=\(karim)")
        #expect(try !start.has("//button[contains(., 'Prolonger')]"))
        let page = try desk.leroux.scansAndFollows("100001", on: start)
        #expect(try page.word() == "Rendu")
        #expect(try desk.holder(of: "100001") == nil)
        let copy = try desk.copy("200001")
        let shown = try desk.leroux.opens("/gestion?lecteur=\(karim)&exemplaire=\(copy)")
        #expect(try shown.word() == "À rendre")
        #expect(try !shown.has("//button[contains(., 'Prolonger')]"))
    }

    @Test("a withdrawn copy is put back in service, not found again")
    func withdrawn() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let page = try desk.leroux.scans("100006", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(page.status == 422)
        #expect(!page.text.contains("retrouvé"))
        let back = try desk.leroux.following(
            try desk.leroux.presses("Remettre en service", on: page, among: "//div[@class='band-actions']"))
        #expect(try back.band().contains("est de nouveau en service."))
    }

    @Test("B1 a copy that somebody waits for is to be put aside: for whom, until when")
    func putAside() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"),
            try desk.reader("Benali Karim", number: "1002", schoolClass: "4e B")
        )
        try desk.lend("100005", to: zoe)
        try desk.reserve("100005", for: karim)
        let page = try desk.leroux.scansAndFollows("100005", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "À mettre de côté")
        #expect(try page.role() == "alert")
        #expect(try page.band().contains("Gardez-le pour Benali Karim (4e B) jusqu’au jeudi 26 novembre."))
        let twice = try desk.leroux.scans("100005", on: try desk.leroux.opens("/gestion?mode=retour"))
        #expect(
            try twice.band().contains(
                "« Vango » (n° 100005) est déjà rendu, et gardé pour Benali Karim (4e B), jusqu’au jeudi 26 novembre."
            ))
        #expect(try !twice.band().contains("À ranger"))
        let person = try desk.leroux.scansAndFollows("1002", on: page)
        #expect(try person.word() == "Attention")
        #expect(try person.band().contains("1 document mis de côté pour ce lecteur, à lui remettre."))
        let lent = try desk.leroux.scansAndFollows("100005", on: person)
        #expect(try lent.word() == "Prêté")
        #expect(try lent.band().contains("Sa réservation est servie."))
    }

    @Test("a page that dates from before gives nothing back that somebody else has now")
    func stale() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        try desk.lend("100001", to: zoe)
        let old = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let copy = try desk.copy("100001")
        _ = try desk.write { try $0.giveBack(copy, stamp: desk.stamp()) }
        try desk.lend("100001", to: karim)
        let page = try desk.leroux.presses("Rendre", on: old, among: "//ul[@class='desk-loans']")
        #expect(page.status == 422)
        #expect(try page.band().contains("est maintenant prêté à Benali Karim (5e B) : rien n’a été rendu."))
        #expect(try desk.holder(of: "100001") == "Benali Karim")
    }

    @Test("each loan of the person has its buttons: renewed, given back, damaged, lost")
    func buttons() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        for copy in ["100001", "200001", "200002"] { try desk.lend(copy, to: zoe) }
        let page = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let early = try desk.leroux.presses("Prolonger", on: page, among: "//ul[@class='desk-loans']/li[1]")
        #expect(early.status == 422)
        #expect(try early.band().contains("Prolonger maintenant ne donnerait pas un jour de plus"))
        let empty = try desk.leroux.presses("Abîmé", on: page, among: "//ul[@class='desk-loans']/li[1]")
        #expect(empty.status == 422)
        #expect(try empty.band().contains("la note était vide"))
        let torn = try desk.leroux.following(
            try desk.leroux.presses(
                "Abîmé", on: page, among: "//ul[@class='desk-loans']/li[1]",
                typing: ["note": "page 12 déchirée"]))
        #expect(try torn.word() == "Abîmé")
        #expect(try torn.band().contains("page 12 déchirée"))
        let lost = try desk.leroux.following(
            try desk.leroux.presses("Perdu", on: page, among: "//ul[@class='desk-loans']/li[2]"))
        #expect(try lost.word() == "Perdu")
        #expect(try lost.band().contains("Le prêt est clos."))
        #expect(try lost.all("//ul[@class='desk-loans']/li").count == 2)
        let back = try desk.leroux.following(
            try desk.leroux.presses("Rendre", on: lost, among: "//ul[@class='desk-loans']/li[1]"))
        #expect(try back.word() == "Rendu")
        #expect(try back.band().contains("Note : page 12 déchirée"))
    }

    @Test("a copy is found again, and its note written and taken away, on its card")
    func card() throws {
        let copy = try desk.copy("100003")
        _ = try desk.write { try $0.markLost(copy, closingLoan: false, stamp: desk.stamp()) }
        var page = try desk.leroux.opens("/gestion?exemplaire=\(copy)")
        #expect(try page.word() == "Perdu")
        page = try desk.leroux.following(try desk.leroux.presses("Retrouvé", on: page))
        #expect(try page.word() == "Retrouvé")
        page = try desk.leroux.opens("/gestion?exemplaire=\(copy)")
        page = try desk.leroux.following(
            try desk.leroux.presses("Noter", on: page, typing: ["note": "couverture neuve"]))
        #expect(try page.band().contains("couverture neuve"))
        page = try desk.leroux.opens("/gestion?exemplaire=\(copy)")
        page = try desk.leroux.following(try desk.leroux.presses("Noter", on: page, typing: ["note": ""]))
        #expect(try page.band().contains("n’a plus de note"))
    }
}
