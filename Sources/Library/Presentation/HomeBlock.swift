import GRDB
import Storage

/// A part of a portal's home page.
package struct HomeBlock: Equatable, Sendable {
    package let id: ID<HomeBlock>
    package let kind: Kind
    package let settings: Settings
    /// Kept, and shown to nobody.
    package let isHidden: Bool

    package enum Kind: String, CaseIterable, Sendable {
        case search
        /// What the reader has to give back.
        case account
        case hours
        case news
        case selection
        case newest
        case resources
        case agenda
        /// A few words in Markdown.
        case text
        /// The types of documents, with how many there are of each.
        case shelves

        /// How many of its things it shows at first; one where that says nothing.
        package var usualCount: Int {
            switch self {
            case .newest, .selection: 12
            case .news, .agenda: 3
            case .resources: 6
            case .search, .account, .hours, .text, .shelves: 1
            }
        }

        package var isCounted: Bool { usualCount > 1 }
    }

    package struct Settings: Equatable, Sendable {
        /// Empty: the usual one of its kind.
        package var title: String
        /// Markdown.
        package var text: String
        package var count: Int
        package var selection: ID<Selection>?
        package var readership: Readership

        package init(
            title: String = "", text: String = "", count: Int, selection: ID<Selection>? = nil,
            readership: Readership = .everybody,
        ) {
            self.title = title
            self.text = text
            self.count = count
            self.selection = selection
            self.readership = readership
        }
    }

    package init(id: ID<HomeBlock>, kind: Kind, settings: Settings? = nil, isHidden: Bool = false) {
        self.id = id
        self.kind = kind
        self.settings = settings ?? Settings(count: kind.usualCount)
        self.isHidden = isHidden
    }

    /// What the home page of a portal is made of until a librarian composes it; a block with nothing to show takes no
    /// room.
    package static let usual: [HomeBlock] =
        [Kind.search, .account, .hours, .news, .newest, .agenda, .shelves, .resources].enumerated().map {
            HomeBlock(id: ID(Int64($0.offset + 1)), kind: $0.element)
        }

    static let columns = "id, kind, title, text, count, selection, visibility, classes, isHidden"

    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row[1]) else { return nil }
        self.init(
            id: row[0], kind: kind,
            settings: Settings(
                title: row[2], text: row[3], count: row[4], selection: row[5],
                readership: Readership(visibility: row[6], classes: row[7])),
            isHidden: row[8])
    }
}

extension PresentationReading {
    /// What a reader's home page is made of, in order.
    package func home(for reader: Reader) throws -> [HomeBlock] {
        try file.outline(seenBy: database).blocks.filter {
            !$0.isHidden && $0.settings.readership.admits(reader)
        }
    }

    /// All the blocks that a librarian composes with, in order.
    package func blocks() throws -> [HomeBlock] {
        try HomeBlock.composed(database)
    }

    package func block(_ id: ID<HomeBlock>) throws -> HomeBlock? {
        try blocks().first { $0.id == id }
    }

    /// What was taken away, and can come back.
    package func removedBlocks() throws -> [HomeBlock] {
        try HomeBlock.fetch(database, "removedOn IS NOT NULL")
    }

    package func isHomeComposed() throws -> Bool {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM homeBlock LIMIT 1")) != nil
    }
}

extension HomeBlock {
    static func composed(_ database: Database) throws -> [HomeBlock] {
        let blocks = try fetch(database, "removedOn IS NULL")
        guard blocks.isEmpty else { return blocks }
        let isComposed = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM homeBlock LIMIT 1"))
        return isComposed == nil ? usual : []
    }

    /// - Parameter condition: SQL written here.
    static func fetch(_ database: Database, _ condition: String) throws -> [HomeBlock] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(columns) FROM homeBlock WHERE \(condition) ORDER BY position, id")
        ).compactMap(HomeBlock.init)
    }
}
