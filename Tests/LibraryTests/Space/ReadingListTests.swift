import Library
import Storage
import Testing

@Suite("Reading lists")
struct ReadingListTests {
    @Test("P-04 a list keeps its documents in the order in which they were put, with their notes")
    func order() throws {
        let desk = try Desk(books: 3)
        let zoe = try desk.account(of: desk.add("Garnier Zoé"))
        let list = try desk.inSpace {
            try $0.makeList(named: "  Pour\nl’exposé ", note: "avant jeudi", of: zoe, stamp: desk.stamp())
        }
        for number in ["1a", "2a", "3a"] {
            let record = try desk.record(of: number)
            try desk.inSpace { try $0.add(record, to: list, of: zoe, on: desk.today) }
        }
        #expect(try desk.titles(of: list) == ["Livre 1", "Livre 2", "Livre 3"])
        let last = try desk.record(of: "3a")
        try desk.inSpace {
            try $0.move(last, in: list, of: zoe, to: 1, on: desk.today)
            try $0.annotate(last, in: list, of: zoe, note: " le chapitre 2\r\net la fin ", on: desk.today)
        }
        #expect(try desk.titles(of: list) == ["Livre 3", "Livre 1", "Livre 2"])
        try desk.inSpace { try $0.move(last, in: list, of: zoe, to: 1, on: desk.today) }
        #expect(try desk.titles(of: list) == ["Livre 3", "Livre 1", "Livre 2"], "said twice, done once")
        try desk.inSpace { try $0.move(last, in: list, of: zoe, to: 99, on: desk.today) }
        #expect(try desk.titles(of: list) == ["Livre 1", "Livre 2", "Livre 3"])
        #expect(try desk.ofSpace { try $0.entries(of: list) }.last?.note == "le chapitre 2\net la fin")
        let kept = try #require(try desk.ofSpace { try $0.list(list, of: zoe) })
        #expect(kept.name == "Pour l’exposé" && kept.note == "avant jeudi" && kept.count == 3)
        try desk.inSpace { try $0.remove(last, from: list, of: zoe, on: desk.today) }
        #expect(try desk.titles(of: list) == ["Livre 1", "Livre 2"])
    }

    @Test("somebody else’s list is not found, by any verb")
    func ownership() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.account(), try desk.account())
        let list = try desk.inSpace { try $0.makeList(named: "À moi", of: zoe, stamp: desk.stamp()) }
        let record = try desk.record(of: "1a")
        try desk.inSpace { try $0.add(record, to: list, of: zoe, on: desk.today) }
        let verbs: [(SpaceWriting) throws -> Void] = [
            { try $0.changeList(list, of: karim, name: "À toi", note: "", on: desk.today) },
            { try $0.add(record, to: list, of: karim, on: desk.today) },
            { try $0.annotate(record, in: list, of: karim, note: "x", on: desk.today) },
            { try $0.move(record, in: list, of: karim, to: 1, on: desk.today) },
            { try $0.remove(record, from: list, of: karim, on: desk.today) },
            { try $0.share(list, of: karim, at: secret) },
        ]
        for verb in verbs {
            #expect(throws: SpaceRefusal.unknown) { try desk.inSpace { try verb($0) } }
        }
        try desk.inSpace { try $0.removeList(list, of: karim) }
        #expect(try desk.ofSpace { try $0.list(list, of: karim) } == nil)
        #expect(try desk.ofSpace { try $0.lists(of: zoe) }.map(\.name) == ["À moi"])
        #expect(try desk.titles(of: list) == ["Livre 1"])
    }

    @Test("a shared list is read by its address, until it is shared no more")
    func sharing() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.account()
        let list = try desk.inSpace { try $0.makeList(named: "Classe", of: zoe, stamp: desk.stamp()) }
        #expect(try desk.ofSpace { try $0.sharedList(secret) } == nil)
        try desk.inSpace { try $0.share(list, of: zoe, at: secret) }
        #expect(try desk.ofSpace { try $0.sharedList(secret) }?.id == list)
        #expect(try desk.ofSpace { try $0.sharedList(otherSecret) } == nil)
        try desk.inSpace { try $0.share(list, of: zoe, at: otherSecret) }
        #expect(try desk.ofSpace { try $0.sharedList(secret) } == nil)
        try desk.inSpace { try $0.share(list, of: zoe, at: nil) }
        #expect(try desk.ofSpace { try $0.sharedList(otherSecret) } == nil)
    }

    @Test("what is too much, empty or twice is refused, and a form sent twice makes one list")
    func refusals() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.account()
        #expect(throws: SpaceRefusal.noName) {
            try desk.inSpace { try $0.makeList(named: " \n ", of: zoe, stamp: desk.stamp()) }
        }
        let first = try desk.inSpace { try $0.makeList(named: "Un", of: zoe, stamp: desk.stamp("même")) }
        #expect(
            try desk.inSpace { try $0.makeList(named: "Un", of: zoe, stamp: desk.stamp("même")) } == first)
        let record = try desk.record(of: "1a")
        try desk.inSpace { try $0.add(record, to: first, of: zoe, on: desk.today) }
        #expect(throws: SpaceRefusal.alreadyInList) {
            try desk.inSpace { try $0.add(record, to: first, of: zoe, on: desk.today) }
        }
        #expect(throws: SpaceRefusal.unknownRecord) {
            try desk.inSpace { try $0.add(ID(99), to: first, of: zoe, on: desk.today) }
        }
        for number in 2...100 {
            try desk.inSpace { try $0.makeList(named: "\(number)", of: zoe, stamp: desk.stamp()) }
        }
        #expect(throws: SpaceRefusal.tooManyLists(100)) {
            try desk.inSpace { try $0.makeList(named: "101", of: zoe, stamp: desk.stamp()) }
        }
        #expect(try desk.ofSpace { try $0.lists(of: zoe, holding: record) }.map(\.id) == [first])
    }

    @Test("a list holds five hundred documents and no more")
    func quota() throws {
        let desk = try Desk(books: 501)
        let zoe = try desk.account()
        let list = try desk.inSpace { try $0.makeList(named: "Tout", of: zoe, stamp: desk.stamp()) }
        try desk.inSpace { space in
            for number in 1...500 { try space.add(ID(Int64(number)), to: list, of: zoe, on: desk.today) }
        }
        #expect(throws: SpaceRefusal.tooManyEntries(500)) {
            try desk.inSpace { try $0.add(ID(501), to: list, of: zoe, on: desk.today) }
        }
    }
}
