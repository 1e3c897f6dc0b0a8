import Foundation
import Library
import Storage
import Testing

@Suite("Articles")
struct ArticleTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
    }

    @discardableResult
    private func write<Value>(_ body: (EditorialWriting) throws -> Value) throws -> Value {
        try desk.library.write { try body($0.editorial) }
    }

    private func read<Value>(_ body: (EditorialReading) throws -> Value) throws -> Value {
        try desk.library.read { try body($0.editorial) }
    }

    private func titles(_ kind: ArticleKind, for reader: Reader, on day: Day? = nil) throws -> [String] {
        try read { try $0.articles(kind, for: reader, on: day ?? desk.today) }.map(\.revision.title)
    }

    private func sixth(_ schoolClass: String) -> Reader {
        Reader(isSignedIn: true, isStaff: false, schoolClass: schoolClass)
    }

    private let staff = Reader(isSignedIn: true, isStaff: true, schoolClass: nil)
    private let guardian = Reader(isSignedIn: true, isStaff: false, schoolClass: nil)

    @Test("B1 readers see what was published last, while somebody writes further")
    func publishing() throws {
        let id = try write { try $0.add(.page, title: " Le  règlement ", source: "Un", stamp: desk.stamp()) }
        #expect(try read { try $0.article(id) }?.settings.slug == "le-reglement")
        #expect(try titles(.page, for: staff) == [])
        try write { try $0.publish(id) }
        try write {
            try $0.save(id, title: "Le règlement du CDI", source: "Deux", basedOn: 1, stamp: desk.stamp())
        }
        #expect(try titles(.page, for: .visitor) == ["Le règlement"])
        #expect(try read { try $0.article(id) }?.hasDraft == true)
        try write { try $0.publish(id) }
        let shown = try read { try $0.articles(.page, for: .visitor, on: desk.today) }
        #expect(shown.map(\.revision.source) == ["Deux"])
        #expect(shown.map(\.article.title) == ["Le règlement du CDI"])
        try write { try $0.withdraw(id) }
        #expect(try titles(.page, for: staff) == [])
        #expect(try read { try $0.revisions(of: id) }.map(\.source) == ["Deux", "Un"])
    }

    @Test("the second of two writers is told what the first one saved, and neither text is lost")
    func twoWriters() throws {
        let id = try write { try $0.add(.page, title: "A", source: "Un", stamp: desk.stamp()) }
        #expect(
            try write { try $0.save(id, title: "A", source: "Deux", basedOn: 1, stamp: desk.stamp()) } == 2)
        do {
            _ = try write { try $0.save(id, title: "A", source: "Trois", basedOn: 1, stamp: desk.stamp()) }
            Issue.record("the second writer must be told")
        } catch EditorialRefusal.changedMeanwhile(let current) {
            #expect(current.source == "Deux" && current.number == 2 && current.author == "Mme Leroux")
        }
        #expect(
            try write { try $0.save(id, title: "A", source: "Deux", basedOn: 1, stamp: desk.stamp()) } == 2,
            "the same words are no conflict, and no revision")
        #expect(try read { try $0.revisions(of: id) }.count == 2)
    }

    @Test("nothing is published but what its writer saw; a token of one article saves no other")
    func publishingWhatWasSeen() throws {
        let stamp = desk.stamp()
        let id = try write { try $0.add(.page, title: "A", source: "Un", stamp: stamp) }
        let other = try write { try $0.add(.page, title: "B", source: "Deux", stamp: desk.stamp()) }
        try write { try $0.save(id, title: "A", source: "Trois", basedOn: 1, stamp: desk.stamp()) }
        #expect(throws: EditorialRefusal.self) { try write { try $0.publish(id, number: 1) } }
        #expect(try read { try $0.article(id) }?.published == nil)
        #expect(throws: EditorialRefusal.unknown) {
            try write { try $0.save(other, title: "B", source: "Autre", basedOn: 1, stamp: stamp) }
        }
        #expect(try read { try $0.revisions(of: other) }.map(\.source) == ["Deux"])
    }

    @Test("a form that is sent twice is saved once; a restored revision is a new one")
    func restoring() throws {
        let stamp = desk.stamp()
        let id = try write { try $0.add(.news, title: "A", source: "Un", stamp: stamp) }
        #expect(try write { try $0.add(.news, title: "A", source: "Un", stamp: stamp) } == id)
        let saving = desk.stamp()
        for _ in 0..<2 {
            #expect(try write { try $0.save(id, title: "B", source: "Deux", basedOn: 1, stamp: saving) } == 2)
        }
        #expect(try write { try $0.restore(1, of: id, stamp: desk.stamp()) } == 3)
        #expect(try read { try $0.revision(3, of: id) }?.title == "A")
        #expect(throws: EditorialRefusal.unknown) {
            try write { try $0.restore(9, of: id, stamp: desk.stamp()) }
        }
    }

    @Test("P-09 who may read: everybody, those who are signed in, some classes, the staff")
    func readerships() throws {
        let readerships: [(String, Readership)] = [
            ("à tous", .everybody), ("aux connectés", Readership(.signedIn)),
            ("aux 6e", Readership(.signedIn, classes: ["6e A", "6e B"])), ("à l’équipe", Readership(.staff)),
        ]
        for (title, readership) in readerships {
            try write {
                let id = try $0.add(.page, title: title, stamp: desk.stamp())
                try $0.publish(id)
                try $0.set(
                    ArticleSettings(
                        slug: Article.slug(of: title), readership: readership, datedOn: desk.today), of: id)
            }
        }
        let readers: [(Reader, [String])] = [
            (.visitor, ["à tous"]), (guardian, ["aux connectés", "à tous"]),
            (sixth("6e A"), ["aux 6e", "aux connectés", "à tous"]),
            (sixth("6e"), ["aux connectés", "à tous"]),
            (sixth("5e B"), ["aux connectés", "à tous"]),
            (staff, ["aux 6e", "aux connectés", "à l’équipe", "à tous"]),
        ]
        for (reader, expected) in readers {
            #expect(try Set(titles(.page, for: reader)) == Set(expected))
            for (title, readership) in readerships {
                #expect(readership.admits(reader) == expected.contains(title), "\(title) \(reader)")
            }
        }
    }

    @Test("B1 a publication period opens and closes by itself; news come newest first")
    func period() throws {
        for (title, first, last, dated) in [
            ("hier", nil, -1, -9), ("demain", 1, nil, 0), ("ces jours-ci", -1, 1, -3),
            ("toujours", nil, nil, -1),
        ] as [(String, Int?, Int?, Int)] {
            try write {
                let id = try $0.add(.news, title: title, stamp: desk.stamp())
                try $0.publish(id)
                try $0.set(
                    ArticleSettings(
                        slug: Article.slug(of: title), shownFrom: first.map { desk.today + $0 },
                        shownUntil: last.map { desk.today + $0 }, datedOn: desk.today + dated), of: id)
            }
        }
        #expect(try titles(.news, for: .visitor) == ["toujours", "ces jours-ci"])
        #expect(
            try titles(.news, for: .visitor, on: desk.today + 1) == ["demain", "toujours", "ces jours-ci"])
        #expect(try titles(.news, for: .visitor, on: desk.today + 2) == ["demain", "toujours"])
        #expect(try read { try $0.everyArticle() }.count == 4)
    }

    @Test("bad input leaves everything as it was")
    func refusals() throws {
        let id = try write { try $0.add(.page, title: "Un", stamp: desk.stamp()) }
        let other = try write { try $0.add(.page, title: "Deux", stamp: desk.stamp()) }
        try write { _ = try $0.add(.news, title: "Un", stamp: desk.stamp()) }
        let attempts: [(EditorialRefusal, (EditorialWriting) throws -> Void)] = [
            (.slugTaken, { try $0.add(.page, title: "UN !", stamp: desk.stamp()) }),
            (.noTitle, { try $0.add(.page, title: " \u{0} ", stamp: desk.stamp()) }),
            (.badSlug, { try $0.add(.page, title: "中文", stamp: desk.stamp()) }),
            (.badSlug, { try $0.add(.page, title: "A", slug: "../a", stamp: desk.stamp()) }),
            (
                .tooLong(1_000_000),
                {
                    try $0.add(
                        .page, title: "A", source: String(repeating: "é", count: 500_001), stamp: desk.stamp()
                    )
                }
            ),
            (.slugTaken, { try $0.set(ArticleSettings(slug: "un", datedOn: desk.today), of: other) }),
            (
                .endsBeforeItStarts,
                {
                    try $0.set(
                        ArticleSettings(
                            slug: "deux", shownFrom: desk.today, shownUntil: desk.today + -1,
                            datedOn: desk.today),
                        of: other)
                }
            ),
            (.unknown, { try $0.publish(ID(99)) }),
            (
                .noAlternative,
                {
                    try $0.addPicture(
                        [1], hash: "a", mediaType: "image/png", width: 1, height: 1, name: "",
                        alternative: " ", stamp: desk.stamp())
                }
            ),
        ]
        for (refusal, attempt) in attempts {
            #expect(throws: refusal) { try write { try attempt($0) } }
        }
        #expect(try read { try $0.everyArticle() }.map(\.title).sorted() == ["Deux", "Un", "Un"])
        #expect(try read { try $0.article(id) }?.settings.slug == "un")
    }

    @Test("the same picture is kept once, with its bytes")
    func pictures() throws {
        let ids = try (0..<2).map { _ in
            try write {
                try $0.addPicture(
                    [1, 2, 3], hash: "abc", mediaType: "image/png", width: 2, height: 1, name: "a.png",
                    alternative: "Un chat", stamp: desk.stamp())
            }
        }
        #expect(ids[0] == ids[1])
        #expect(try read { try $0.pictures() }.map(\.alternative) == ["Un chat"])
        #expect(try read { try $0.bytes(of: ids[0]) } == [1, 2, 3])
    }
}
