import Fetching
import Formats
import Foundation
import School
import Storage
import Testing
import WebServer

@testable import Portal

/// Whom an ENT that serves many schools sends, and under which host.
@Suite("Coming by an ENT")
struct ComingByAnEntTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private let ent = IdentityProvider(
        kind: .workspace, name: "ENT", address: "https://ent.example/cas",
        activeSince: Day(TestCampus.noon, in: .gmt))

    /// Léa of the collège, by her name and birth date, as an ENT tells them; of which school it says.
    private func arrive(schools: [String], as key: String) throws {
        let visit = try CampusVisit(
            request: Request(.get, "/cas/retour", headers: ["host": "tilleuls.localhost"]), site: campus.site,
            place: CampusPlace(code: .demonstration, base: "", origin: "http://tilleuls.localhost"),
            file: campus.site.campuses.file(for: .demonstration))
        let said =
            [
                CasAttribute("nom", "Martin"), CasAttribute("prenom", "Léa"),
                CasAttribute("dateNaissance", "30/09/2012"),
            ] + schools.map { CasAttribute("ENTPersonStructRattachRNE", $0) }
        try visit.admit(
            CasSuccess(user: key, attributes: said), from: ent, ticket: "ST-\(key)",
            opening: SessionOpening(
                token: SecretToken(random: RandomBytes.system(32)), hours: 1, device: "", replacing: nil))
    }

    @Test("a pupil of another school with the same name and birth date is not taken for ours")
    func homonym() throws {
        #expect(throws: ArrivalRefusal.otherSchool) { try arrive(schools: ["0510032H"], as: "one") }
        #expect(throws: ArrivalRefusal.unknown, "no school is said, and the ENT has many") {
            try arrive(schools: [], as: "two")
        }
        try arrive(schools: [campus.college.description], as: "three")
    }

    @Test("P-11 who is not let in is told why without the ticket, and only reasons that are known are said")
    func refusal() throws {
        let college = campus.college
        try campus.site.libraries.file(for: college).write { try $0.signOn.set(ent) }
        let reader = TestPerson(campus.site, host: "\(college.lowercased).localhost")
        // No ticket of CAS: nobody is asked.
        let answer = try reader.opens("/cas/retour?retour=%2Fmoncompte%2Fprets&ticket=ST-%3Cscript%3E")
        #expect(answer.status == 303)
        let location = try #require(answer.response.headers["location"])
        #expect(location.hasSuffix("/cas/refus?raison=INVALID_TICKET&retour=%2Fmoncompte%2Fprets"))
        let page = try reader.opens("/cas/refus?raison=INVALID_TICKET&retour=%2Fmoncompte%2Fprets")
        #expect(page.status == 403)
        #expect(page.text.contains("a pris trop de temps"))
        let madeUp = try reader.opens("/cas/refus?raison=Appelez%20le%200800")
        #expect(madeUp.status == 403)
        #expect(!madeUp.text.contains("0800") && madeUp.text.contains("n’a pas confirmé qui vous êtes."))
        #expect(try reader.opens("/cas/refus?raison=lenteur").status == 503)
        for refusal in [
            ArrivalRefusal.otherSchool, .unknown, .closedAccount, .unreadable, .busy, .silent(.tooSlow),
            .refusedTicket(code: "INVALID_SERVICE"),
        ] {
            #expect(ArrivalRefusal(word: refusal.word) == refusal)
        }
        #expect(ArrivalRefusal.silent(.cut).word == "silence")
        #expect(ArrivalRefusal.refusedTicket(code: "ST-1").word == "non-confirme")
    }

    @Test("the tickets of an ENT are for hosts that are surely ours")
    func hosts() throws {
        let college = campus.college
        try campus.site.libraries.file(for: college).write { try $0.signOn.set(ent) }
        func door(_ host: String) throws -> TestPage {
            try TestPerson(campus.site, host: host).opens("/connexion")
        }
        #expect(try door("\(college.lowercased).localhost").status == 303)
        #expect(try door("\(college.lowercased).evil.example").status == 404)
        let replayed = try TestPerson(campus.site, host: "evil.example")
            .opens("/cdi/\(college.lowercased)/cas/retour?ticket=ST-1")
        #expect(replayed.status == 404)
    }
}
