import Library
import Storage
import Testing

@Suite("Pages found, contents to review, activity")
struct FoundPageTests {
    @Test("a search finds published texts by title and headings, and selections; nobody else’s")
    func search() throws {
        let desk = try Desk()
        try desk.publish(.news, "Rencontre avec une autrice", "## Où et quand\n\nAu CDI, avec un loup.")
        try desk.publish(.page, "Réserver un livre", for: Readership(.signedIn))
        try desk.publish(.news, "Visite des sixièmes", for: sixth)
        try desk.publish(.news, "Rencontre de demain", from: desk.today + 1)
        try desk.publish(.news, "Rencontre d’hier", until: desk.today - 1)
        try desk.library.write {
            _ = try $0.editorial.add(.news, title: "Rencontre en brouillon", stamp: desk.stamp())
        }
        try desk.select("Rencontres en romans")
        func found(_ text: String, _ reader: Reader = .visitor) throws -> Set<String> {
            Set(
                try desk.presented { try $0.pages(answering: text, for: reader, on: desk.today) }.map(
                    \.title))
        }
        #expect(try found("rencontres") == ["Rencontre avec une autrice", "Rencontres en romans"])
        #expect(try found("autrice quand") == ["Rencontre avec une autrice"])
        // A word of the text alone would bring pages up beside any book.
        #expect(try found("loup") == [])
        #expect(try found("reserver") == [])
        #expect(try found("reserver", .parent) == ["Réserver un livre"])
        #expect(try found("visite", .pupil("5e B")) == [])
        #expect(try found("visite", .pupil("6e A")) == ["Visite des sixièmes"])
    }

    @Test("D9 what expired, what nobody reads, what ends is to be looked at again")
    func review() throws {
        let desk = try Desk()
        desk.today = try #require(Day("2025-09-01"))
        let old = try desk.publish(.page, "Page oubliée")
        let read = try desk.publish(.page, "Page lue")
        try desk.publish(.news, "Rentrée", until: desk.today + 30)
        desk.today = try #require(Day("2026-11-19"))
        try desk.publish(.page, "Page neuve")
        try desk.select("Prix 2026", until: desk.today - 3)
        var tally = ActivityTally()
        tally.see(read, on: desk.today - 10)
        tally.see(ID(999), on: desk.today)
        try desk.presenting { writing in
            try writing.add(tally)
            for (title, days) in [("Bientôt fini", 40), ("Fini", -1), ("Long", 200)] {
                try writing.addResource(
                    Resource.Settings(
                        title: title, address: "https://exemple.org", subscribedUntil: desk.today + days),
                    stamp: desk.stamp())
            }
        }
        let contents = try desk.presented { try $0.contentsToReview(on: desk.today) }
        #expect(contents.expired.map(\.title) == ["Rentrée"])
        #expect(contents.unseen.map(\.id) == [old])
        #expect(contents.endedSelections.map(\.title) == ["Prix 2026"])
        #expect(Set(contents.endingSubscriptions.map(\.title)) == ["Bientôt fini", "Fini"])
    }

    @Test("B1 activity is counted by day, without anybody")
    func activity() throws {
        let desk = try Desk()
        let page = try desk.publish(.news, "Actualité")
        for day in [desk.today - 1, desk.today, desk.today] {
            var tally = ActivityTally()
            tally.count(.page, on: day)
            tally.count(.page, on: day)
            tally.count(.search, on: desk.today)
            tally.see(page, on: day)
            try desk.presenting { try $0.add(tally) }
        }
        let period = FigurePeriod.month(of: desk.today)
        #expect(
            try desk.presented { try $0.activity(period) } == [
                ActivityCount(day: desk.today, counts: [.page: 4, .search: 3]),
                ActivityCount(day: desk.today - 1, counts: [.page: 2]),
            ])
        let readings = try desk.presented { try $0.readings() }
        #expect(readings[page]?.count == 3 && readings[page]?.lastOn == desk.today)
    }
}
