import Foundation
import Storage
import Testing

@testable import Portal

@Suite("Tickets")
struct TicketsTests {
    let now = TestCampus.noon
    let home = SignOnHome.campus(.demonstration)

    func secret(_ number: UInt8) -> SecretToken {
        SecretToken(random: Array(repeating: number, count: 32))
    }

    func grant(_ service: String, isProxy: Bool = false) -> Tickets.Grant {
        Tickets.Grant(home: home, session: "s", service: service, isFresh: false, isProxy: isProxy)
    }

    @Test("a ticket is worth one attempt, during thirty seconds, at the place that gave it")
    func life() {
        let tickets = Tickets()
        let first = tickets.issue(grant("https://a/"), secret: secret(1), at: now)
        #expect(first.hasPrefix("ST-"))
        #expect(first.wholeMatch(of: /[A-Za-z0-9-]{32,256}/) != nil, "CAS Protocol 3.0, 3.7")
        #expect(tickets.redeem(first, at: .campus(CampusCode("autre") ?? .demonstration), now: now) == nil)
        #expect(tickets.redeem(first, at: home, now: now)?.service == "https://a/")
        #expect(tickets.redeem(first, at: home, now: now) == nil)
        let second = tickets.issue(grant("https://a/"), secret: secret(2), at: now)
        #expect(tickets.redeem(second, at: home, now: now + 29) != nil)
        let third = tickets.issue(grant("https://a/"), secret: secret(3), at: now)
        #expect(tickets.redeem(third, at: home, now: now + 30) == nil)
        #expect(
            tickets.issue(grant("https://a/", isProxy: true), secret: secret(4), at: now).hasPrefix("PT-"))
    }

    @Test("that a password was given is said once, and of one session")
    func proof() {
        let tickets = Tickets()
        let word = tickets.prove("s", at: home, secret: secret(1), now: now)
        #expect(!tickets.isProven(word, session: "other", at: home, now: now))
        #expect(!tickets.isProven(word, session: "s", at: home, now: now))
        let other = tickets.prove("s", at: home, secret: secret(2), now: now)
        #expect(tickets.isProven(other, session: "s", at: home, now: now))
        #expect(!tickets.isProven(other, session: "s", at: home, now: now))
        let ticket = tickets.issue(grant("https://a/"), secret: secret(3), at: now)
        #expect(!tickets.isProven(ticket, session: "s", at: home, now: now))
    }
}

@Suite("The address of a service")
struct ServiceAddressTests {
    @Test(
        "is of a declared service",
        arguments: [
            ("https://a.example/", "https://a.example/"), ("https://a.example/", "https://A.example/x?y=1"),
            ("https://a.example/x", "https://a.example/x"), ("https://a.example/x", "https://a.example/x/y"),
            ("https://a.example", "https://a.example:443/x"),
            ("https://*.a.example/", "https://b.a.example/x"),
            ("http://localhost:81/", "http://localhost:81/x"),
        ])
    func taken(_ pattern: String, _ service: String) throws {
        #expect(try #require(ServicePattern(pattern)).takes(try #require(ServiceAddress(service))))
    }

    @Test(
        "is of no declared service",
        arguments: [
            ("https://a.example/", "http://a.example/"), ("https://a.example/", "https://a.example:444/"),
            ("https://a.example/x", "https://a.example/xy"),
            ("https://a.example/x", "https://a.example/x/../y"),
            ("https://a.example/x", "https://a.example/x/%2e%2E/y"),
            ("https://a.example/", "https://a.example.evil/"),
            ("https://*.a.example/", "https://a.example/"),
            ("https://*.a.example/", "https://c.b.a.example/"),
            ("https://*.a.example/", "https://evil-a.example/"),
            ("https://a.example/x", "https://a.example/x%2F..%2Fy"),
        ])
    func refused(_ pattern: String, _ service: String) throws {
        #expect(try !#require(ServicePattern(pattern)).takes(try #require(ServiceAddress(service))))
    }

    @Test(
        "is none",
        arguments: [
            "", "a.example", "ftp://a.example/", "https://u:p@a.example/", "https://a.example\\@evil/",
            "https://a.example/ x", "https://a.example/\r\nX: y", "https://a.example/#x",
            "javascript:alert(1)",
        ])
    func unreadable(_ text: String) {
        #expect(ServiceAddress(text) == nil)
    }

