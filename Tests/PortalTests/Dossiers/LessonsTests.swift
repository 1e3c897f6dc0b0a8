import Foundation
import Library
import School
import Storage
import Testing
import WebServer

@testable import Portal

/// The demonstration's campus, in which M. Diallo has one dossier and Mme Leroux another.
@Suite("Dossiers of lessons, on screen")
struct LessonsTests {
    private let campus: TestCampus
    private let file: CampusFile
    private let library: LibraryFile

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        file = try campus.site.campuses.file(for: .demonstration)
        library = try campus.site.libraries.file(for: campus.college)
    }

    private let tile = "//section[@aria-labelledby='tuile-dossiers']"

    private func schoolClass(_ name: String) throws -> String {
        try #require(try file.read { try $0.directory.classes().first { $0.name == name } }).id.description
    }

    private func settings(_ title: String, classes: [String], version: String = "0") throws -> [(
        String, String
    )] {
        [
            ("titre", title), ("matiere", "Histoire"), ("texte", "Lire **un** document <script>"),
            ("question", "révolution"), ("portail", campus.college.description), ("du", "2026-11-21"),
            ("au", "2026-12-18"), ("version", version), ("jeton", "dossier-\(title.utf8.count)-abcdefgh"),
        ] + (try classes.map { ("classe", try schoolClass($0)) })
    }

    /// Where its documents are put together.
    private func make(_ title: String, by teacher: TestPerson, classes: [String]) throws -> String {
        let answer = try teacher.sends("/dossiers/nouveau", try settings(title, classes: classes))
        #expect(answer.status == 303)
        let location = try #require(answer.response.headers["location"])
        return try #require(location.split(separator: "?").first.map(String.init))
    }

    @Test("D10: a teacher makes a dossier, finds documents in a portal, says a word; the class reads it")
    func making() throws {
        let (diallo, zoe) = (try campus.member("diallo"), try campus.member("zoe"))
        #expect(
            try diallo.opens("/professeur").has("\(tile)//a[contains(., 'Mes dossiers de cours')]"))
        let refused = try diallo.sends("/dossiers/nouveau", try settings(" ", classes: ["3eA"]))
        #expect(refused.status == 422)
        #expect(try refused.one("//p[@role='alert']") == "Donnez un titre au dossier.")
        #expect(try refused.has("//input[@name='classe'][@checked]"))
        let foreign = try diallo.sends("/dossiers/nouveau", try settings("Pas à moi", classes: ["6eA"]))
        #expect(foreign.status == 422)

        let room = try make("La Révolution", by: diallo, classes: ["3eA"])
        let found = try diallo.opens("\(room)?cdi=\(campus.college.lowercased)&q=révolution")
        let titles = try found.all("//section[@class='lesson-results']//p[@class='composed-title']/a")
        #expect(!titles.isEmpty)
        let number = try #require(
            try found.all("//section[@class='lesson-results']//input[@name='notice']/@value").first)
        let fields = [
            ("notice", number), ("cdi", campus.college.lowercased), ("q", "révolution"),
            ("jeton", "ajout-abcdefgh"),
        ]
        // Two windows: the same document comes in once.
        for _ in 1...2 { #expect(try diallo.sends(room, fields).status == 303) }
        let page = try diallo.opens(room)
        #expect(try page.all("//ol[@class='listed']/li").count == 1)
        let action = try page.one("//form[@class='note-form']/@action")
        #expect(
            try diallo.sends(action, [("mot", "Pages 12 à 20"), ("usuel", ""), ("jeton", "mot-abcdefgh")])
                .status == 303)
        #expect(try diallo.sends(room, [("titre", ""), ("adresse", "javascript:x")]).status == 422)

        let link = try zoe.opens("/eleve").one("\(tile)//a[.='La Révolution']/@href")
        let lesson = try zoe.opens(link)
        #expect(try lesson.one("//h1") == "La Révolution")
        let byline = try lesson.one("//p[@class='lesson-byline']")
        #expect(byline.hasPrefix("M. Diallo · Histoire · 3eA · jusqu’au vendredi 18 décembre"), "\(byline)")
        #expect(try lesson.one("//div[contains(@class, 'prose')]//strong") == "un")
        #expect(try !lesson.has("//div[contains(@class, 'prose')]//script"))
        #expect(try lesson.one("//p[@class='listed-note']") == "Pages 12 à 20")
        #expect(try lesson.has("//p[@class='result-where']//span[contains(@class, 'pill')]"))
        // The question leads to the answers of the portal; its address is there to be copied on a board.
        let href = try lesson.one("//section[@class='lesson-question']//a/@href")
        #expect(href.hasSuffix("/recherche?q=r%C3%A9volution"))
        #expect(try lesson.one("//p[contains(@class, 'lesson-address')]").hasSuffix(href))
        #expect(try !lesson.has("//section[contains(@class, 'lesson-own')]"))
    }

    @Test("D10: a dossier is nobody else’s to read or to change")
    func others() throws {
        let (diallo, leroux) = (try campus.member("diallo"), try campus.member("leroux"))
        let room = try make("Pour la 3eB", by: diallo, classes: ["3eB"])
        let address = String(room.dropLast("/documents".utf8.count))
        for login in ["zoe", "martin", "leroux"] {
            #expect(try campus.member(login).opens(address).status == 404, "\(login)")
        }
        for end in ["/modifier", "/documents"] { #expect(try leroux.opens(address + end).status == 404) }
        for end in ["/modifier", "/supprimer", "/copier", "/documents"] {
            let answer = try leroux.sends(address + end, try settings("Pris", classes: ["3eA"]))
            #expect(answer.status == 404 || answer.status == 422, "\(end) \(answer.status)")
        }
        #expect(try diallo.opens(address).one("//h1") == "Pour la 3eB")
        #expect(try campus.stranger().opens(address).status == 303)
        #expect(try campus.member("zoe").opens("/dossiers").status == 404)
        #expect(
            try campus.member("martin").sends("/dossiers/nouveau", try settings("x", classes: [])).status
                == 404)
    }

    @Test("D10: openings are counted by class without a name, loans too; pupils see none of it")
    func figures() throws {
        let (diallo, zoe) = (try campus.member("diallo"), try campus.member("zoe"))
        let address = try zoe.opens("/eleve").one(
            "\(tile)//a[.='La Grande Guerre, vue d’en bas']/@href")
        for _ in 1...5 { _ = try zoe.opens(address) }
        let figures = try diallo.opens(address).all("//section[contains(@class, 'lesson-own')]//li")
        #expect(figures.first == "Ouvert 5 fois par des élèves.")
        #expect(figures.contains("Par classe : 3eA, 5 fois."), "\(figures)")
        #expect(figures.last?.contains("prêt") == true)
        let again = try diallo.opens(address).all("//section[contains(@class, 'lesson-own')]//li")
        #expect(again == figures)
    }

    @Test("D10: a copy for another year is seen by nobody yet; removed, a dossier may come back")
    func copyingAndRemoving() throws {
        let (diallo, zoe) = (try campus.member("diallo"), try campus.member("zoe"))
        let address = try zoe.opens("/eleve").one(
            "\(tile)//a[.='La Grande Guerre, vue d’en bas']/@href")
        let copied = try diallo.follows(
            try diallo.sends("\(address)/copier", [("jeton", "copie-abcdefgh")]))
        #expect(try copied.one("//h1") == "Modifier le dossier")
        #expect(try !copied.has("//input[@name='classe'][@checked]"))
        #expect(try zoe.opens("/eleve").all("\(tile)//a").count { $0.contains("Grande Guerre") } == 1)
        #expect(try diallo.sends("\(address)/supprimer").status == 303)
        #expect(try zoe.opens(address).status == 404)
        #expect(try library.read { try $0.lessonHolds.holds(on: Day(TestCampus.noon, in: .gmt)) } == [])
        let list = try diallo.opens("/dossiers")
        let back = try list.one("//form[contains(@action, '/retablir')]/@action")
        #expect(try diallo.sends(back).status == 303)
        #expect(try zoe.opens(address).status == 200)
        #expect(try library.read { try $0.lessonHolds.holds(on: Day(TestCampus.noon, in: .gmt)) }.count == 1)
    }

    @Test(
        "D10: the desk stops at what a teacher asked to keep, names the teacher and the day; a librarian may lift it"
    )
    func desk() throws {
        let today = Day(TestCampus.noon, in: .gmt)
        let hold = try #require(try library.read { try $0.lessonHolds.holds(on: today) }.first)
        let (copy, zoe) = try library.read { library in
            (
                try #require(
                    try library.catalogue.details(of: [hold.record.id]).first?.copies.first { $0.isAvailable }
                ),
                try #require(try library.borrowers.borrower(number: "1001")).id
            )
        }
        let leroux = try campus.visitor("leroux")
        let number = try #require(copy.number)
        func scan(_ token: String) throws -> TestPage {
            try leroux.sends("/gestion", [("jeton", token), ("lecteur", "\(zoe)"), ("saisie", number)])
        }
        let refused = try scan("scan-un-abcdefgh")
        #expect(refused.status == 422)
        #expect(refused.text.contains("M. Diallo demande de garder"))
        #expect(refused.text.contains("vendredi 4 décembre"))
        #expect(try refused.has("//button[contains(., 'Prêter quand même')]"))
        #expect(try leroux.opens("/gestion/reservations").has("//a[contains(., 'à garder pour un cours')]"))
        let list = try leroux.opens("/gestion/dossiers")
        #expect(try list.one("//ul[@class='composed-rows']//p[@class='quiet']").hasPrefix("M. Diallo, pour"))
        #expect(try leroux.sends("/gestion/dossiers/\(hold.id)/lever").status == 303)
        #expect(try leroux.opens("/gestion/dossiers").has("//span[contains(., 'levé par Mme Leroux')]"))
        #expect(try scan("scan-deux-abcdefgh").status == 303)
        #expect(try campus.visitor("zoe").opens("/gestion/dossiers").status == 404)
        // The teacher is told.
        let diallo = try campus.member("diallo")
        let room = try diallo.opens("/professeur").one("\(tile)//a[contains(., 'Grande Guerre')]/@href")
        #expect(try diallo.opens(room).has("//p[contains(., 'Mme Leroux a levé votre demande')]"))
    }

    @Test("D10: « usuel jusqu’au » reaches the portal, and a day gone by is refused in words")
    func keeping() throws {
        let diallo = try campus.member("diallo")
        let address = try diallo.opens("/professeur").one("\(tile)//a[contains(., 'Grande Guerre')]/@href")
        let page = try diallo.opens("\(address)/documents")
        let free = try #require(
            try page.all("//form[.//input[@name='usuel'][@value='']]/@action").first)
        let late = try diallo.sends(free, [("mot", ""), ("usuel", "2026-11-20")])
        #expect(late.status == 422)
        #expect(try late.one("//p[@role='alert']").contains("d’aujourd’hui au"))
        #expect(try diallo.sends(free, [("mot", ""), ("usuel", "2026-11-30")]).status == 303)
        let holds = try library.read { try $0.lessonHolds.holds(on: Day(TestCampus.noon, in: .gmt)) }
        #expect(holds.map(\.until.description).sorted() == ["2026-11-30", "2026-12-04"])
        #expect(holds.allSatisfy { $0.teacher == "M. Diallo" })
        #expect(try diallo.opens(address).has("//p[@class='lesson-kept'][contains(., 'lundi 30 novembre')]"))
    }

    @Test(
        "D5: form teachers are told on Monday, once, in numbers, with the way to the sheet; the school may say no"
    )
    func weekly() throws {
        let monday = TestCampus.noon + 2 * 86_400
        let site = try Site(
            data: campus.site.folder, home: TestCampus.home, clock: { monday },
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .current, background: { $0() })
        func messages() throws -> [String] {
            try file.read { reading in
                let people = try reading.directory.everybody()
                let diallo = try #require(people.first { $0.lastName == "Diallo" })
                let reader = try reading.home.reader(
                    diallo.id, affiliations: try reading.directory.affiliations(of: diallo.id))
                return try reading.home.messages(for: reader, on: site.today).map(\.message.settings)
                    .filter(\.isForFormTeachers).map { "\($0.title) | \($0.source)" }
            }
        }
        func round() { JobRounds(of: site, jobs: [], campusJobs: [.lessons]).makeRound() }
        try file.write { try $0.home.setRules(HomeRules(sheetIsWeekly: false)) }
        round()
        #expect(try messages() == [])
        try file.write { try $0.home.setRules(HomeRules(sheetIsWeekly: true)) }
        // The diary of a new program knows nothing: the work begins anew.
        for _ in 1...2 {
            let site = try Site(
                data: campus.site.folder, home: TestCampus.home, clock: { monday },
                timeZone: TimeZone(identifier: "Europe/Paris") ?? .current, background: { $0() })
            JobRounds(of: site, jobs: [], campusJobs: [.lessons]).makeRound()
        }
        let told = try messages()
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.hasPrefix("Fiche de la classe 3eA | ") == true)
        #expect(told.first?.contains("](/fiches/") == true)
        let titles = try library.read { try $0.circulation.overdueLoans(on: site.today) }.map(\.record.title)
        #expect(titles.allSatisfy { title in !told.contains { $0.contains(title) } })
    }
}
