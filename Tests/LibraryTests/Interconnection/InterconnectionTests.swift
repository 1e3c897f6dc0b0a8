import Foundation
import Library
import Storage
import Testing

@Suite("The interconnection of a portal, in its file")
struct InterconnectionTests {
    let portal: TestPortal

    init() throws { portal = try TestPortal() }

    private let ent = IdentityProvider(kind: .workspace, name: "Mon ENT", address: "https://ent.example/cas")
    private let other = IdentityProvider(
        kind: .workspace, name: "Autre", address: "https://autre.example/cas")

    private func stamp(at date: Date = Date(timeIntervalSince1970: 1_795_258_800)) -> Stamp {
        Stamp(token: UUID().uuidString, actor: "Mme Leroux", at: date, zone: .gmt)
    }

    private func write<Value>(_ body: (InterconnectionWriting) throws -> Value) throws -> Value {
        try portal.library.write { try body($0.interconnection) }
    }

    private func read<Value>(_ body: (InterconnectionReading) throws -> Value) throws -> Value {
        try portal.library.read { try body($0.interconnection) }
    }

    private func add(_ name: String, key: String?) throws -> ID<Borrower> {
        try portal.library.write { try $0.borrowers.add(BorrowerDetails(name: name, entKey: key)) }
    }

    private func key(of borrower: ID<Borrower>) throws -> String? {
        try portal.library.read { try $0.borrowers.borrower(borrower) }?.details.entKey
    }

