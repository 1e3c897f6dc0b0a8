import Foundation
import Library
import Storage
import Testing

@Suite("What a campus sends to a portal")
struct ShelfTests {
    private let desk: Desk
    private let start = Date(timeIntervalSince1970: 1_795_200_000)

    init() throws { desk = try Desk(books: 1) }

    private func files(_ hours: Double) throws -> [ReceivedFile] {
        try desk.library.read { try $0.shelf.files(at: start + hours * 3_600) }
    }

    private func content(_ id: ID<ReceivedFile>, _ hours: Double) throws -> [UInt8]? {
        try desk.library.read { try $0.shelf.content(of: id, at: start + hours * 3_600) }
    }

    private func receive(_ text: String, _ hours: Double = 0) throws -> ID<ReceivedFile> {
        let file = try desk.library.write {
            try $0.shelf.receive(
                Array(text.utf8), naming: UsersCensus(people: 3, keys: []), from: "Cité scolaire",
                at: start + hours * 3_600)
        }
        return try #require(file).id
    }

    @Test("A-11 R-09 a users’ file is there for 72 hours, then gone, though nothing has purged it")
    func hours() throws {
        let id = try receive("<FICHES_XML/>")
        #expect(try content(id, 71.99) == Array("<FICHES_XML/>".utf8))
        #expect(try content(id, 72) == nil)
        #expect(try files(1).first?.isGone == false && files(72).first?.isGone == true)
        #expect(try files(0).first?.expiresAt == start + 72 * 3_600)
        #expect(try desk.library.read { try $0.shelf.nextExpiry() } == start + 72 * 3_600)
        try desk.library.write { try $0.shelf.purgeExpired(at: start + 72 * 3_600) }
        #expect(try content(id, 1) == nil, "the content is not in the file any more")
        #expect(try desk.library.read { try $0.shelf.nextExpiry() } == nil)
        #expect(try files(73).first?.people == 3, "who sent it, and how many, is remembered")
        try desk.library.write { try $0.shelf.purgeExpired(at: start + 400 * 86_400) }
        #expect(try files(0).isEmpty)
    }

    @Test("A-11 who downloaded it is kept; it may be removed before its time, once")
    func purge() throws {
        let id = try receive("<FICHES_XML/>")
        try desk.library.write { try $0.shelf.noteDownload(of: id, by: "Mme Leroux", at: start + 60) }
        #expect(try files(0).first?.downloads == [.init(at: start + 60, actor: "Mme Leroux")])
        #expect(try desk.library.write { try $0.shelf.purge(id, by: "Mme Leroux", at: start + 60) })
        #expect(try desk.library.write { try !$0.shelf.purge(id, by: "M. Diallo", at: start + 60) })
        let file = try #require(try files(0).first)
        #expect(file.isGone && file.purgedBy == "Mme Leroux")
    }

    @Test("A-11 so many files at most: the oldest goes first")
    func most() throws {
        let ids = try (0..<12).map { try receive("<a>\($0)</a>", Double($0) / 10) }
        #expect(try content(ids[1], 2) == nil && content(ids[2], 2) != nil && content(ids[11], 2) != nil)
        #expect(try files(2).filter { !$0.isGone }.count == ReceivedFile.most)
    }

