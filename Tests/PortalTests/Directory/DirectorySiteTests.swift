import Formats
import Foundation
import Library
import Portal
import School
import Storage
import Testing
import WebServer

@Suite("The directory of a campus, on screen")
struct DirectorySiteTests {
    private let campus: TestCampus
    private let admin: TestPerson

    init() throws {
        campus = try TestCampus(copying: TestCampus.pristine.get())
        admin = try campus.member("admin")
    }

    private var file: CampusFile { get throws { try campus.site.campuses.file(for: DemoCampus.campus) } }

    /// What `lutrin serve` does beside its requests.
    private func work() throws {
        _ = try CampusJob.directory.run(
            CampusJobVisit(code: DemoCampus.campus, file: file, site: campus.site, isStopping: { false }))
    }

    private func person(_ name: String) throws -> Person {
        let found = try file.read { try $0.directory.people(PersonQuery(.simple(name), size: 500)) }
        return try #require(found.lines.first).person
    }

    private func token(of page: TestPage) throws -> String {
        try page.all("//input[@name='jeton']/@value")[0]
    }

    @Test(
        "the demonstration has two schools, 40 classes, some 1 100 pupils and 90 teachers, and who is known")
    func demonstration() throws {
        func count(_ profile: Profile) throws -> Int {
            var criteria = PersonQuery.Advanced()
            criteria.profile = profile
            return try file.read { try $0.directory.people(PersonQuery(.advanced(criteria), size: 1)) }.total
        }
        #expect(try file.read { try $0.directory.schools() }.count == 2)
        #expect(try file.read { try $0.directory.classes() }.count == 40)
        #expect(try (1050...1180).contains(count(.pupil)))
        #expect(try count(.teacher) == 90)
        #expect(try count(.guardian) > 1500)
        let zoe = try file.read { try $0.directory.people(PersonQuery(.simple("marchand zoe"))) }
        #expect(zoe.lines.map(\.classes) == [["3eA"]])
        let library = try campus.site.libraries.file(for: campus.college)
        let borrower = try #require(try library.read { try $0.borrowers.borrower(number: "1001") })
        #expect(borrower.name == "Marchand Zoé" && borrower.details.schoolClass == "3eA")
        #expect(borrower.details.entKey == zoe.lines.first?.person.entKey, "the same person on both sides")
        let known = try library.read { try $0.borrowers.list(BorrowerQuery()) }.total
        #expect((600...700).contains(known))
        #expect(try library.read { try $0.borrowers.namesakes(of: "Martin Léa") }.count == 2)
        for login in ["zoe", "lea", "martin", "diallo", "leroux"] { _ = try campus.member(login) }
    }

