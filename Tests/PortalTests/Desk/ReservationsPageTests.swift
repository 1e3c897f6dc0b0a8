import Library
import Storage
import Testing

@Suite("The reservations to serve")
struct ReservationsPageTests {
    let desk: TestCounter

    init() throws { desk = try TestCounter() }

    @Test("B1 asked for, confirmed, fetched and put aside, lent: each state is said where it is")
    func life() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.reserve("100001", for: zoe)
        var page = try desk.leroux.opens("/gestion/reservations")
        #expect(try page.has("//ul[@class='asked-list']/li[contains(., 'pour Garnier Zoé (5e B)')]"))
        #expect(page.text.contains("2\u{A0}exemplaires disponibles"))
        #expect(try page.all("//ul[@class='fetch-list']/li//*[@class='callnumber']") == ["R STE"])
        page = try desk.leroux.following(try desk.leroux.presses("Valider", on: page))
        #expect(try page.word() == "Validé")
        #expect(page.text.contains("Aucune demande nouvelle."))
        page = try desk.leroux.following(
            try desk.leroux.presses("Mis de côté", on: page, among: "//ul[@class='fetch-list']"))
        #expect(try page.word() == "Mis de côté")
        #expect(try page.band().contains("attend Garnier Zoé (5e B) jusqu’au jeudi 26 novembre."))
        #expect(page.text.contains("Aucun livre à aller chercher en rayon."))
        #expect(
            try page.has("//section[@aria-labelledby='cote']//*[contains(., 'Jusqu’au jeudi 26 novembre')]"))
        let lent = try desk.leroux.scansAndFollows(
            "100001", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        #expect(try lent.band().contains("Sa réservation est servie."))
        #expect(try desk.leroux.opens("/gestion/reservations").text.contains("Aucune réservation"))
    }

    @Test("B1 the librarian may choose another copy, or another reader, than the first")
    func another() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        try desk.reserve("100001", for: zoe)
        try desk.reserve("100001", for: karim)
        var page = try desk.leroux.opens("/gestion/reservations")
        page = try desk.leroux.following(
            try desk.leroux.presses(
                "100002", on: page, among: "//details[@class='queue']//li[contains(., 'Benali')]"))
        #expect(try page.word() == "Mis de côté")
        #expect(try page.band().contains("Un lecteur avait demandé avant, et garde sa place."))
        #expect(try desk.read { try $0.openReservations(of: karim) }.map(\.copyNumber) == ["100002"])
        #expect(try desk.read { try $0.openReservations(of: zoe) }.map(\.state) == [.requested])
    }

    @Test("a copy not fetched in time is marked late, says where it goes, and goes to the next who waits")
    func late() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        try desk.reserve("100005", for: zoe)
        var page = try desk.leroux.opens("/gestion/reservations")
        _ = try desk.leroux.presses("Mis de côté", on: page, among: "//ul[@class='fetch-list']")
        let before = try desk.leroux.opens("/gestion/reservations")
        #expect(!before.text.contains("Remettre en rayon"))
        try desk.comes(try #require(Day("2026-11-27")))
        page = try desk.leroux.opens("/gestion/reservations")
        #expect(page.text.contains("Délai passé depuis le jeudi 26 novembre"))
        #expect(page.text.contains("1 à remettre en rayon"))
        try desk.reserve("100005", for: karim)
        page = try desk.leroux.following(try desk.leroux.presses("Remettre en rayon", on: page))
        #expect(try page.word() == "Expirée")
        #expect(
            try page.band().contains(
                "L’exemplaire attend maintenant Benali Karim (5e B), jusqu’au vendredi 4 décembre."))
    }

    @Test("what the night has ended is listed until it is lent again: the copy goes back to its shelf")
    func overnight() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.reserve("100005", for: zoe)
        let page = try desk.leroux.opens("/gestion/reservations")
        _ = try desk.leroux.presses("Mis de côté", on: page, among: "//ul[@class='fetch-list']")
        try desk.comes(try #require(Day("2026-11-27")))
        _ = try desk.write { try $0.expireSetAside(stamp: desk.stamp()) }
        let morning = try desk.leroux.opens("/gestion/reservations")
        let row = try morning.one("//section[@aria-labelledby='cote']//li")
        #expect(row.contains("Vango") && row.contains("Pas retiré à temps, à remettre en rayon"))
        #expect(row.contains("À ranger : Romans, R FOM."))
        try desk.lend("100005", to: zoe)
        #expect(try desk.leroux.opens("/gestion/reservations").text.contains("Aucune réservation"))
    }

    @Test("a request is cancelled; the same button on an old page says that it is over")
    func cancel() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.reserve("100001", for: zoe)
        let page = try desk.leroux.opens("/gestion/reservations")
        let other = try desk.leroux.opens("/gestion/reservations")
        let list = "//section[@aria-labelledby='demandes']"
        let done = try desk.leroux.following(try desk.leroux.presses("Annuler", on: page, among: list))
        #expect(try done.word() == "Annulée")
        let again = try desk.leroux.presses("Annuler", on: other, among: list)
        #expect(again.status == 422)
        #expect(
            try again.band().contains("Cette réservation est déjà close (annulée) : rien n’a été changé."))
    }

    @Test("at the desk, a free copy that somebody waits for is put aside by one button")
    func fetched() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        try desk.reserve("100005", for: zoe)
        var page = try desk.leroux.scansAndFollows("100005", on: try desk.leroux.opens("/gestion"))
        #expect(try page.word() == "Demandé")
        page = try desk.leroux.following(try desk.leroux.presses("Mettre de côté", on: page))
        #expect(try page.word() == "Mis de côté")
        #expect(try desk.read { try $0.openReservations(of: zoe) }.map(\.state) == [.setAside])
    }
}
