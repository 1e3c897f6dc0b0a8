import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("What passes between a portal and its campuses")
struct LiaisonTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private var library: LibraryFile { get throws { try campus.site.libraries.file(for: campus.college) } }

    private func ask(_ path: String, token: String? = nil) throws -> TestPage {
        try TestPage(
            campus.site.respond(
                to: Request(
                    .get, "/api/utilisateurs_externe/" + path,
                    headers: [
                        "host": "\(campus.college.lowercased).localhost",
                        "authorization": token.map { "Bearer \($0)" } ?? "Basic eA==",
                    ])))
    }

    private func post(_ body: String, token: String?) throws -> TestPage {
        try TestPage(
            campus.site.respond(
                to: Request(
                    .post, "/api/utilisateurs_externe/fichiers/lutrin/\(campus.college)",
                    headers: [
                        "host": "\(campus.college.lowercased).localhost", "content-type": "application/xml",
                        "authorization": token.map { "Bearer \($0)" } ?? "",
                    ], body: Array(body.utf8))))
    }

    /// A token made in the browser.
    private func token(_ name: String = "Espaces", jeton: String = "t1") throws -> String {
        let admin = try campus.visitor("admin")
        let page = try admin.sends(
            "/administration/fichiers/jetons/nouveau", ["nom": name, "jeton": jeton])
        return try page.one("//p[@class='secret']")
    }

    /// One person where there are many: the guard rail waits for a yes.
    private func confirm(_ page: TestPage, _ librarian: TestPerson) throws {
        try librarian.sends(page.one("//form[contains(@action,'/confirmer')]/@action"))
    }

    @Test("R-10 loans are told by key, to who shows a token; an unknown key is 404, as in e-sidoc")
    func loans() throws {
        let token = try token()
        try library.write { library in
            let zoe = try #require(try library.borrowers.reading.borrower(number: "1001"))
            var details = zoe.details
            details.entKey = "clef/opaque de zoé"
            try library.borrowers.change(zoe.id, to: details)
        }
        let path = "prets/edifice/\(campus.college)/clef%2Fopaque%20de%20zo%C3%A9"
        let answer = try ask(path, token: token)
        #expect(answer.status == 200 && answer.response.headers["cache-control"] == "private, no-store")
        let loans = try LoansAnswer(Array(answer.text.utf8))
        #expect(!(loans.late + loans.current).isEmpty)
        #expect(loans.account.hasSuffix("/moncompte/prets") && loans.readAt.hasPrefix("2026-11-21T"))
        #expect(!answer.text.contains("Marchand"), "nobody is named")
        #expect(try ask("prets/edifice/\(campus.college)/inconnu", token: token).status == 404)
        #expect(try ask("prets/edifice/\(campus.college)", token: token).status == 200)
        #expect(try ask("prets/edifice/\(campus.lycee)/x", token: token).status == 404)
        for bad in [nil, "court", token + "x"] {
            let refused = try ask(path, token: bad)
            #expect(refused.status == 401 && refused.response.headers["www-authenticate"] == "Bearer")
        }
    }

    @Test("who guesses tokens is soon asked to wait")
    func throttled() throws {
        let path = "prets/edifice/\(campus.college)/x"
        let statuses = try (0..<40).map { try ask(path, token: "un-jeton-invente-\($0)").status }
        #expect(statuses.prefix(30).allSatisfy { $0 == 401 } && statuses.suffix(10).allSatisfy { $0 == 429 })
        #expect(try ask(path).response.headers["retry-after"] == "60")
    }

    @Test("strangers of one network are counted together, and shut out nobody who shows a token")
    func crowd() throws {
        let (throttle, now) = (Throttle(), TestCampus.noon)
        #expect(Throttle.network(of: "2001:db8:1:2:3::4") == Throttle.network(of: "2001:db8:1:2::ffff"))
        #expect(Throttle.network(of: "2001:db8:1:2::1") != Throttle.network(of: "2001:db8:1:3::1"))
        #expect(Throttle.network(of: "::ffff:192.0.2.1") == Throttle.network(of: "192.0.2.1"))
        for place in 0..<20_000 {
            _ = throttle.admits(.stranger("198.51.\(place / 256).\(place % 256)"), atMost: 1, at: now)
        }
        #expect(!throttle.admits(.stranger("203.0.113.9"), atMost: 1, at: now), "the table is full")
        #expect(throttle.admits(.campus("9990001X Espaces"), atMost: 1, at: now))
        #expect(!throttle.admits(.campus("9990001X Espaces"), atMost: 1, at: now))
        #expect(throttle.admits(.stranger("203.0.113.9"), atMost: 1, at: now + 60))
    }

    @Test("FORMATS 1.2 two tokens of one name have each their own allowance")
    func allowances() throws {
        let (first, second) = (try token(), try token(jeton: "t2"))
        let hash = try #require(SecretToken(first)).hash
        let site = campus.site
        for _ in 0..<PortalVisit.mostAPIQuestions {
            _ = site.throttle.admits(.campus("\(campus.college) \(hash)"), atMost: .max, at: site.now)
        }
        #expect(try ask("prets/edifice/\(campus.college)", token: first).status == 429)
        #expect(try ask("prets/edifice/\(campus.college)", token: second).status == 200)
    }

    @Test("A-11 only who shows something may send much: a program a token, a link of hand-over itself")
    func bodies() throws {
        func most(_ path: String, _ hasAuthorization: Bool) -> Int? {
            Site.largestBody(
                .post, path: Request(.post, path).path, hasCookie: false, hasAuthorization: hasAuthorization)
        }
        for base in ["", "/cdi/9990001x"] {
            let users = base + "/api/utilisateurs_externe/fichiers/lutrin/\(campus.college)"
            #expect(most(users, true) == ReceivedFile.largest && most(users, false) == nil)
            let link = HandOverAction.bring(SecretToken(random: Array(1...32))).address
            #expect(most(base + link, false) ?? 0 > BorrowerDraft.mostBytes)
            #expect(most(base + "/remise/AAAAAAAAAAAAAAAAAAAA/fichier", true) == nil, "no such link is given")
        }
    }

    @Test("A-11 R-09 from the shelf, one click shows what the file would change to the borrowers")
    func looked() throws {
        let token = try token()
        let file =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>Alfonsi Thi-Loanne</EMPRUNTEUR_M><STATUT_M_M>Elève</STATUT_M_M><CLASSE_M>6eB</CLASSE_M><IDENTITE_ENT_M>clef-opaque-d-une-nouvelle</IDENTITE_ENT_M></EMPRUNTEURS></FICHES_XML>"
        _ = try post(file, token: token)
        let librarian = try campus.visitor("leroux")
        try confirm(librarian.opens("/administration/fichiers"), librarian)
        let page = try librarian.opens("/administration/fichiers")
        let look = try page.all("//form[contains(@action,'/voir')]/@action")[0]
        let sent = try librarian.sends(look, ["jeton": "v1"])
        #expect(sent.response.headers["location"]?.hasPrefix("/gestion/emprunteurs/import/") == true)
        let draft = try librarian.follows(sent)
        #expect(draft.status == 200 && draft.text.contains("Alfonsi Thi-Loanne"))
        let again = try librarian.sends(look, ["jeton": "v1"])
        #expect(again.response.headers["location"] == sent.response.headers["location"], "one draft")
        #expect(
            try librarian.opens("/administration/fichiers").text.contains(
                "pour la mise à jour des emprunteurs"))
        #expect(try campus.visitor("zoe").sends(look).status == 404)
    }

    @Test("A-11 R-09 a users’ file is brought with a token, shown with its countdown, downloaded, removed")
    func files() throws {
        let token = try token()
        let file =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>Alfonsi Thi-Loanne</EMPRUNTEUR_M></EMPRUNTEURS></FICHES_XML>"
        #expect(try post(file, token: nil).status == 401)
        #expect(try post("<html/>", token: token).status == 422)
        let sent = try post(file, token: token)
        #expect(sent.status == 200 && sent.text.hasPrefix(#"{"personnes":1,"#))
        let librarian = try campus.visitor("leroux")
        var page = try librarian.opens("/administration/fichiers")
        #expect(try page.one("//li/h3") == "Espaces")
        #expect(page.text.contains("encore 3\u{A0}jours") && page.text.contains("Pas encore téléchargé."))
        #expect(try !page.has("//h2[starts-with(.,'Jetons')]"), "tokens are the administrator’s")
        try confirm(page, librarian)
        page = try librarian.opens("/administration/fichiers")
        let download = try page.all("//form[contains(@action,'telecharger')]/@action")[0]
        let downloaded = try librarian.sends(download)
        #expect(downloaded.text == file)
        #expect(downloaded.response.headers["content-disposition"]?.hasPrefix("attachment") == true)
        page = try librarian.opens("/administration/fichiers")
        #expect(page.text.contains("Téléchargé 1 fois") && page.text.contains("par Mme Leroux"))
        try librarian.sends(download.replacingOccurrences(of: "telecharger", with: "supprimer"))
        page = try librarian.opens("/administration/fichiers")
        #expect(try page.has("//h2[.='Aucun fichier en attente']"))
        #expect(page.text.contains("supprimé par Mme Leroux"))
        let gone = try librarian.sends(download)
        #expect(gone.response.headers["location"]?.contains("fichier-parti") == true)
        #expect(try campus.visitor("zoe").opens("/administration/fichiers").status == 404)
        #expect(try campus.passerby().opens("/administration/fichiers").status == 303)
    }

    @Test("A-11 the content is destroyed when its hours are over, by the program itself")
    func purge() throws {
        try library.write {
            _ = try $0.shelf.receive(
                Array("<FICHES_XML/>".utf8), naming: .init(people: 0, keys: []), from: "Campus",
                at: TestCampus.noon - 72 * 3_600)
        }
        #expect(try library.read { try $0.shelf.nextExpiry() } == TestCampus.noon)
        JobRounds(of: campus.site, jobs: [.shelf], campusJobs: []).makeRound()
        #expect(try library.read { try $0.shelf.nextExpiry() } == nil)
    }

    @Test("a token is shown once, and opens nothing once it is taken back")
    func tokens() throws {
        let token = try token()
        let admin = try campus.visitor("admin")
        let page = try admin.opens("/administration/fichiers")
        #expect(!page.text.contains(token) && page.text.contains("Espaces"))
        let empty = try admin.sends(
            "/administration/fichiers/jetons/nouveau", ["nom": " ", "jeton": "t2"])
        #expect(empty.status == 422)
        #expect(try self.token() == token, "a double click makes one")
        #expect(try self.token("Un autre ENT") != token, "another name, another token")
        let hash = try page.one("//input[@name='empreinte']/@value")
        try admin.sends("/administration/fichiers/jetons/retirer", ["empreinte": hash])
        #expect(try ask("prets/edifice/\(campus.college)", token: token).status == 401)
        let librarian = try campus.visitor("leroux")
        #expect(
            try librarian.sends("/administration/fichiers/jetons/nouveau", ["nom": "Moi"]).status == 404)
    }
}