    @Test("R-10 a campus is known by its token, as long as the librarian keeps it")
    func tokens() throws {
        let token = SecretToken(random: Array("un jeton de trente-deux octets !".utf8))
        let stamp = desk.stamp()
        try desk.library.write {
            _ = try $0.shelf.add(token, client: [1, 255], label: " Campus\nde Saint-Aubin ", stamp: stamp)
        }
        #expect(
            try desk.library.read { try $0.shelf.campus(showing: token, at: start)?.label }
                == "Campus de Saint-Aubin")
        #expect(throws: CampusTokenRefusal.noLabel) {
            try desk.library.write {
                _ = try $0.shelf.add(token, client: [1, 255], label: " ", stamp: stamp)
            }
        }
        for number in 1..<CampusToken.most {
            try desk.library.write {
                _ = try $0.shelf.add(
                    SecretToken(random: Array("jeton numéro \(number) assez long".utf8)),
                    client: [2, UInt8(number)], label: "a",
                    stamp: stamp)
            }
        }
        #expect(throws: CampusTokenRefusal.tooMany) {
            try desk.library.write {
                _ = try $0.shelf.add(
                    SecretToken(random: Array("encore un de trop ici".utf8)), client: [3], label: "b",
                    stamp: stamp)
            }
        }
        try desk.library.write { try $0.shelf.removeToken(token.hash) }
        #expect(try desk.library.read { try $0.shelf.campus(showing: token, at: start) } == nil)
    }

    @Test("FORMATS 1.2 a client is given tokens for an hour, which end with the hour and with the client")
    func access() throws {
        let secret = SecretToken(random: Array("un secret de trente-deux octets !".utf8))
        let token = SecretToken(random: Array("un accès de trente-deux octets !!".utf8))
        let client = try desk.library.write {
            try $0.shelf.add(secret, client: [1, 255], label: "ENT", stamp: desk.stamp())
        }
        #expect(client == "01ff")
        func whose(_ client: String, _ secret: SecretToken) throws -> String? {
            try desk.library.read { try $0.shelf.campus(client: client, secret: secret) }
        }
        #expect(try whose("01ff", secret) == "ENT")
        #expect(try whose("01fe", secret) == nil && whose("01ff", token) == nil)
        try desk.library.write { try $0.shelf.grant(token, for: secret, at: start) }
        func shown(_ seconds: Double) throws -> String? {
            try desk.library.read { try $0.shelf.campus(showing: token, at: start + seconds)?.label }
        }
        #expect(try shown(3_599) == "ENT" && shown(3_600) == nil)
        func held(_ token: SecretToken) throws -> String? {
            try desk.library.read { try $0.shelf.campus(holding: token)?.client }
        }
        #expect(try held(token) == nil && held(secret) == "01ff", "a token of an hour is not the client")
        try desk.library.write { try $0.shelf.removeToken(secret.hash) }
        #expect(try shown(1) == nil, "the client is gone")
    }

    private func addPupils(_ count: Int, from first: Int = 0) throws {
        try desk.library.write { library in
            for number in first..<first + count {
                try library.borrowers.add(
                    BorrowerDetails(
                        name: "Élève \(number)", status: "Élève", schoolClass: "5e B",
                        entKey: "clef-\(number)"))
            }
            try library.borrowers.add(
                BorrowerDetails(name: "Prof \(first)", status: "Enseignant", entKey: "prof-\(first)"))
        }
    }

    private func bring(_ keys: some Sequence<Int>, people: Int? = nil, _ hours: Double = 0) throws
        -> ReceivedFile
    {
        let keys = Set(keys.map { "clef-\($0)" })
        let file = try desk.library.write {
            try $0.shelf.receive(
                [1], naming: UsersCensus(people: people ?? keys.count, keys: keys), from: "ENT",
                at: start + hours * 3_600)
        }
        return try #require(file)
    }

    @Test("D16 a file that would take away more than a fifth of the pupils known by a key waits for a yes")
    func pupils() throws {
        try addPupils(50)
        #expect(try !bring(0..<40).isHeld, "a fifth is not more than a fifth; teachers do not count")
        let held = try bring(0..<39)
        #expect(held.isHeld && held.shortage == UsersShortage(known: 50, missing: 11, people: 39, former: 40))
        #expect(try content(held.id, 0) == nil, "nobody uses it")
        #expect(try desk.library.write { try $0.shelf.confirm(held.id, by: "Mme Leroux", at: start) })
        #expect(try desk.library.write { try !$0.shelf.confirm(held.id, by: "Mme Leroux", at: start) })
        #expect(try content(held.id, 0) == [1])
        #expect(try files(0).first?.confirmedBy == "Mme Leroux")
    }

    @Test("D16 a file 40 % shorter than the former of the same sender waits; one that waits is no measure")
    func shorter() throws {
        #expect(try !bring([], people: 500).isHeld)
        #expect(try bring([], people: 300).isHeld)
        #expect(try !bring([], people: 301).isHeld, "compared with 500")
        #expect(try !bring([], people: 200).isHeld, "compared with 301")
    }

    @Test("D16 what a file would take away is counted anew when a librarian looks at it")
    func looked() throws {
        try addPupils(10)
        let file = try bring(0..<10)
        #expect(!file.isHeld)
        try addPupils(10, from: 10)
        let census = UsersCensus(people: 10, keys: Set((0..<10).map { "clef-\($0)" }))
        func weigh() throws -> Bool {
            try desk.library.write { try $0.shelf.weigh(file.id, naming: census, at: start) }
        }
        #expect(try weigh() && weigh())
        #expect(try files(0).first?.shortage.missing == 10)
        try desk.library.write { _ = try $0.shelf.confirm(file.id, by: "Mme Leroux", at: start) }
        #expect(try !weigh(), "whoever said yes said it for good")
    }

    @Test("A-10 each step of a file is told, the newest first; what programs ask has one line an hour")
    func transfers() throws {
        let id = try receive("<FICHES_XML/>")
        try desk.library.write { library in
            try library.shelf.noteDownload(of: id, by: "Mme Leroux", at: start + 60)
            try library.shelf.purgeExpired(at: start + 80 * 3_600)
            for (seconds, count) in [(100.0, 3), (200.0, 4), (3_700.0, 5)] {
                let at = start + seconds
                try library.transfers.add(
                    Transfer(.loans, party: "ENT", count: count, startedAt: at, endedAt: at))
            }
        }
        let told = try desk.library.read { try $0.transfers.transfers() }
        #expect(told.map(\.kind) == [.expired, .loans, .loans, .downloaded, .received])
        #expect(told.map(\.count) == [3, 5, 7, 3, 3])
        #expect(told[0].endedAt == start + 72 * 3_600 && told[2].endedAt == start + 200)
        try desk.library.write { try $0.transfers.forgetOld(at: start + 60 * 86_400 + 1_000) }
        #expect(try desk.library.read { try $0.transfers.count() } == 2)
    }
}
