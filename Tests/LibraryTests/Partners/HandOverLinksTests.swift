import Foundation
import Library
import Storage
import Testing

@Suite("Links of hand-over")
struct HandOverLinksTests {
    @Test("D8 a link that is revoked, over or full takes nothing any more, whoever began before")
    func over() throws {
        let desk = try Desk(books: 1)
        let start = Date(timeIntervalSince1970: 1_795_200_000)
        let stamp = desk.stamp()
        let id = try desk.library.write {
            try $0.handOvers.make(
                SecretToken(random: Array(1...32)), for: "Mme Petit", ent: "", days: 1, uploads: 1,
                stamp: stamp, at: start)
        }
        func note(_ kind: HandOver.Use.Kind, after seconds: Double = 0) throws {
            try desk.library.write { try $0.handOvers.note(.init(at: start + seconds, kind: kind), of: id) }
        }
        let answer = HandOver.Use.Kind.answer(address: "", isDeclared: true, isSeen: false)
        try note(.file(people: 2, hasKeys: false, draft: nil))
        #expect(throws: HandOverRefusal.full) { try note(.file(people: 2, hasKeys: true, draft: nil)) }
        try note(answer)
        try note(answer)
        #expect(throws: HandOverRefusal.over) { try note(answer, after: 86_400) }
        #expect(try desk.library.read { try $0.handOvers.unseenAnswers() } == 1)
        let link = try #require(try desk.library.read { try $0.handOvers.all() }.first)
        #expect(link.uses.map(\.kind) == [.file(people: 2, hasKeys: false, draft: nil), answer])
        try desk.library.write { try $0.handOvers.see(id) }
        #expect(try desk.library.read { try $0.handOvers.unseenAnswers() } == 0)
        #expect(try desk.library.write { try $0.handOvers.revoke(id, stamp: stamp) })
        #expect(try desk.library.write { try !$0.handOvers.revoke(ID(99), stamp: stamp) })
        #expect(throws: HandOverRefusal.over) { try note(answer) }
    }
}
