import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("The first page of an empty server")
struct FirstRunTests {
    let site: Site
    let code: String

    init() throws {
        let path = NSTemporaryDirectory() + "lutrin-first-" + UUID().uuidString
        let firstRun = FirstRun()
        code = firstRun.code
        site = try Site(
            data: try DataFolder(at: path, portalKind: PortalSchema.kind), home: TestCampus.home,
            clock: { TestCampus.noon }, firstRun: firstRun)
    }

    private func send(_ fields: [String: String]) throws -> TestPage {
        let body = fields.map {
            "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        return try TestPage(
            site.respond(
                to: Request(
                    .post, "/installation",
                    headers: [
                        "host": "localhost", "origin": "http://localhost",
                        "content-type": "application/x-www-form-urlencoded",
                    ], body: Array(body.joined(separator: "&").utf8))))
    }

    private var good: [String: String] {
        [
            "code": code.lowercased(), "rne": "0510032h", "nom": "CDI Jean-Jaurès", "ville": "Reims",
            "couleur": "plum",
            "personne": "Mme Leroux", "identifiant": "leroux", "motdepasse": "trois girafes bleues",
            "encore": "trois girafes bleues",
        ]
    }

    @Test(
        "an empty server leads to its first page; the code of the terminal makes the portal and its administrator"
    )
    func install() throws {
        #expect(
            site.respond(to: Request(.get, "/", headers: ["host": "localhost"])).headers["location"]
                == "/installation")
        let answer = try send(good)
        #expect(answer.status == 303)
        let address = try #require(answer.response.headers["location"])
        #expect(address.hasPrefix("/cdi/0510032h/administration"))
        let cookie = try #require(answer.response.headers["set-cookie"])
        #expect(cookie.contains("Path=/cdi/0510032h"))
        let page = try TestPage(
            site.respond(
                to: Request(
                    .get, address,
                    headers: ["host": "localhost", "cookie": String(cookie.prefix { $0 != ";" })])))
        #expect(page.status == 200)
        #expect(page.text.contains("Importer le catalogue"))
        #expect(page.text.contains("Écrire les horaires"))
        #expect(page.text.contains("Inscrire les emprunteurs"))
        #expect(page.text.contains("Vérifier les règles"))
        let home = try TestPage(
            site.respond(to: Request(.get, "/cdi/0510032h/home/", headers: ["host": "localhost"])))
        #expect(try !home.has("//*[contains(@class,'hours-now')]"), "nobody has written any hours")
        #expect(
            site.respond(to: Request(.get, "/installation", headers: ["host": "localhost"])).status.rawValue
                == 404)
        #expect(try send(good).status == 405, "nobody else installs anything")
    }

    @Test("whatever is wrong is said beside its field, what was typed stays, and the code is not used up")
    func faults() throws {
        var form = good
        form["rne"] = "123"
        form["motdepasse"] = "court"
        let page = try send(form)
        #expect(page.status == 422)
        #expect(try page.all("//span[@class='error']").count == 2)
        #expect(try page.has("//input[@name='nom'][@value='CDI Jean-Jaurès']"))
        #expect(try send(good).status == 303)
    }

    @Test("all that is wrong is said at once, the code with the rest; a form half filled in is no try at it")
    func everythingAtOnce() throws {
        var form = good
        form["rne"] = "123"
        form["code"] = "AAAA-AAAA"
        let page = try send(form)
        #expect(page.status == 422)
        #expect(try page.all("//span[@class='error']").count == 2)
        form["nom"] = ""
        for _ in 0..<30 { #expect(try send(form).status == 422) }
        #expect(try send(good).status == 303)
    }

    @Test("E4 a number whose letter is not the one its digits call for makes a portal, with a warning")
    func oddNumber() throws {
        var form = good
        form["rne"] = "0510032A"
        let answer = try send(form)
        #expect(answer.status == 303)
        #expect(answer.response.headers["location"]?.hasSuffix("dit=portail-cree-rne") == true)
    }

    @Test("after twenty wrong codes none is right any more")
    func guessing() throws {
        var form = good
        form["code"] = "AAAA-AAAA"
        for _ in 0..<20 { #expect(try send(form).status == 422) }
        #expect(try send(good).status == 422)
    }

    @Test("makes the campus too, under the same administrator; a name without a code is said")
    func campus() throws {
        var form = good
        form["cite"] = "Cité Jean-Jaurès"
        let refused = try send(form)
        #expect(refused.status == 422)
        #expect(refused.text.contains("donnez-lui un nom et un code"))
        form["code-cite"] = "Jaures"
        #expect(try send(form).status == 303)
        let person = TestPerson(site, host: "jaures.localhost")
        #expect(try person.signsIn("leroux", password: "trois girafes bleues").status == 303)
        #expect(try person.opens("/").status == 200)
        #expect(try site.folder.platform.portals(ofCampus: #require(CampusCode("jaures"))).count == 1)
    }
}