    @Test(
        "patterns that could stand for anybody are refused",
        arguments: ["https://*/", "https://*.fr/*", "https://*", "*", "https://a*.fr/"])
    func wide(_ text: String) {
        #expect(ServicePattern(text) == nil)
    }
}

@Suite("What a service is told")
struct SignOnSubjectTests {
    private let pupil: SignOnSubject = {
        var subject = SignOnSubject(key: "KEY", login: "lea.martin")
        (subject.lastName, subject.firstName) = ("Martin", "Léa")
        subject.bornOn = Day("2012-03-07")
        subject.profiles = [.pupil]
        subject.schools = [RNE("9990001X")].compactMap(\.self)
        subject.classes = ["4eB"]
        subject.card = "1003"
        return subject
    }()

    @Test("O-01 O-03 a service that needs a key is told the key, a portal no name")
    func keys() {
        #expect(pupil.user(for: .key) == "KEY" && pupil.elements(for: .key, standard: []).isEmpty)
        let told = "\(pupil.elements(for: .portal, standard: []))"
        for word in ["Martin", "Léa", "lea.martin", "2012", "1003"] { #expect(!told.contains(word)) }
        for word in ["KEY", "National_ELV", "National_1", "9990001X", "4eB"] { #expect(told.contains(word)) }
    }

    @Test("PRONOTE is told a name and a birth date, and never the key of the portals")
    func pronote() {
        #expect(pupil.user(for: .pronote) == "lea.martin")
        let told = "\(pupil.elements(for: .pronote, standard: []))"
        for word in ["Martin", "Léa", "07/03/2012", "National_1"] { #expect(told.contains(word)) }
        #expect(!told.contains("KEY"))
    }

    @Test("a publisher is told a number and what kind of reader it is")
    func publisher() {
        #expect(pupil.user(for: .publisher) == "1003")
        let told = "\(pupil.elements(for: .publisher, standard: []))"
        for word in ["eleve", "National_1", "9990001X"] { #expect(told.contains(word)) }
        for word in ["Martin", "Léa", "KEY", "4eB"] { #expect(!told.contains(word)) }
    }
}

extension TicketsTests {
    @Test("somebody who asks for very many tickets drops their own, and nobody else's")
    func mostOfSession() {
        let tickets = Tickets()
        let other = tickets.issue(
            Tickets.Grant(home: home, session: "other", service: "https://b/", isFresh: false),
            secret: secret(1), at: now)
        let own = (0..<Tickets.mostOfSession + 1).map {
            tickets.issue(grant("https://a/"), secret: secret(UInt8(10 + $0)), at: now)
        }
        #expect(tickets.redeem(own[0], at: home, now: now) == nil)
        #expect(tickets.redeem(own[1], at: home, now: now) != nil)
        #expect(tickets.redeem(other, at: home, now: now) != nil)
    }

    @Test("made-up tickets tire a network, and the others go on")
    func tired() {
        let throttle = Throttle()
        for _ in 0..<3 { _ = throttle.admits(.arrival("192.0.2.1"), atMost: 3, at: now) }
        #expect(throttle.isTired(ofArrivalsFrom: "192.0.2.1", atMost: 3, at: now))
        #expect(!throttle.isTired(ofArrivalsFrom: "192.0.2.2", atMost: 3, at: now))
        #expect(!throttle.isTired(ofArrivalsFrom: "192.0.2.1", atMost: 3, at: now + 60))
    }
}

extension TicketsTests {
    @Test("notices that wait are bounded: a pupil cannot keep the server busy telling")
    func notices() {
        let outside = Outside(run: { _, _ in })
        let told = (0..<2_100).count { _ in outside.tell {} }
        #expect(told == 2_000)
        let free = Outside(run: { _, work in work() })
        #expect((0..<2_100).allSatisfy { _ in free.tell {} }, "what is told makes room")
    }

    @Test("a notice is sent under the certificate of the service that it is for")
    func certificates() throws {
        let services = [
            CasService(name: "A", address: "https://a.example/", certificate: "PEM A"),
            CasService(name: "B", address: "https://a.example/b/", certificate: "PEM B"),
        ]
        func found(_ address: String) throws -> String? {
            services.nearest(to: try #require(ServiceAddress(address)))?.service.certificate
        }
        #expect(try found("https://a.example/x") == "PEM A")
        #expect(try found("https://a.example/b/x") == "PEM B")
        #expect(try found("https://c.example/") == nil)
    }
}