    @Test("A-04 A-14 one at a time: chosen, activated, deactivated, and another may be chosen")
    func oneAtATime() throws {
        try write { try $0.choose(ent, stamp: stamp()) }
        #expect(try read { try $0.provider() }?.isActive == false)
        try write { try $0.choose(other, stamp: stamp()) }
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(try read { try $0.provider() }?.activeSince == Day("2026-11-21"))
        #expect(throws: InterconnectionRefusal.inUse(name: "Mon ENT")) {
            try write { try $0.choose(other, stamp: stamp()) }
        }
        try write { try $0.deactivate(stamp: stamp()) }
        #expect(try read { try $0.provider() } == nil)
        #expect(try read { try $0.former() } == ent)
        #expect(throws: InterconnectionRefusal.none) { try write { try $0.deactivate(stamp: stamp()) } }
        #expect(
            try read { try $0.events(limit: 9) }.map(\.kind) == [
                .deactivated, .activated, .chosen, .chosen, .chosen,
            ])
    }

    @Test("a form of a page that says how it stood no longer is refused")
    func stale() throws {
        let before = try read { try $0.mark() }
        try write { try $0.check(before) }
        try write { try $0.choose(ent, stamp: stamp()) }
        #expect(throws: InterconnectionRefusal.stale) { try write { try $0.check(before) } }
        let chosen = try read { try $0.mark() }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(try read { try $0.mark() } != chosen)
    }

    @Test("B-13 keys of the former one are to go first; those of the same one are not in the way")
    func formerKeys() throws {
        let zoe = try add("Zoé Marchand", key: "k-zoe")
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        try write { try $0.deactivate(stamp: stamp()) }
        try write { try $0.choose(other, stamp: stamp()) }
        #expect(throws: InterconnectionRefusal.formerKeys(of: "Mon ENT", people: 1)) {
            try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        }
        #expect(try read { try $0.provider() }?.isActive == false)
        // The same one again: its keys are good.
        try write { try $0.choose(ent, stamp: stamp()) }
        #expect(try read { try $0.nameOfFormerKeys() } == nil)
        try write { try $0.choose(other, stamp: stamp()) }
        _ = try write { try $0.removeKeys(of: 1, mayEmptyInUse: true, stamp: stamp()) }
        #expect(try key(of: zoe) == nil)
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(try read { try $0.provider() }?.isActive == true)
    }

    @Test("A-14 B-13 in use, people are called otherwise when no key remains, or all are said good")
    func changedKeys() throws {
        _ = try add("Zoé Marchand", key: "k-zoe")
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.change(to: other, keepsKeys: false, stamp: stamp()) }
        try write { try $0.change(to: ent, keepsKeys: false, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        var attribute = ent
        attribute.identityAttribute = "externalId"
        for changed in [other, attribute] {
            #expect(throws: InterconnectionRefusal.formerKeys(of: "Mon ENT", people: 1)) {
                try write { try $0.change(to: changed, keepsKeys: false, stamp: stamp()) }
            }
        }
        var renamed = ent
        renamed.name = "Notre ENT"
        try write { try $0.change(to: renamed, keepsKeys: false, stamp: stamp()) }
        try write { try $0.change(to: attribute, keepsKeys: true, stamp: stamp()) }
        #expect(try read { try $0.provider() }?.identityAttribute == "externalId")
        _ = try write { try $0.removeKeys(of: 1, mayEmptyInUse: true, stamp: stamp()) }
        try write { try $0.change(to: other, keepsKeys: false, stamp: stamp()) }
        #expect(try read { try $0.provider() }?.address == other.address)
    }

    @Test("B-10 keys of the one in use are emptied only by who may end it")
    func keysInUse() throws {
        let zoe = try add("Zoé Marchand", key: "k-zoe")
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(throws: KeyRefusal.inUse(name: "Mon ENT")) {
            _ = try write { try $0.removeKeys(of: 1, mayEmptyInUse: false, stamp: stamp()) }
        }
        #expect(try key(of: zoe) == "k-zoe")
        try write { try $0.deactivate(stamp: stamp()) }
        _ = try write { try $0.removeKeys(of: 1, mayEmptyInUse: false, stamp: stamp()) }
        #expect(try key(of: zoe) == nil)
    }

    @Test("B-13 keys are not given back while another interconnection than theirs is in use")
    func strangeKeys() throws {
        let zoe = try add("Zoé Marchand", key: "k-zoe")
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        try write { try $0.deactivate(stamp: stamp()) }
        let removal = try write { try $0.removeKeys(of: 1, mayEmptyInUse: false, stamp: stamp()) }
        try write { try $0.choose(other, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(throws: KeyRefusal.ofAnother(inUse: "Autre")) {
            try write { try $0.restoreKeys(of: removal, stamp: stamp()) }
        }
        #expect(try key(of: zoe) == nil)
        try write { try $0.deactivate(stamp: stamp()) }
        #expect(try write { try $0.restoreKeys(of: removal, stamp: stamp()) } == 1)
    }

    @Test("B-13 keys are given back to the same interconnection, taken up again since")
    func sameAgain() throws {
        let zoe = try add("Zoé Marchand", key: "k-zoe")
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        try write { try $0.deactivate(stamp: stamp()) }
        let removal = try write { try $0.removeKeys(of: 1, mayEmptyInUse: false, stamp: stamp()) }
        try write { try $0.choose(ent, stamp: stamp()) }
        try write { try $0.activate(keepsKeys: false, stamp: stamp()) }
        #expect(try write { try $0.restoreKeys(of: removal, stamp: stamp()) } == 1)
        #expect(try key(of: zoe) == "k-zoe")
    }

    @Test("B-10 B-11 « Identité ENT » of all borrowers is emptied at once; nothing else is")
    func removeKeys() throws {
        let people = try (1...120).map { try add("Élève \($0)", key: "k\($0)") }
        let without = try add("Sans Clef", key: nil)
        #expect(throws: KeyRefusal.otherCount(120)) {
            _ = try write { try $0.removeKeys(of: 3, mayEmptyInUse: true, stamp: stamp()) }
        }
        _ = try write { try $0.removeKeys(of: 120, mayEmptyInUse: true, stamp: stamp()) }
        #expect(try people.allSatisfy { try key(of: $0) == nil })
        #expect(try portal.library.read { try $0.borrowers.list(BorrowerQuery(size: 1)).total } == 121)
        let trail = try portal.library.read { try $0.borrowers.events(of: people[7]) }
        #expect(trail.first?.action == .keyRemoved)
        #expect(trail.first?.actor == "Mme Leroux")
        #expect(try portal.library.read { try $0.borrowers.events(of: without) }.isEmpty)
        #expect(throws: KeyRefusal.noKeys) {
            _ = try write { try $0.removeKeys(of: 0, mayEmptyInUse: true, stamp: stamp()) }
        }
    }

    @Test("they are given back once, to those who are still here and have no other since")
    func restoreKeys() throws {
        let (zoe, karim, lea) = (
            try add("Zoé", key: "k1"), try add("Karim", key: "k2"), try add("Léa", key: "k3")
        )
        let removal = try write { try $0.removeKeys(of: 3, mayEmptyInUse: true, stamp: stamp()) }
        #expect(try read { try $0.removal() }?.people == 3)
        // Karim has a key of the new ENT, and somebody new has the one that was Léa's.
        try portal.library.write { library in
            try library.borrowers.change(karim, to: BorrowerDetails(name: "Karim", entKey: "n2"))
        }
        _ = try add("Nouvelle", key: "k3")
        #expect(try write { try $0.restoreKeys(of: removal, stamp: stamp()) } == 1)
        #expect(try key(of: zoe) == "k1")
        #expect(try key(of: karim) == "n2")
        #expect(try key(of: lea) == nil)
        #expect(throws: KeyRefusal.nothingToRestore) {
            try write { try $0.restoreKeys(of: removal, stamp: stamp()) }
        }
        #expect(try read { try $0.removal() } == nil)
    }

    @Test("after a month they are forgotten, and with the borrower at once")
    func forgotten() throws {
        let zoe = try add("Zoé", key: "k1")
        _ = try add("Karim", key: "k2")
        let removal = try write { try $0.removeKeys(of: 2, mayEmptyInUse: true, stamp: stamp()) }
        try portal.library.write { try $0.borrowers.remove(zoe, stamp: stamp()) }
        let later = stamp(at: Date(timeIntervalSince1970: 1_795_258_800 + 29 * 86_400))
        _ = try portal.library.retain(stamp: later)
        #expect(try read { try $0.removal() } != nil)
        _ = try portal.library.retain(stamp: stamp(at: later.at + 3 * 86_400))
        #expect(throws: KeyRefusal.nothingToRestore) {
            try write { try $0.restoreKeys(of: removal, stamp: stamp()) }
        }
    }
}
