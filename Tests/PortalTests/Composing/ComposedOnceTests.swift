import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("What is composed is kept once, whole, and never over what somebody else saved")
struct ComposedOnceTests {
    let campus: TestCampus
    let leroux: TestPerson

    init() throws {
        campus = try TestCampus(copying: PresentingWorld.shared.get().campus)
        leroux = TestPerson(campus, at: campus.college)
        try leroux.signsIn("leroux", door: "/connexion/administration")
    }

    /// All that a browser would send of the form of a page, in its order.
    private func fields(of page: TestPage, setting changes: [String: String] = [:]) throws -> [(
        String, String
    )] {
        let form = "//form[contains(@class,'composed')]"
        var sent: [(String, String)] = []
        for name in try page.all("\(form)//input[not(@type='checkbox')]/@name") {
            sent.append((name, try page.all("\(form)//input[@name='\(name)']/@value").first ?? ""))
        }
        for name in try page.all("\(form)//textarea/@name") {
            sent.append((name, try page.one("\(form)//textarea[@name='\(name)']")))
        }
        for name in try page.all("\(form)//select/@name") {
            let chosen = try page.all("\(form)//select[@name='\(name)']/option[@selected]/@value")
            sent.append((name, chosen.first ?? ""))
        }
        return sent.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    private func action(of page: TestPage) throws -> String {
        try page.one("//form[contains(@class,'composed')]/@action")
    }

    private func homeTitles() throws -> [String] {
        try campus.passerby().opens("/home/").all("//main//h2")
    }

    @Test("a block that is sent twice is one block; the same form with other words makes another")
    func blockTwice() throws {
        let page = try leroux.opens("/administration/accueil/nouveau?bloc=texte")
        let sent = try fields(of: page, setting: ["titre": "Mot du jour", "texte": "Bonjour"])
        for _ in 1...2 {
            #expect(try leroux.sends(try action(of: page), sent).status == 303)
        }
        #expect(try homeTitles().count { $0 == "Mot du jour" } == 1)
        let other = try fields(of: page, setting: ["titre": "Mot du soir", "texte": "Bonsoir"])
        #expect(try leroux.sends(try action(of: page), other).status == 303)
        #expect(try homeTitles().contains("Mot du soir"))
    }

    @Test(
        "of two tabs, the second is told, keeps its words, reads what is saved, and may then save over it",
        arguments: [
            "/administration/ressources", "/administration/agenda", "/administration/selections",
            "/administration/accueil",
        ])
    func twoTabs(room: String) throws {
        if room.hasSuffix("accueil") {
            try leroux.sends(
                room, [("bloc", "texte"), ("titre", "Un mot"), ("texte", "Bonjour"), ("visible", "tous")])
        }
        let list = try leroux.opens(room)
        let links = try list.all("//main//a/@href").filter { $0.hasPrefix(room + "/") }
        let address = try #require(
            room.hasSuffix("accueil")
                ? try list.one("//a[contains(@aria-label,'Un mot')]/@href")
                : links.first { $0.last?.isNumber == true })
        let first = try leroux.opens(address)
        let second = try leroux.opens(address)
        let hers = try fields(of: first, setting: ["titre": "Titre de la première"])
        #expect(try leroux.sends(try action(of: first), hers).status == 303)
        // Sent again by a second click, it is the same gesture.
        #expect(try leroux.sends(try action(of: first), hers).status == 303)
        let his = try fields(of: second, setting: ["titre": "Titre de la seconde"])
        let met = try leroux.sends(try action(of: second), his)
        #expect(met.status == 409)
        #expect(
            try met.one("//form[contains(@class,'composed')]//input[@name='titre']/@value")
                == "Titre de la seconde")
        #expect(try met.all("//div[contains(@class,'meeting')]//dd") == ["Titre de la première"])
        #expect(try leroux.opens(address).one("//input[@name='titre']/@value") == "Titre de la première")
        let again = try fields(of: met)
        #expect(try leroux.sends(try action(of: met), again).status == 303)
        #expect(try leroux.opens(address).one("//input[@name='titre']/@value") == "Titre de la seconde")
    }

    @Test("a refusal between the two does not make the second forget what it had seen")
    func refusedThenMet() throws {
        let address = try #require(
            try leroux.opens("/administration/ressources").all("//main//a/@href")
                .first { $0.last?.isNumber == true })
        let first = try leroux.opens(address)
        let second = try leroux.opens(address)
        let refused = try leroux.sends(
            try action(of: second), try fields(of: second, setting: ["adresse": "http://ailleurs"]))
        #expect(refused.status == 422)
        let hers = try fields(of: first, setting: ["editeur": "Le premier"])
        #expect(try leroux.sends(try action(of: first), hers).status == 303)
        let mended = try fields(of: refused, setting: ["adresse": "https://ailleurs.example.org/"])
        #expect(try leroux.sends(try action(of: refused), mended).status == 409)
    }

    @Test("words sent when the session has ended come back, with all that was chosen")
    func sessionEnded() throws {
        let stranger = campus.passerby()
        let answer = try stranger.sends(
            "/administration/ressources/1/modifier",
            [
                ("titre", "Mon <titre>"), ("description", "Deux lignes\nà garder"), ("visible", "equipe"),
                ("classe", "6eA"), ("base", "abc"), ("jeton", "vieux"),
            ])
        #expect(answer.status == 401)
        #expect(try answer.one("//input[@name='titre']/@value") == "Mon <titre>")
        #expect(try answer.one("//textarea[@name='description']").contains("à garder"))
        #expect(try answer.one("//main//form/@action").hasSuffix("/administration/ressources/1/modifier"))
        for (name, value) in [("visible", "equipe"), ("classe", "6eA"), ("base", "abc")] {
            #expect(try answer.all("//input[@type='hidden'][@name='\(name)']/@value") == [value])
        }
        #expect(try answer.one("//input[@name='jeton']/@value") != "vieux")
        // What brings no words only asks to sign in.
        #expect(try stranger.sends("/administration/accueil/1/masquer").status == 303)
    }

    @Test("what is too long is refused with a sentence, and comes back whole")
    func tooLong() throws {
        let long = String(repeating: "mot ", count: 60) + "fin"
        let forms: [(String, [(String, String)])] = [
            ("/administration/ressources", [("adresse", "https://exemple.fr/")]),
            ("/administration/agenda", [("du", "2026-12-04")]),
            ("/administration/selections", [("regle", "main")]),
            ("/administration/accueil", [("bloc", "texte"), ("texte", "Bonjour")]),
            ("/administration/arborescence", [("genre", "rubrique")]),
        ]
        for (address, fields) in forms {
            let answer = try leroux.sends(address, [("titre", long)] + fields)
            #expect(answer.status == 422, "\(address)")
            #expect(try answer.one("//p[contains(@class,'bad')]").contains("trop long"))
            #expect(try answer.one("//main//input[@name='titre']/@value") == long)
        }
        let place = try leroux.sends(
            "/administration/agenda", [("titre", "Fête"), ("du", "2026-12-04"), ("lieu", long)])
        #expect(try place.one("//p[contains(@class,'bad')]").contains("lieu"))
        #expect(try place.one("//input[@name='lieu']/@value") == long)
        let note = String(repeating: "très ", count: 300) + "beau"
        let record = try leroux.opens("/administration/selections/1").one(
            "(//input[@name='notice']/@value)[1]")
        let noted = try leroux.sends(
            "/administration/selections/1/noter", [("notice", record), ("note", note)])
        #expect(noted.status == 422)
        #expect(try noted.all("//textarea[@name='note']").contains(note))
    }

    @Test("long lists of those who compose have pages, and none of their lines is lost")
    func pages() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        try library.write { writing in
            for number in 1...120 {
                let stamp = Stamp(token: "e\(number)", actor: "x", at: TestCampus.noon, zone: .gmt)
                try writing.presentation.addEvent(
                    .init(title: "Atelier \(number)", firstDay: stamp.day + number),
                    stamp: stamp)
                try writing.presentation.addResource(
                    .init(title: "Site \(number)", address: "https://s\(number).example.org/"), stamp: stamp)
                try writing.presentation.addSelection(
                    .init(title: "Choix \(number)", slug: ""), stamp: stamp)
            }
        }
        for (room, name) in [("agenda", "Atelier"), ("ressources", "Site"), ("selections", "Choix")] {
            var titles: Set<String> = []
            var next: String? = "/administration/\(room)"
            while let address = next {
                let page = try leroux.opens(address)
                titles.formUnion(try page.all("//p[@class='composed-title']"))
                next = try page.all("//nav[@class='pager']//a[@rel='next']/@href").first
            }
            #expect(titles.count { $0.hasPrefix(name) } == 120)
            #expect(try leroux.opens("/administration/\(room)?page=99").status == 200)
        }
    }

    @Test("an agenda that is too long to be shown says so")
    func longAgenda() throws {
        #expect(try !leroux.opens("/agenda").text.contains("paraîtront à mesure"))
        let library = try campus.site.libraries.file(for: campus.college)
        try library.write { writing in
            for number in 1...201 {
                let stamp = Stamp(token: "f\(number)", actor: "x", at: TestCampus.noon, zone: .gmt)
                try writing.presentation.addEvent(
                    .init(title: "Atelier \(number)", firstDay: stamp.day + number), stamp: stamp)
            }
        }
        let page = try leroux.opens("/agenda")
        #expect(page.text.contains("paraîtront à mesure"))
        #expect(try page.all("//li[@class='event']").count == 200)
    }

    @Test("« À revoir » finds dead links on both sides of a condition")
    func hiddenLinks() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let stamp = Stamp(token: "liens", actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt)
        try library.write { writing in
            let id = try writing.editorial.add(
                .page, title: "Liens cachés",
                source: """
                    {{si ent=liberscol}}
                    [a](/nulle/part-1)
                    {{si version>=9}}[b](/nulle/part-2){{sinon}}[c](/nulle/part-3){{fin}}
                    {{sinon}}
                    [d](page:rien-ici)
                    {{fin}}
                    """, stamp: stamp)
            try writing.editorial.publish(id)
        }
        let words = try leroux.opens("/administration/a-revoir").one("//li[div/p/a[text()='Liens cachés']]")
        for link in ["/nulle/part-1", "/nulle/part-2", "/nulle/part-3", "rien-ici"] {
            #expect(words.contains(link))
        }
    }
}
