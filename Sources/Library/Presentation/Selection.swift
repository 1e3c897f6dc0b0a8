import GRDB
import Storage

/// A selection of documents that librarians present: made by hand, or kept by a rule (D9).
package struct Selection: Equatable, Sendable {
    package let id: ID<Selection>
    package let settings: Settings
    package let changedOn: Day

    package init(id: ID<Selection>, settings: Settings, changedOn: Day) {
        self.id = id
        self.settings = settings
        self.changedOn = changedOn
    }

    package var title: String { settings.title }
    package var slug: String { settings.slug }

    package struct Settings: Equatable, Sendable {
        package var title: String
        /// Its word in addresses: `/selections/<slug>`.
        package var slug: String
        /// Markdown, above the documents.
        package var introduction: String
        package var rule: Rule
        package var readership: Readership
        /// The last day on which readers see it; nil: no end.
        package var shownUntil: Day?

        package init(
            title: String, slug: String, introduction: String = "", rule: Rule = .handMade,
            readership: Readership = .everybody, shownUntil: Day? = nil,
        ) {
            self.title = title
            self.slug = slug
            self.introduction = introduction
            self.rule = rule
            self.readership = readership
            self.shownUntil = shownUntil
        }
    }

    /// Which documents a selection holds, besides those that are pinned in it.
    package enum Rule: Hashable, Sendable {
        case handMade
        /// The answers to a search, as addresses write it; the library does not read it.
        case search(String)
        /// What entered in the last 30 days.
        case newest
        case neverLent
        /// The most lent in a year to a class, or to all the classes whose names begin so: « 6e ».
        case lentTo(String)
        case bestReviewed

        package var keepsItself: Bool { self != .handMade }
    }

    /// Whether readers see it on a day, if they are among its readers.
    package func isShown(on day: Day) -> Bool { settings.shownUntil.map { $0 >= day } ?? true }

    package func isShown(to reader: Reader, on day: Day) -> Bool {
        isShown(on: day) && settings.readership.admits(reader)
    }

    /// One of its documents.
    package struct Entry: Equatable, Sendable {
        package let record: Record
        /// What the librarian says of it.
        package let note: String
        /// Placed by hand, not by the rule.
        package let isPinned: Bool

        package init(record: Record, note: String = "", isPinned: Bool = false) {
            self.record = record
            self.note = note
            self.isPinned = isPinned
        }
    }
}

extension Selection.Rule {
    var name: String {
        switch self {
        case .handMade: "handMade"
        case .search: "search"
        case .newest: "newest"
        case .neverLent: "neverLent"
        case .lentTo: "lentTo"
        case .bestReviewed: "bestReviewed"
        }
    }

    var argument: String {
        switch self {
        case .search(let query): query
        case .lentTo(let schoolClass): schoolClass
        case .handMade, .newest, .neverLent, .bestReviewed: ""
        }
    }

    init(name: String, argument: String) {
        self =
            switch name {
            case "search": .search(argument)
            case "newest": .newest
            case "neverLent": .neverLent
            case "lentTo": .lentTo(argument)
            case "bestReviewed": .bestReviewed
            default: .handMade
            }
    }
}

extension Selection {
    static let columns = """
        selection.id, selection.title, selection.slug, selection.introduction, selection.rule, selection.argument,
        selection.visibility, selection.classes, selection.shownUntil, selection.changedOn
        """

    init(_ row: Row) {
        self.init(
            id: row[0],
            settings: Settings(
                title: row[1], slug: row[2], introduction: row[3],
                rule: Rule(name: row[4], argument: row[5]),
                readership: Readership(visibility: row[6], classes: row[7]), shownUntil: row[8]),
            changedOn: row[9])
    }
}