    @Test("K-16 three searches; nobody but an administrator opens them")
    func searches() throws {
        let simple = try admin.opens("/annuaire?texte=marchand+zo")
        #expect(try simple.all("//td[@data-label='Nom']//a").contains("Marchand"))
        #expect(
            try simple.all("//nav[@class='state-tabs']//a") == [
                "Recherche simple", "Recherche avancée", "Recherche technique",
            ])
        let advanced = try admin.opens("/annuaire?recherche=avancee&nom=diallo&profil=teacher")
        #expect(try advanced.all("//td[@data-label='Nom']//a") == ["Diallo"])
        #expect(try advanced.one("//h2[@aria-live]").contains("1"))
        let technical = try admin.opens("/annuaire?recherche=technique&pronote=8p4bhzjq79sunfx3")
        #expect(try technical.all("//td[@data-label='Nom']//a") == ["Marchand"])
        #expect(
            try admin.opens("/annuaire?recherche=technique").one("//h2[@aria-live]")
                == "Recherche par identifiant")
        for login in ["zoe", "martin", "diallo"] {
            #expect(try campus.member(login).opens("/annuaire").status == 404)
            #expect(try campus.member(login).opens("/exports").status == 404)
        }
        #expect(try campus.stranger().opens("/annuaire").status == 303)
    }

    @Test("K-17 R-15 results have the usual columns; « id. PRONOTE-ENT » is hidden until it is asked for")
    func columns() throws {
        let usual = try admin.opens("/annuaire?texte=marchand+zoe")
        let headings = ["Nom", "Prénom", "Profil", "État", "Établissement principal", "Actions"]
        #expect(try usual.all("//th").filter { $0 != "Cocher" } == headings)
        #expect(try usual.all("//td[@data-label='État']") == ["Opérationnel"])
        #expect(try usual.all("//summary").contains("Colonnes affichées"))
        #expect(try !usual.all("//td").contains("8P4BHZJQ79SUNFX3"))
        let asked = try admin.opens("/annuaire?texte=marchand+zoe&colonnes=choisies&colonne=pronote")
        #expect(try asked.all("//td[@data-label='id. PRONOTE-ENT']") == ["8P4BHZJQ79SUNFX3"])
    }

    @Test("K-18 K-19 K-20 K-21 the identifiers of a person are changed one school at a time")
    func identifiers() throws {
        let diallo = try person("diallo mamadou")
        let address = "/annuaire/personnes/\(diallo.id)"
        let page = try admin.opens(address)
        let schools = try page.all("//ul[@class='identifiers']//h3")
        #expect(
            schools == [
                "Collège Les Tilleuls – Saint-Aubin (9990001x)",
                "Lycée Les Tilleuls – Saint-Aubin (9990002y)",
            ])
        #expect(try page.all("//ul[@class='identifiers']//code") == ["D6F3XN8V2HJ5P7LA", "Q9S4GT7Z3BW6K8MC"])
        let places = try page.all("//input[@name='affectation']/@value")
        let sent = try admin.sends(
            address + "/identifiant",
            ["affectation": places[1], "identifiant": " abcdefgh1234567 ", "jeton": token(of: page)])
        #expect(sent.status == 303)
        #expect(
            try admin.follows(sent).all("//ul[@class='identifiers']//code") == [
                "D6F3XN8V2HJ5P7LA", "ABCDEFGH1234567",
            ])
        let wrong = try admin.sends(
            address + "/identifiant", ["affectation": places[0], "identifiant": "é-!", "jeton": "j2"])
        #expect(wrong.status == 422)
        #expect(try wrong.one("//*[@class='error']").contains("majuscules et des chiffres"))
        #expect(try wrong.all("//input[@name='identifiant']/@value").contains("é-!"))
        let other = try #require(
            try file.read { try $0.directory.affiliations(of: person("leroux").id) }.first)
        #expect(
            try admin.sends(
                address + "/identifiant", ["affectation": "\(other.id)", "identifiant": "A", "jeton": "j3"]
            )
            .status == 404, "an identifier of somebody else")
    }

    @Test("classes are listed by grade, and a class with its pupils and its form teacher")
    func classes() throws {
        let page = try admin.opens("/annuaire/classes")
        #expect(try page.all("//h3").prefix(4) == ["6e", "5e", "4e", "3e"])
        let href = try page.one("//a[strong='3eA']/@href")
        let third = try admin.opens(href)
        #expect(try third.one("//h1") == "3eA")
        #expect(try third.all("//td//a").contains("Marchand Zoé"))
        #expect(try third.all("//tr[.//a='Diallo Mamadou']//span[contains(@class,'pill')]").count == 1)
    }

    @Test("L-01 L-02 L-08 services are set in one form, and shown to those for whom they are")
    func services() throws {
        let zoe = try campus.member("zoe")
        #expect(try zoe.opens("/services").all("//ul[@class='ways']//a/@href").count == 2)
        let form = try admin.opens("/services/gestion")
        #expect(
            try form.all("//legend").filter { !$0.contains("coché") } == [
                "SACoche", "E-SIDOC", "BCDI", "GiBii", "Wordpress", "Pronote", "Un autre service",
            ])
        #expect(try form.all("//label").contains("Accès Pronote de l’établissement"))
        let school = try form.one("//input[@name='etablissement']/@value")
        let fields = [
            ("jeton", "s1"), ("etablissement", school), ("nom-0", "Pronote"), ("rang-0", "2"),
            ("adresse-0", "https://pronote.example.org/"), ("fenetre-0", "oui"), ("actif-0", "oui"),
            ("nom-1", "Cantine"), ("rang-1", "1"), ("adresse-1", "https://cantine.example.org/"),
            ("actif-1", "oui"),
            ("nom-2", "Réservé"), ("rang-2", "3"), ("adresse-2", "https://prof.example.org/"),
            ("actif-2", "oui"),
            ("profil-2", "teacher"), ("nom-3", " "), ("adresse-3", ""),
        ]
        #expect(try admin.sends("/services/gestion", fields).status == 303)
        let shown = try zoe.opens("/services")
        #expect(
            try shown.all("//ul[@class='ways']//a/@href") == [
                "https://cantine.example.org/", "https://pronote.example.org/",
            ])
        #expect(try shown.all("//a[@target='_blank']/@href") == ["https://pronote.example.org/"])
        let bad = try admin.sends(
            "/services/gestion",
            ["jeton": "s2", "etablissement": school, "nom-0": "Pronote", "adresse-0": "javascript:alert(1)"])
        #expect(bad.status == 422)
        #expect(try bad.one("//p[@role='alert']").contains("Pronote"))
        #expect(try zoe.opens("/services").all("//ul[@class='ways']//a").count == 2)
    }

    @Test(
        "L-03 L-04 L-05 L-06 an export is asked for, made beside, downloaded as an attachment, read by the portal"
    )
    func exports() throws {
        let page = try admin.opens("/exports")
        #expect(try page.all("//button").contains("Exporter tout l’établissement"))
        #expect(
            try page.all("//span").contains("Exporter les CPE, DIRECTEUR, SECRETAIRE, ADMIN, CDI"))
        let school = try page.one("//input[@name='etablissement']/@value")
        let asked = try admin.sends(
            "/exports",
            ["jeton": token(of: page), "etablissement": school, "tout": "oui", "codage": "windows-1252"])
        #expect(asked.status == 303)
        let waiting = try admin.follows(asked)
        #expect(try waiting.one("//h1") == "Le fichier se prépare")
        try work()
        let ready = try admin.follows(asked)
        #expect(try ready.one("//a[@download]").contains("Télécharger le fichier XML pour E-SIDOC"))
        let sent = try admin.opens(try ready.one("//a[@download]/@href")).response
        #expect(sent.headers["content-disposition"] == "attachment; filename=\"exportEsidoc.xml\"")
        let bytes = Self.bytes(of: sent)
        let entries = try UsersFile.read(bytes).entries
        #expect(entries.count > 600)
        let report = try campus.site.libraries.file(for: campus.college).read {
            try $0.borrowers.preview(BorrowerFile(bytes))
        }.report
        #expect(report.added == 0 && report.updated == 0, "the portal knows everybody already")
        #expect(report.problems.isEmpty)
        let third = try file.read { try $0.directory.classes() }.first { $0.name == "3eA" }
        let some = try admin.sends(
            "/exports",
            ["jeton": "e2", "etablissement": school, "c": "\(try #require(third).id)", "codage": "UTF-8"])
        try work()
        let part = try admin.opens(try admin.follows(some).one("//a[@download]/@href")).response
        let classes = try Set(UsersFile.read(Self.bytes(of: part)).entries.map { $0[.schoolClass] })
        #expect(classes == ["3eA"])
        let none = try admin.sends("/exports", ["jeton": "e3", "etablissement": school])
        #expect(none.status == 422)
    }

    @Test("who takes the file of all users is written down, and told with how long all is kept")
    func journal() throws {
        let school = try admin.opens("/exports").one("//input[@name='etablissement']/@value")
        let asked = try admin.sends("/exports", ["jeton": "x1", "etablissement": school, "tout": "oui"])
        try work()
        let file = try admin.follows(asked).one("//a[@download]/@href")
        _ = try admin.opens(file, method: .head)
        func lines() throws -> [String] {
            try admin.opens("/annuaire/conservation").all("//section[h2 or div/h2]//td[@data-label='Quoi']")
        }
        #expect(try !lines().contains("a téléchargé le fichier des utilisateurs"))
        _ = try admin.opens(file)
        #expect(try lines().first == "a téléchargé le fichier des utilisateurs")
        let page = try admin.opens("/annuaire/conservation")
        #expect(
            try page.all("//td[@data-label='Combien de temps']").contains {
                $0.hasSuffix("an après leur départ")
            })
        #expect(try admin.opens("/annuaire").has("//a[@href='/annuaire/conservation']"))
        #expect(try campus.member("diallo").opens("/annuaire/conservation").status == 404)
    }

    @Test(
        "files that cannot be read again are refused in a sentence; copies that serve no longer are swept away"
    )
    func interrupted() throws {
        let rows = "RNE;Identifiant;Nom;Prénom;Profil;Classe\n"
        func upload(_ name: String, _ jeton: String) throws -> String {
            let text = rows + "9990001X;\(name);Nouvelle;\(name);élève;6eA\n"
            let sent = try admin.uploads(
                "/annuaire/import", file: "fichiers", named: "gens.csv", bytes: Array(text.utf8),
                fields: ["jeton": jeton])
            return try #require(sent.response.headers["location"])
        }
        let folder = campus.path + "/annuaire/\(DemoCampus.campus)"
        func kept() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        }
        let first = try upload("Anna", "r1")
        let number = first.split(separator: "/").last.map(String.init) ?? ""
        try FileManager.default.removeItem(atPath: folder + "/" + number)
        try Data().write(to: URL(fileURLWithPath: folder + "/essai-7.sqlite"))
        try Data().write(to: URL(fileURLWithPath: folder + "/avant-7.sqlite"))
        try work()
        #expect(try admin.opens(first).one("//p[@role='alert']").contains("n’a pas pu être ouvert"))
        #expect(try kept() == [])

        let second = try upload("Berthe", "r2")
        try work()
        try admin.sends(second, ["jeton": "r3", "decision": "appliquer"])
        try work()
        let third = try upload("Clara", "r4")
        try work()
        #expect(try kept().count == 2, "the copy that undoes the second, the files of the third")
        try admin.sends(third, ["jeton": "r5", "decision": "abandonner"])
        try admin.sends(second, ["jeton": "r6", "decision": "annuler"])
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("nouvelle"))) }.total == 0)
        try work()
        #expect(try kept() == [])
    }

    private static func bytes(of response: Response) -> [UInt8] {
        if case .bytes(let bytes) = response.body { Array(bytes) } else { [] }
    }

    @Test("a file is looked at, applied, undone; a file of another school changes nothing")
    func imports() throws {
        let rows = "RNE;Identifiant;Nom;Prénom;Profil;Classe\n"
        func upload(_ text: String, _ jeton: String) throws -> TestPage {
            try admin.uploads(
                "/annuaire/import", file: "fichiers", named: "gens.csv", bytes: Array(text.utf8),
                fields: ["jeton": jeton])
        }
        let sent = try upload(rows + "9990001X;n1;Nouvelle;Anna;élève;6eA\n;n2;Sans;École;élève;6eA\n", "i1")
        #expect(sent.status == 303)
        let address = try #require(sent.response.headers["location"])
        #expect(try admin.opens(address).one("//h1") == "Lecture des fichiers")
        try work()
        let looked = try admin.opens(address)
        #expect(try looked.one("//h1") == "Ce que ces fichiers changent")
        #expect(try looked.all("//summary").contains { $0.contains("Arrivent") })
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("nouvelle anna"))) }.total == 0)
        #expect(try admin.sends(address, ["jeton": "i2", "decision": "appliquer"]).status == 303)
        try work()
        let done = try admin.opens(address)
        #expect(try done.one("//h1") == "L’annuaire est à jour")
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("nouvelle anna"))) }.total == 1)
        #expect(try admin.sends(address, ["jeton": "i3", "decision": "annuler"]).status == 303)
        #expect(try admin.opens(address).one("//h1") == "Cette mise à jour a été annulée")
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("nouvelle anna"))) }.total == 0)
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("marchand zoe"))) }.total == 1)

        let elsewhere = try upload(rows + "9990003Z;n9;Ailleurs;Alma;élève;6eA\n", "i4")
        try work()
        let refused = try admin.follows(elsewhere)
        #expect(try refused.one("//h1") == "Ces fichiers n’ont pas pu être lus")
        #expect(try refused.one("//p[@role='alert']").contains("RNE"))
    }

    @Test(
        "what is no file of people is refused in a sentence, and nothing changes",
        arguments: [
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><BEE_ELEVES><DONNEES>&b;</DONNEES></BEE_ELEVES>", "entités"),
            ("<BEE_ELEVES>…", "profond"),
            ("PK\u{3}\u{4}zip", "archive"), ("<html/>", "SIECLE"), ("\u{0}\u{1}", "CSV"),
            ("<FICHES_XML></FICHES_XML>", "CDI"), ("a;b\n1;2\n", "colonnes"),
        ])
    func hostile(text: String, word: String) throws {
        let nested = String(repeating: "<a>", count: 1_000_000)
        let text = text.replacing("…", with: nested)
        let before = try file.read { try $0.directory.everybody() }.count
        let sent = try admin.uploads(
            "/annuaire/import", file: "fichiers", named: "x.xml", bytes: Array(text.utf8),
            fields: ["jeton": "h"])
        try work()
        let page = try admin.follows(sent)
        #expect(try page.one("//h1") == "Ces fichiers n’ont pas pu être lus")
        #expect(try page.one("//p[@role='alert']").contains(word))
        #expect(try file.read { try $0.directory.everybody() }.count == before)
    }

    @Test("first passwords of a class are shown once on slips; whoever gets one chooses another")
    func passwords() throws {
        let classes = try file.read { try $0.directory.classes() }
        let sixth = try #require(classes.first { $0.name == "6eB" })
        let address = "/annuaire/mots-de-passe?de-la-classe=\(sixth.id)"
        let page = try admin.opens(address)
        #expect(try page.one("//h1") == "Premiers mots de passe")
        let fields = ["jeton": try token(of: page), "de-la-classe": "\(sixth.id)", "pour": "nouveaux"]
        let slips = try admin.sends("/annuaire/mots-de-passe", fields.map { ($0.key, $0.value) })
        #expect(slips.status == 200 && slips.response.headers["cache-control"] == "private, no-store")
        let logins = try slips.all("//li[@class='slip']//dd[2]/code")
        let secrets = try slips.all("//code[@class='slip-secret']")
        #expect(logins.count > 20 && secrets.count == logins.count)
        let again = try admin.sends("/annuaire/mots-de-passe", fields.map { ($0.key, $0.value) })
        #expect(again.status == 422)
        let pupil = campus.stranger()
        let entered = try pupil.signsIn(logins[0], password: secrets[0])
        #expect(entered.response.headers["location"]?.hasPrefix("/motdepasse") == true)
    }

    @Test("a file of 64 MB may come in, one of 200 MB may not; nobody sends any before signing in")
    func limits() {
        let path = ["espaces", "tilleuls", "annuaire", "import"]
        #expect(Site.largestBody(.post, path: path, hasCookie: true) == 64 << 20)
        #expect(Site.largestBody(.post, path: Array(path.dropFirst(2)), hasCookie: true) == 64 << 20)
        #expect(Site.largestBody(.post, path: path, hasCookie: false) == nil)
        #expect(Site.largestBody(.post, path: ["espaces", "tilleuls", "exports"], hasCookie: true) == nil)
    }

    @Test("A9-6: a school is added by its number; what is wrong is said beside its field, and stays typed")
    func schools() throws {
        let page = try admin.opens("/annuaire/etablissements")
        #expect(try page.all("//tbody//tr").count == 2)
        func adds(_ rne: String, _ name: String) throws -> TestPage {
            try admin.sends(
                "/annuaire/etablissements",
                [
                    "rne": rne, "nom": name, "ville": "Saint-Aubin",
                    "jeton": token(of: admin.opens("/annuaire/etablissements")),
                ])
        }
        let short = try adds("051", "Lycée professionnel")
        #expect(short.status == 422)
        #expect(short.text.contains("sept chiffres et une lettre"))
        #expect(try short.one("//input[@name='nom']/@value") == "Lycée professionnel")
        #expect(try adds("0510032H", " ").text.contains("Donnez le nom"))
        #expect(try adds(campus.college.description, "Encore lui").text.contains("déjà dans cette cité"))
        let odd = try adds("0890000u", "Lycée professionnel")
        #expect(odd.status == 303)
        #expect(try admin.follows(odd).text.contains("n’est pas celle que ses chiffres appellent"))
        #expect(try admin.opens("/annuaire/etablissements").all("//tbody//tr").count == 3)
        #expect(try campus.member("zoe").opens("/annuaire/etablissements").status == 404)
    }

    @Test("L-10 whom to ask for help is said at the foot of every page, at the door too")
    func support() throws {
        try admin.sends(
            "/annuaire/assistance",
            [
                "assistance": "M. Durand, <poste> 34",
                "jeton": token(of: admin.opens("/annuaire/etablissements")),
            ])
        // White space is folded in what is found.
        let words = ["Assistance", "M. Durand, <poste> 34"].joined(separator: " : ")
        #expect(try campus.stranger().opens("/connexion").one("//footer//p") == words)
        #expect(try campus.member("zoe").opens("/eleve").one("//footer//p") == words)
        #expect(try campus.member("zoe").sends("/annuaire/assistance", ["assistance": "x"]).status == 404)
        try admin.sends(
            "/annuaire/assistance", ["jeton": token(of: admin.opens("/annuaire/etablissements"))])
        #expect(try !campus.stranger().opens("/connexion").has("//footer//p"))
    }
}
