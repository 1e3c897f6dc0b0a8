import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("What a portal presents")
struct PresentingSiteTests {
    let world: PresentingWorld

    init() throws { world = try PresentingWorld.shared.get() }

    @Test("a portal that nobody composed has the usual home page: search, hours, newest, shelves")
    func usualHome() throws {
        let campus = world.campus
        let page = try campus.open("/home/", at: campus.lycee)
        #expect(try page.all("//main//h1") == ["Que cherchez-vous ?"])
        #expect(try page.all("//main//h2") == ["Nouveautés", "Parcourir les rayons"])
        #expect(try page.has("//details[@class='hours']"))
        #expect(try page.all("//nav[@aria-label='Espaces']").isEmpty)
    }

    @Test("a composed home page has its blocks in the librarian’s order")
    func composedHome() throws {
        let page = try world.campus.passerby().opens("/home/")
        #expect(
            try page.all("//main//h2") == [
                "Actualités", "Nouveautés", "Romans pour l’hiver", "Bandes dessinées et mangas", "Agenda",
                "Parcourir les rayons", "Ressources en ligne",
            ])
        #expect(try page.all("//nav[@aria-label='Espaces']//a") == ["Élèves"])
        #expect(try page.all("//head/link[@type='application/rss+xml']/@href") == ["/actualites.rss"])
    }

    @Test("news are read, subscribed to, and found")
    func news() throws {
        try world.publish("Nouvel horaire du midi", "Le CDI ouvre à **midi**.\n\n[Chercher](/pages/chercher)")
        let reader = world.campus.passerby()
        let item = try reader.opens("/actualites/nouvel-horaire-du-midi")
        #expect(try item.all("//article//strong") == ["midi"])
        #expect(try item.has("//article//a[@href='/pages/chercher']"))
        let list = try reader.opens("/actualites")
        #expect(try list.has("//h3/a[@href='/actualites/nouvel-horaire-du-midi']"))
        #expect(list.text.contains("Le CDI ouvre à midi."))
        let feed = try reader.opens("/actualites.rss")
        #expect(feed.response.headers["content-type"] == "application/rss+xml; charset=utf-8")
        #expect(feed.text.contains("<title>Nouvel horaire du midi</title>"))
        let results = try reader.opens("/recherche?q=horaire+midi")
        #expect(try results.has("//aside//a[@href='/actualites/nouvel-horaire-du-midi']"))
    }

    @Test("an agenda is followed by calendars, with hours and several days")
    func calendar() throws {
        let file = try world.campus.passerby().opens("/agenda.ics")
        #expect(file.text.contains("DTSTART:20261203T140000\r\nDTEND:20261203T153000"))
        #expect(file.text.contains("DTSTART;VALUE=DATE:20261116\r\nDTEND;VALUE=DATE:20261208"))
    }

    @Test("a selection shows the librarian’s words, and where each document is")
    func selection() throws {
        let page = try world.campus.passerby().opens("/selections/romans-pour-l-hiver")
        #expect(try page.all("//p[@class='listed-note']").contains("À lire d’une traite."))
        #expect(try page.all("//ol[@class='listed']/li").count == 8)
        #expect(page.text.contains("Jusqu’au "))
        #expect(try !page.has("//a[starts-with(@href,'/administration')]"))
        #expect(
            try world.librarian().opens("/selections/romans-pour-l-hiver").has(
                "//a[starts-with(@href,'/administration/selections/')]"))
    }

    @Test(
        "pages seen are counted, without anybody, and written by the job; a page that is read writes nothing")
    func activity() throws {
        let campus = try TestCampus(copying: world.campus)
        let library = try campus.site.libraries.file(for: campus.college)
        let reader = TestPerson(campus, at: campus.college)
        _ = try reader.opens("/home/")
        _ = try reader.opens("/recherche?q=loup")
        _ = try reader.opens("/actualites/une-autrice-au-cdi-jeudi-3-decembre")
        _ = try reader.opens("/actualites/n-existe-pas")
        let period = FigurePeriod.month(of: world.today)
        #expect(try library.read { try $0.presentation.activity(period) }.isEmpty)
        let rounds = JobRounds(of: campus.site, jobs: [.activity])
        rounds.makeRound()
        let days = try library.read { try $0.presentation.activity(period) }
        #expect(days.map(\.counts) == [[.page: 2, .search: 1]])
        #expect(try library.read { try $0.presentation.readings() }.count == 1)
    }
}
