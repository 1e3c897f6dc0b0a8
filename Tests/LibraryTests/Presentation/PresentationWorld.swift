// What tests of the presentation begin with: a desk, and those who read.
import Foundation
import Library
import Storage
import Testing

extension Desk {
    @discardableResult
    func presenting<Value>(_ body: (PresentationWriting) throws -> Value) throws -> Value {
        try library.write { try body($0.presentation) }
    }

    func presented<Value>(_ body: (PresentationReading) throws -> Value) throws -> Value {
        try library.read { try body($0.presentation) }
    }

    @discardableResult
    func select(
        _ title: String, _ rule: Selection.Rule = .handMade, slug: String = "",
        for readership: Readership = .everybody, until: Day? = nil
    ) throws -> ID<Selection> {
        try presenting {
            try $0.addSelection(
                Selection.Settings(
                    title: title, slug: slug, rule: rule, readership: readership, shownUntil: until),
                stamp: stamp())
        }
    }

    func titles(of selection: ID<Selection>, asking search: Search? = nil, limit: Int = 50) throws -> [String]
    {
        try presented {
            let selection = try #require(try $0.selection(selection))
            return try $0.entries(of: selection, asking: search, on: today, limit: limit).map(\.record.title)
        }
    }

    /// An article that readers see.
    @discardableResult
    func publish(
        _ kind: ArticleKind = .news, _ title: String, _ source: String = "Du texte.",
        for readership: Readership = .everybody, from: Day? = nil, until: Day? = nil
    ) throws -> ID<Article> {
        try library.write { writing in
            let id = try writing.editorial.add(kind, title: title, source: source, stamp: stamp())
            try writing.editorial.set(
                ArticleSettings(
                    slug: Article.slug(of: title), readership: readership, shownFrom: from,
                    shownUntil: until, datedOn: today), of: id)
            try writing.editorial.publish(id)
            return id
        }
    }
}

let sixth = Readership(.everybody, classes: ["6e A", "6e B"])

extension Reader {
    static func pupil(_ schoolClass: String) -> Reader {
        Reader(isSignedIn: true, isStaff: false, schoolClass: schoolClass)
    }

    /// Signed in, and borrows nothing (P-09).
    static let parent = Reader(isSignedIn: true, isStaff: false, schoolClass: nil)
    static let teacher = Reader(isSignedIn: true, isStaff: true, schoolClass: nil)
}
