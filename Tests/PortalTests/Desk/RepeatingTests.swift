import Foundation
import Library
import Storage
import Testing
import WebServer

@Suite("Forms of the desk sent again, and gestures taken back")
struct RepeatingTests {
    let desk: TestCounter

    init() throws { desk = try TestCounter() }

    @Test("double submission: the loan is made once, and the same outcome is shown again")
    func doubleSubmission() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let page = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let first = try desk.leroux.scansAndFollows("100001", on: page)
        let second = try desk.leroux.scansAndFollows("100001", on: page)
        #expect(try first.word() == "Prêté" && second.word() == "Prêté")
        #expect(
            try second.band().contains("Ce formulaire avait déjà été envoyé : rien n’a été fait deux fois."))
        #expect(try second.all("//ol[@class='desk-gestures']/li").count == 1)
        #expect(try desk.read { try $0.currentLoans(of: zoe) }.count == 1)
    }

    @Test("back button: another book scanned on an old page is lent, the same one is not lent twice")
    func backButton() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let old = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        let lent = try desk.leroux.scansAndFollows("100001", on: old)
        #expect(try desk.leroux.scansAndFollows("200001", on: old).word() == "Prêté")
        _ = try desk.leroux.presses("Rendre", on: lent, among: "//ul[@class='desk-loans']/li[1]")
        // The page from before the return: what it asks for was done, and undone since.
        let again = try desk.leroux.scansAndFollows("100001", on: old)
        #expect(try again.word() == "Rendu depuis")
        #expect(try desk.holder(of: "100001") == nil)
    }

    @Test("reloading the page that tells of a gesture does nothing again")
    func reload() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let answer = try desk.leroux.scans("100001", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        let address = try #require(answer.response.headers["location"])
        for _ in 0..<3 { #expect(try desk.leroux.opens(address).word() == "Prêté") }
        #expect(try desk.read { try $0.currentLoans(of: zoe) }.count == 1)
    }

    @Test("F8 takes the last gesture back, once; what was done before is then the last")
    func undo() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        var page = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        page = try desk.leroux.scansAndFollows("100001", on: page)
        page = try desk.leroux.scansAndFollows("200001", on: page)
        let undone = try desk.leroux.following(try desk.leroux.presses("Annuler le dernier geste", on: page))
        #expect(try undone.word() == "Annulé")
        #expect(
            try undone.band().contains("(prêté : « Livre 1 » (n° 200001), Garnier Zoé (5e B)) est annulé."))
        #expect(try desk.holder(of: "200001") == nil && desk.holder(of: "100001") == "Garnier Zoé")
        #expect(try undone.has("//ol[@class='desk-gestures']/li[1][@class='undone']"))
        // From the old page, the same button: done already.
        let twice = try desk.leroux.following(try desk.leroux.presses("Annuler le dernier geste", on: page))
        #expect(try twice.band().contains("rien n’a été fait deux fois"))
        let first = try desk.leroux.following(try desk.leroux.presses("Annuler le dernier geste", on: undone))
        #expect(try first.word() == "Annulé")
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == [])
        #expect(try !first.has("//button[@data-key='F8']"), "nothing is left to undo")
    }

    @Test("a gesture overtaken by another is not undone, and says so; one's own gestures only are listed")
    func overtaken() throws {
        let (zoe, karim) = (
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002")
        )
        let lent = try desk.leroux.scansAndFollows(
            "100001", on: try desk.leroux.opens("/gestion?lecteur=\(zoe)"))
        let petit = try desk.person("petit")
        let back = try petit.scansAndFollows("100001", on: try petit.opens("/gestion"))
        #expect(try back.all("//ol[@class='desk-gestures']/li//strong") == ["Rendu"])
        try desk.lend("100001", to: karim)
        let refused = try desk.leroux.presses("Annuler le dernier geste", on: lent)
        #expect(refused.status == 422)
        #expect(
            try refused.band().contains(
                "Ce geste ne s’annule plus : ce qu’il avait changé a encore changé depuis."))
        #expect(try desk.holder(of: "100001") == "Benali Karim")
    }

    @Test(
        "two desks lend the same copy at the same instant: one succeeds, the other is told by whom it is held"
    )
    func race() throws {
        let readers = [
            try desk.reader("Garnier Zoé", number: "1001"), try desk.reader("Benali Karim", number: "1002"),
        ]
        let desks = [desk.leroux, try desk.person("petit")]
        for copy in (1...24).map({ "\(200000 + $0)" }) {
            let requests = try zip(desks, readers).map { person, reader in
                try person.request(scanning: copy, on: try person.opens("/gestion?lecteur=\(reader)"))
            }
            let both = try answersAtOnce(to: requests)
            #expect(both.map(\.status).sorted() == [303, 422])
            let winner = both[0].status == 303 ? 0 : 1
            let name = ["Garnier Zoé", "Benali Karim"][winner]
            #expect(try desk.holder(of: copy) == name)
            #expect(
                try both[1 - winner].band().contains("est prêté à \(name) (5e B) depuis le jeudi 19 novembre")
            )
        }
    }

    @Test("the same form sent twice at the same instant is one loan")
    func sameInstant() throws {
        let zoe = try desk.reader("Garnier Zoé", number: "1001")
        let page = try desk.leroux.opens("/gestion?lecteur=\(zoe)")
        for copy in (1...12).map({ "\(200000 + $0)" }) {
            let request = try desk.leroux.request(scanning: copy, on: page)
            let both = try answersAtOnce(to: [request, request])
            #expect(both.map(\.status) == [303, 303])
            let places = both.compactMap { $0.response.headers["location"] }
            #expect(Set(places.map { $0.replacingOccurrences(of: "&redit=1", with: "") }).count == 1)
        }
        #expect(try desk.read { try $0.currentLoans(of: zoe) }.count == 12)
    }

    /// Each request has its thread.
    private func answersAtOnce(to requests: [Request]) throws -> [TestPage] {
        let (site, answers) = (desk.site, Answers())
        DispatchQueue.concurrentPerform(iterations: requests.count) { place in
            answers.add(place, site.respond(to: requests[place]))
        }
        return try answers.inOrder().map { try TestPage($0) }
    }
}

/// What each thread was answered.
private final class Answers: @unchecked Sendable {
    private let lock = NSLock()
    private var answers: [Int: Response] = [:]

    func add(_ place: Int, _ answer: Response) { lock.withLock { answers[place] = answer } }

    func inOrder() -> [Response] { answers.sorted { $0.key < $1.key }.map(\.value) }
}
