import Formats
import Library
import Storage
import Testing

@Suite("Saved searches")
struct SavedSearchTests {
    @Test("P-04 what entered since a search was last looked at is counted, and nothing else")
    func news() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.account()
        try desk.inSpace { try $0.save("?q=loup", named: "loup", of: zoe, on: desk.today) }
        func news() throws -> Int {
            let saved = try #require(try desk.ofSpace { try $0.searches(of: zoe) }.first)
            return try desk.ofSpace {
                try $0.newAnswers(to: Search(text: "loup"), after: saved.seenRecord)
            }
        }
        #expect(try news() == 0)
        try desk.portal.importing([.book("1", "Livre 1, avec un loup", copies: ["1a"])])
        #expect(try news() == 0, "a record that was corrected did not enter")
        try desk.portal.importing([.book("10", "Le loup"), .book("11", "Les loups"), .book("12", "L’agneau")])
        #expect(try news() == 2)
        let saved = try #require(try desk.ofSpace { try $0.searches(of: zoe) }.first)
        try desk.inSpace { try $0.markSeen(saved.id, of: zoe, on: desk.today + 3) }
        #expect(try news() == 0)
        #expect(try desk.ofSpace { try $0.searches(of: zoe) }.first?.seenOn == desk.today + 3)
    }

    @Test("a search is saved once, by its owner only, and a hundred at most")
    func refusals() throws {
        let desk = try Desk()
        let (zoe, karim) = (try desk.account(), try desk.account())
        let search = try desk.inSpace { try $0.save("?q=1", named: "un", of: zoe, on: desk.today) }
        #expect(throws: SpaceRefusal.alreadySaved) {
            try desk.inSpace { try $0.save("?q=1", named: "encore", of: zoe, on: desk.today) }
        }
        #expect(throws: SpaceRefusal.noName) {
            try desk.inSpace { try $0.save("?q=2", named: " ", of: zoe, on: desk.today) }
        }
        #expect(throws: SpaceRefusal.unknown) {
            try desk.inSpace { try $0.markSeen(search, of: karim, on: desk.today) }
        }
        try desk.inSpace { try $0.removeSearch(search, of: karim) }
        #expect(try desk.ofSpace { try $0.searches(of: zoe) }.count == 1)
        for number in 2...100 {
            try desk.inSpace { try $0.save("?q=\(number)", named: "x", of: zoe, on: desk.today) }
        }
        #expect(throws: SpaceRefusal.tooManySearches(100)) {
            try desk.inSpace { try $0.save("?q=101", named: "x", of: zoe, on: desk.today) }
        }
        try desk.inSpace { try $0.removeSearch(search, of: zoe) }
        #expect(try desk.ofSpace { try $0.searches(of: zoe) }.count == 99)
    }
}
