import Library
import Storage
import Testing

@Suite("Reviews")
struct ReviewTests {
    @Test(
        "P-05 a review is read by all once it was approved, without its author’s name; the moderator sees it")
    func moderation() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let record = try desk.record(of: "1a")
        try desk.inSpace {
            try $0.review(record, by: zoe, stars: 5, text: "Génial !", on: desk.today)
            try $0.review(record, by: karim, stars: 2, text: "", on: desk.today)
        }
        #expect(try desk.ofSpace { try $0.reviews(of: record) }.count == 0)
        #expect(try desk.ofSpace { try $0.reviewCounts() } == [.toModerate: 2])
        let waiting = try desk.ofSpace { try $0.reviews(in: .toModerate) }
        #expect(waiting.map(\.author?.name) == ["Garnier Zoé", "Benali Karim"])
        for review in waiting {
            #expect(
                try desk.inSpace { try $0.judge(review.id, as: .approved, stamp: desk.stamp()) }
                    == .toModerate)
        }
        let summary = try desk.ofSpace { try $0.reviews(of: record) }
        #expect(summary.count == 2 && summary.tenths == 35)
        #expect(summary.approved == [.init(stars: 5, text: "Génial !", writtenOn: desk.today)])
        #expect(try desk.ofSpace { try $0.review(of: record, by: zoe) }?.judgedBy == "Mme Leroux")
    }

    @Test("one review a reader and document: written anew it waits again, sent twice it does not")
    func once() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let record = try desk.record(of: "1a")
        func write(_ stars: Int, _ text: String) throws {
            try desk.inSpace { try $0.review(record, by: zoe, stars: stars, text: text, on: desk.today) }
        }
        func state() throws -> ReviewState? { try desk.ofSpace { try $0.reviews(by: zoe) }.first?.state }
        try write(4, "Bien")
        let id = try #require(try desk.ofSpace { try $0.reviews(by: zoe) }.first).id
        try desk.inSpace { try $0.judge(id, as: .approved, stamp: desk.stamp()) }
        try write(4, "Bien")
        #expect(try state() == .approved)
        try write(4, "Bien, mais la fin…")
        #expect(try state() == .toModerate)
        #expect(try desk.ofSpace { try $0.reviews(by: zoe) }.count == 1)
        try desk.inSpace { try $0.withdrawReview(of: record, by: zoe) }
        #expect(try state() == nil)
    }

    @Test("B-81 a temporary user writes nothing; stars go from one to five; a text has an end")
    func refusals() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.setAside(karim)
        let record = try desk.record(of: "1a")
        func refusal(_ reader: ID<Borrower>, _ record: ID<Record>, _ stars: Int, _ text: String = "")
            -> SpaceRefusal?
        {
            #expect(throws: SpaceRefusal.self) {
                try desk.inSpace {
                    try $0.review(record, by: reader, stars: stars, text: text, on: desk.today)
                }
            }
        }
        #expect(refusal(karim, record, 3) == .mayNotReview)
        #expect(refusal(zoe, record, 0) == .noStars)
        #expect(refusal(zoe, record, 6) == .noStars)
        #expect(refusal(zoe, ID(99), 3) == .unknownRecord)
        #expect(refusal(zoe, record, 3, String(repeating: "é", count: 2001)) == .tooLong(2000))
        #expect(throws: SpaceRefusal.unknown) {
            try desk.inSpace { try $0.judge(ID(99), as: .approved, stamp: desk.stamp()) }
        }
        try desk.inSpace {
            try $0.review(
                record, by: zoe, stars: 3, text: String(repeating: "é", count: 2000), on: desk.today)
        }
    }
}
