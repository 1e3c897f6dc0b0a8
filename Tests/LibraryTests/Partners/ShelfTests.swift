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
        try desk.library.write {
            try $0.shelf.receive(
                Array(text.utf8), people: 3, from: "Cité scolaire", at: start + hours * 3_600)
        }
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
        #expect(try desk.library.write { try $0.shelf.purge(id, by: "Mme Leroux") })
        #expect(try desk.library.write { try !$0.shelf.purge(id, by: "M. Diallo") })
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
        try desk.library.write { try $0.shelf.add(token, label: " Campus\nde Saint-Aubin ", stamp: stamp) }
        #expect(
            try desk.library.read { try $0.shelf.campus(showing: token) } == "Campus de Saint-Aubin")
        #expect(throws: CampusTokenRefusal.noLabel) {
            try desk.library.write { try $0.shelf.add(token, label: " ", stamp: stamp) }
        }
        for number in 1..<CampusToken.most {
            try desk.library.write {
                try $0.shelf.add(
                    SecretToken(random: Array("jeton numéro \(number) assez long".utf8)), label: "a",
                    stamp: stamp)
            }
        }
        #expect(throws: CampusTokenRefusal.tooMany) {
            try desk.library.write {
                try $0.shelf.add(
                    SecretToken(random: Array("encore un de trop ici".utf8)), label: "b", stamp: stamp)
            }
        }
        try desk.library.write { try $0.shelf.removeToken(token.hash) }
        #expect(try desk.library.read { try $0.shelf.campus(showing: token) } == nil)
    }
}
