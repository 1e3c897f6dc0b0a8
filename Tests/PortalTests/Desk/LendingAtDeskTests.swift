import Library
import Storage
import Testing

@Suite("Lending at the desk")
struct LendingAtDeskTests {
    let desk: TestCounter

    init() throws { desk = try TestCounter() }

    @Test("a card, then a copy: lent, the band says to whom and until when, and the field waits for the next")
    func cardThenCopy() throws {
        try desk.reader("Garnier Zoé", number: "1001")
        let leroux = desk.leroux
        var page = try leroux.opens("/gestion")
        #expect(try page.word() == "Prêt à servir")
        #expect(try page.has("//input[@id='saisie'][@autofocus]"))
        page = try leroux.scansAndFollows("1001", on: page)
        #expect(try page.one("//h2[@id='lecteur']") == "Garnier Zoé")
        page = try leroux.scansAndFollows("100001", on: page)
        #expect(try page.word() == "Prêté")
        #expect(try page.role() == "status")
        #expect(
            try page.band().contains(
                "« L’île au trésor » (n° 100001) à Garnier Zoé (5e B), à rendre jeudi 10 décembre."))
        #expect(try page.one("//h2[@id='lecteur']") == "Garnier Zoé")
        #expect(try page.all("//ul[@class='desk-loans']/li//a") == ["L’île au trésor"])
        #expect(try page.one("//input[@id='saisie']/@autofocus") == "autofocus")
        #expect(try !page.has("//input[@id='saisie'][@value]"), "nothing is left in the field")
        #expect(try desk.holder(of: "100001") == "Garnier Zoé")
        page = try leroux.scansAndFollows("200001", on: page)
        #expect(try page.all("//ul[@class='desk-loans']/li//a").count == 2)
        #expect(try page.all("//ol[@class='desk-gestures']/li//strong") == ["Prêté", "Prêté"])
        #expect(try page.all("//ul[@class='desk-counters']/li").first == "2 prêts aujourd’hui")
    }

    @Test("thirty loans without the mouse: one form sent for each, the person stays")
    func thirty() throws {
        let readers = try (1...6).map { try desk.reader("Lecteur \($0)", number: "\(1000 + $0)") }
        var page = try desk.leroux.opens("/gestion")
        for loan in 0..<24 {
            if loan.isMultiple(of: 4) {
                page = try desk.leroux.scansAndFollows("\(1001 + loan / 4)", on: page)
            }
            page = try desk.leroux.scansAndFollows("\(200001 + loan)", on: page)
            #expect(try page.word() == "Prêté")
        }
        for reader in readers { #expect(try desk.read { try $0.currentLoans(of: reader) }.count == 4) }
    }

    @Test("B-81 a temporary user is refused a loan, by a sentence that says who and why")
    func temporaryUser() throws {
        let karim = try desk.reader("Benali Karim", number: "1002")
        try desk.library.write { try $0.borrowers.setAside(karim, stamp: desk.stamp()) }
        var page = try desk.leroux.scansAndFollows("1002", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "Attention")
        #expect(try page.has("//section[@aria-labelledby='lecteur']//*[contains(., 'Usager temporaire')]"))
        page = try desk.leroux.scans("100001", on: page)
        #expect(page.status == 422)
        #expect(try page.role() == "alert")
        #expect(try page.word() == "Refusé")
        #expect(
            try page.band().contains(
                "Benali Karim est usager temporaire : on reprend ses documents, on ne lui en prête pas."))
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test("a closed account and one that has ended: each its own sentence")
    func impediments() throws {
        try desk.reader("Roux Tom", number: "1003", isClosed: true)
        try desk.reader("Petit Hugo", number: "1004", expires: "2026-11-18")
        let start = try desk.leroux.opens("/gestion")
        let tom = try desk.leroux.scans("100001", on: try desk.leroux.scansAndFollows("1003", on: start))
        #expect(tom.status == 422)
        #expect(try tom.band().contains("Le compte de Roux Tom est fermé : rien ne lui est prêté."))
        let hugo = try desk.leroux.scans("100001", on: try desk.leroux.scansAndFollows("1004", on: start))
        #expect(hugo.status == 422)
        #expect(try hugo.band().contains("L’inscription de Petit Hugo a pris fin le mercredi 18 novembre"))
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test("B2 the fifth loan of four is made, and said in amber")
    func limit() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        for copy in 200001...200004 { try desk.lend("\(copy)", to: zoe) }
        var page = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        #expect(try page.has("//h3[. = '4\u{A0}prêts sur 4']"))
        page = try desk.leroux.scansAndFollows("100001", on: page)
        #expect(page.status == 200)
        #expect(try page.word() == "Attention")
        #expect(try page.kind() == "band wait")
        #expect(
            try page.band().contains("C’est plus que la règle : 5 prêts pour 4 au plus. Le prêt est fait."))
        #expect(try desk.holder(of: "100001") == "Garnier Zoé")
    }

    @Test("a copy on loan to another: to whom, since when, due when; given back, then lent, by one button")
    func onLoanToAnother() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let karim = try desk.reader("Benali Karim", number: "1002", schoolClass: "4e B")
        try desk.lend("100001", to: zoe)
        try desk.comes(desk.clock.day + 1)
        var page = try desk.leroux.scans("100001", on: try desk.leroux.opens("/gestion?lecteur=\(karim)"))
        #expect(page.status == 422)
        #expect(
            try page.band().contains(
                "« L’île au trésor » (n° 100001) est prêté à Garnier Zoé (5e B) depuis le jeudi 19 novembre, à rendre jeudi 10 décembre."
            ))
        #expect(try desk.holder(of: "100001") == "Garnier Zoé")
        page = try desk.leroux.following(try desk.leroux.presses("Rendre puis prêter", on: page))
        #expect(try page.word() == "Prêté")
        #expect(try page.one("//h2[@id='lecteur']") == "Benali Karim")
        #expect(try page.all("//ol[@class='desk-gestures']/li//strong") == ["Prêté", "Rendu"])
        #expect(try desk.holder(of: "100001") == "Benali Karim")
    }

    @Test("a copy that the person already has: renewed or given back, as the librarian chooses")
    func alreadyTheirs() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.lend("100001", to: zoe)
        try desk.comes(desk.clock.day + 7)
        let start = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let page = try desk.leroux.scansAndFollows("100001", on: start)
        #expect(page.status == 200)
        #expect(try page.band().contains("a déjà « L’île au trésor »"))
        let renewed = try desk.leroux.following(
            try desk.leroux.presses("Prolonger", on: page, among: "//div[@class='band-actions']"))
        #expect(try renewed.word() == "Prolongé")
        #expect(try renewed.band().contains("à rendre jeudi 17 décembre"))
        let back = try desk.leroux.following(
            try desk.leroux.presses("Rendre", on: page, among: "//div[@class='band-actions']"))
        #expect(try back.word() == "Rendu")
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test("B1 a copy set aside for another is refused; lent all the same, that reader waits again")
    func reserved() throws {
        let (zoe, karim, lea) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002"),
            try desk.reader("Martin Léa", number: "1003")
        )
        try desk.lend("100005", to: zoe)
        try desk.reserve("100005", for: karim)
        let copy = try desk.copy("100005")
        _ = try desk.write { try $0.giveBack(copy, stamp: desk.stamp()) }
        var page = try desk.leroux.scans("100005", on: try desk.leroux.opens("/gestion?lecteur=\(lea)"))
        #expect(page.status == 422)
        #expect(
            try page.band().contains(
                "« Vango » (n° 100005) est réservé pour Benali Karim (5e B), qui passe avant."))
        #expect(try desk.holder(of: "100005") == nil)
        page = try desk.leroux.following(try desk.leroux.presses("Prêter quand même", on: page))
        #expect(try page.word() == "Attention")
        #expect(
            try page.band().contains("Benali Karim (5e B) passait avant, et garde sa place dans la file."))
        #expect(try desk.holder(of: "100005") == "Martin Léa")
        #expect(try desk.read { try $0.openReservations(of: karim) }.map(\.state) == [.validated])
        page = try desk.leroux.following(try desk.leroux.presses("Annuler le dernier geste", on: page))
        #expect(try page.word() == "Annulé")
        #expect(try desk.holder(of: "100005") == nil)
        #expect(try desk.read { try $0.openReservations(of: karim) }.map(\.state) == [.setAside])
    }

    @Test("the last gestures name the volume; who consulted the account is noted once an hour")
    func told() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        func readings() throws -> Int {
            try desk.library.read { try $0.borrowers.events(of: zoe) }.filter { $0.action == .read }.count
        }
        #expect(try readings() == 0)
        let start = try desk.leroux.scansAndFollows("1001", on: try desk.leroux.opens("/gestion"))
        #expect(try readings() == 1)
        let page = try desk.leroux.scansAndFollows("100007", on: start)
        #expect(
            try page.one("//ol[@class='desk-gestures']/li[1]").contains("Prêté One Piece, tome 12"))
        #expect(try readings() == 1)
        let file = try page.one("//h2[@id='lecteur']/a/@href")
        #expect(try desk.leroux.opens(file).status == 200)
        #expect(try readings() == 1, "the page of the borrower is the same reading")
    }

    @Test("a copy for consultation, lost or withdrawn stays; a lost one is found by one button")
    func notLent() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let start = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let here = try desk.leroux.scans("100004", on: start)
        #expect(here.status == 422)
        #expect(try here.band().contains("se consulte sur place : il n’est pas prêté."))
        let copy = try desk.copy("100003")
        _ = try desk.write { try $0.markLost(copy, closingLoan: false, stamp: desk.stamp()) }
        let lost = try desk.leroux.scans("100003", on: start)
        #expect(lost.status == 422)
        #expect(try lost.band().contains("est marqué perdu. S’il est là, marquez-le d’abord retrouvé."))
        let found = try desk.leroux.following(try desk.leroux.presses("Marquer retrouvé", on: lost))
        #expect(try found.word() == "Retrouvé")
        #expect(try desk.leroux.following(desk.leroux.scans("100003", on: found)).word() == "Prêté")
    }

    @Test("a due day on which the library is closed moves to the next open day, and it is said")
    func closedDay() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        var calendar = try desk.read { try $0.calendar() }
        calendar.closures = [
            Closure(
                firstDay: try #require(Day("2026-12-10")), lastDay: try #require(Day("2026-12-11")),
                label: "Travaux")
        ]
        try desk.write { try $0.setCalendar(calendar) }
        let page = try desk.leroux.scansAndFollows(
            "100001", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(try page.word() == "Prêté")
        #expect(try page.band().contains("à rendre lundi 14 décembre"))
        #expect(
            try page.band().contains(
                "Le CDI est fermé jeudi 10 décembre : le retour est reporté au prochain jour d’ouverture."))
    }

    @Test("what the rules do not lend is refused by its type")
    func rules() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        var rules = try desk.read { try $0.rules() }
        rules.rules.append(LoanRule(documentType: "manga", days: 0, most: 0, renewals: 0, reservations: 0))
        try desk.write { try $0.setRules(rules) }
        let page = try desk.leroux.scans("100003", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(page.status == 422)
        #expect(try page.band().contains("Les règles du CDI ne prêtent pas le type « Manga » à ce lecteur."))
    }
}
