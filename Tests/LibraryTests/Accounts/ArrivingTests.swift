import Foundation
import Library
import Storage
import Testing

@Suite("Members whom an ENT sent")
struct ArrivingTests {
    private let portal: TestPortal
    private let now = Date(timeIntervalSince1970: 1_795_200_000)

    init() throws {
        portal = try TestPortal()
        try portal.library.write {
            try $0.signOn.set(
                IdentityProvider(
                    kind: .workspace, name: "ENT", address: "https://ent.example/cas",
                    activeSince: Day(now, in: .gmt)))
        }
    }

    private func arrive(_ key: String, on day: Day) throws -> ID<Account>? {
        try portal.library.write { library in
            try library.arrive(
                as: key, named: "Membre", isMember: true, ticket: "ST-\(key)-\(day)",
                opening: SessionOpening(
                    token: SecretToken(random: RandomBytes.system(32)), hours: 1, device: "", replacing: nil),
                at: now, on: day)
        }?.id
    }

    private func isThere(_ account: ID<Account>) throws -> Bool {
        try portal.library.read { try $0.accounts.account(account) } != nil
    }

    @Test("P-09 who has not come for more than a year is forgotten, and who came this year is not")
    func forgotten() throws {
        let today = Day(now, in: .gmt)
        let old = try #require(try arrive("old", on: today - 500))
        let new = try #require(try arrive("new", on: today - 100))
        try portal.library.write { try $0.forgetOldMembers(on: today) }
        #expect(try !isThere(old))
        #expect(try isThere(new))
    }

    @Test("nobody comes back as a member of an ENT that is no longer asked: they are forgotten too")
    func ended() throws {
        let today = Day(now, in: .gmt)
        let member = try #require(try arrive("one", on: today))
        try portal.library.write { try $0.signOn.removeProvider() }
        try portal.library.write { try $0.forgetOldMembers(on: today) }
        #expect(try !isThere(member))
    }
}
