import Foundation
import School
import Storage
import Testing

@Suite("Somebody whom an identity provider sends")
struct ArrivingTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile
    private let now = Date(timeIntervalSince1970: 1_795_258_800)
    private let today: Day

    init() throws {
        campus = try TestCampusFile()
        today = try #require(Day("2026-11-21"))
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "INE0000001A", born: "2012-03-14"),
            World.pupil("Martin Lucas", "3eA", key: "2", born: "2012-05-01"),
            World.pupil("Martin Lucas", "3eB", key: "3", born: "2012-05-01"),
        ])
    }

    private func arrive(_ arrival: Arrival, seed: UInt8 = 1) throws -> CampusAccount? {
        try campus.file.write {
            try $0.arrive(
                arrival, ticket: "ST-\(seed)",
                opening: SessionOpening(
                    token: SecretToken(random: Array(repeating: seed, count: 32)), hours: 1, device: "",
                    replacing: nil), at: now, on: today)
        }
    }

    @Test("is known by the number of a file, and by the key of the espaces")
    func numbers() throws {
        let zoe = try campus.person("Marchand Zoé")
        #expect(try arrive(Arrival(key: "INE0000001A"))?.person == zoe.id)
        #expect(try arrive(Arrival(key: zoe.entKey), seed: 2)?.person == zoe.id)
        #expect(try arrive(Arrival(key: "INE0000009A"), seed: 3) == nil)
        #expect(try arrive(Arrival(key: "2"), seed: 4) == nil, "short numbers are alike in every school")
    }

    @Test("is known the first time by name and birth date, then by key alone, whatever the name becomes")
    func names() throws {
        let zoe = try campus.person("Marchand Zoé")
        let first = Arrival(key: "uid-zoe", lastName: "MARCHAND", firstName: "Zoe", bornOn: Day("2012-03-14"))
        #expect(try arrive(first)?.person == zoe.id)
        #expect(try arrive(Arrival(key: "uid-zoe"), seed: 2)?.person == zoe.id)
        let other = Arrival(
            key: "uid-other", lastName: "Marchand", firstName: "Zoé", bornOn: Day("2012-03-15"))
        #expect(try arrive(other, seed: 3) == nil)
        #expect(
            try arrive(Arrival(key: "uid-nobody", lastName: "Marchand", firstName: "Zoé"), seed: 4) == nil)
    }

    @Test("two people of one name and one birth date are never taken for one another")
    func homonyms() throws {
        let arrival = Arrival(key: "uid", lastName: "Martin", firstName: "Lucas", bornOn: Day("2012-05-01"))
        #expect(try arrive(arrival) == nil)
    }

    @Test("the end of the interconnection signs out whoever came by it, and forgets under which name")
    func leaving() throws {
        let token = SecretToken(random: Array(repeating: 1, count: 32))
        _ = try arrive(Arrival(key: "INE0000001A"))
        #expect(
            try campus.file.read { try $0.accounts.account(holding: token, at: now) }?.isDelegated == true)
        try campus.file.write { try $0.signOn.removeProvider() }
        #expect(try campus.file.read { try $0.accounts.account(holding: token, at: now) } == nil)
    }

    @Test("whoever is told that a session is over is told once, however it ended")
    func farewells() throws {
        let token = SecretToken(random: Array(repeating: 1, count: 32))
        _ = try arrive(Arrival(key: "INE0000001A"))
        try campus.file.write {
            try $0.signOn.grant("ST-9", to: "https://a/", portal: nil, session: token.hash)
        }
        #expect(try !campus.file.read { try $0.signOn.hasFarewells() })
        #expect(try campus.file.write { try $0.signOn.endSession(ofTicket: "ST-1") })
        #expect(try campus.file.write { try $0.signOn.takeFarewells(limit: 10) }.map(\.ticket) == ["ST-9"])
        #expect(try campus.file.write { try $0.signOn.takeFarewells(limit: 10) }.isEmpty)
    }

    @Test("another provider knows nobody by the names of the former one")
    func changing() throws {
        func provider(_ address: String) -> IdentityProvider {
            IdentityProvider(kind: .workspace, name: "ENT", address: address, activeSince: today)
        }
        try campus.file.write { try $0.signOn.set(provider("https://a.example/cas")) }
        let first = Arrival(
            key: "jdupont", lastName: "Marchand", firstName: "Zoé", bornOn: Day("2012-03-14"))
        #expect(try arrive(first) != nil)
        try campus.file.write { try $0.signOn.set(provider("https://a.example/cas")) }
        #expect(try arrive(Arrival(key: "jdupont"), seed: 2) != nil, "the same provider, saved again")
        try campus.file.write { try $0.signOn.set(provider("https://b.example/cas")) }
        let token = SecretToken(random: Array(repeating: 2, count: 32))
        #expect(try campus.file.read { try $0.accounts.account(holding: token, at: now) } == nil)
        #expect(try arrive(Arrival(key: "jdupont"), seed: 3) == nil)
    }

    @Test("whoever has left comes in no more, though known")
    func left() throws {
        let first = Arrival(
            key: "uid-zoe", lastName: "Marchand", firstName: "Zoé", bornOn: Day("2012-03-14"))
        #expect(try arrive(first) != nil)
        try campus.bring(
            [World.pupil("Martin Lucas", "3eA", key: "2", born: "2012-05-01")], complete: [.pupil])
        #expect(try arrive(Arrival(key: "uid-zoe"), seed: 2) == nil)
    }

    @Test("whoever has left does not come in with a password any more, and is told why")
    func leftWithPassword() throws {
        let zoe = try campus.person("Marchand Zoé")
        let account = try campus.file.write { writing in
            let account = try writing.accounts.ensure(for: zoe.id, on: today)
            try writing.accounts.setPassword(
                try Password("Cabane-aux-hiboux-12", salt: Array(1...16)), of: account.id, mustChange: false)
            return account
        }
        func signIn(_ seed: UInt8) throws {
            _ = try campus.file.signIn(
                account.login, password: "Cabane-aux-hiboux-12", from: "192.0.2.1",
                session: SessionOpening(
                    token: SecretToken(random: Array(repeating: seed, count: 32)), hours: 1, device: "",
                    replacing: nil), at: now)
        }
        try signIn(1)
        try campus.bring(
            [World.pupil("Martin Lucas", "3eA", key: "2", born: "2012-05-01")], complete: [.pupil])
        #expect(throws: SignInRefusal.left) { try signIn(2) }
    }
}
