import Formats
import GRDB
import Storage

/// What menus, the home page and the search of pages are made of: a few hundred lines at most, kept in memory until a
/// librarian changes something.
struct Outline: Sendable {
    let version: Int
    let blocks: [HomeBlock]
    /// In their order.
    let tabs: [Branch]
    let branches: [ID<Branch>: Branch]
    let children: [ID<Branch>: [ID<Branch>]]
    let contents: [ID<Branch>: [Branch.Content]]
    let pages: [FoundPage]

    static func version(in database: Database) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT contentsVersion FROM portal")) ?? 0
    }

    init(reading database: Database, version: Int) throws {
        self.version = version
        blocks = try HomeBlock.composed(database)
        let branches = try Row.fetchAll(
            database,
            sql: "SELECT id, kind, title, visibility, classes FROM branch ORDER BY position, id"
        ).compactMap(Branch.init)
        tabs = branches.filter { $0.kind == .tab }
        self.branches = Dictionary(branches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var children: [ID<Branch>: [ID<Branch>]] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT parent, child FROM branchPlace ORDER BY parent, position, child")
        {
            children[row[0], default: []].append(row[1])
        }
        self.children = children
        contents = try Self.contents(in: database)
        pages = try FoundPage.all(in: database)
    }

    private static func contents(in database: Database) throws -> [ID<Branch>: [Branch.Content]] {
        var contents: [ID<Branch>: [Branch.Content]] = [:]
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT rubricContent.rubric, rubricContent.id, article.id, article.kind, article.slug,
                    titled.title, article.visibility, article.classes, article.shownFrom, article.shownUntil,
                    article.published IS NOT NULL,
                    selection.id, selection.slug, selection.title, selection.visibility, selection.classes,
                    selection.shownUntil, resource.id, resource.title, resource.subscribedUntil
                FROM rubricContent
                LEFT JOIN article ON article.id = rubricContent.article
                LEFT JOIN articleRevision AS titled
                    ON titled.article = article.id AND titled.number = coalesce(article.published, article.latest)
                LEFT JOIN selection ON selection.id = rubricContent.selection
                LEFT JOIN resource ON resource.id = rubricContent.resource
                ORDER BY rubricContent.rubric, rubricContent.position, rubricContent.id
                """)
        for row in rows { contents[row[0], default: []].append(Branch.Content(row)) }
        return contents
    }

    /// What somebody sees of a branch on a day.
    ///
    /// - Parameter seesAll: those who fill it see what is empty, hidden or over too.
    func node(_ branch: Branch, for reader: Reader, on day: Day, seesAll: Bool) -> Branch.Node? {
        guard seesAll || branch.readership.admits(reader) else { return nil }
        let nodes = (children[branch.id] ?? []).compactMap { branches[$0] }.compactMap {
            node($0, for: reader, on: day, seesAll: seesAll)
        }.filter { seesAll || !$0.isEmpty }
        return Branch.Node(
            branch: branch, children: seesAll ? nodes : Self.shown(nodes),
            contents: (contents[branch.id] ?? []).filter { seesAll || $0.isShown(to: reader, on: day) })
    }

    /// Sections beyond the tenth are not shown (B1).
    private static func shown(_ nodes: [Branch.Node]) -> [Branch.Node] {
        var sections = 0
        return nodes.filter { node in
            guard node.branch.kind == .section else { return true }
            sections += 1
            return sections <= PresentationQuota.shownBranches
        }
    }
}

extension LibraryFile {
    /// The outline as the snapshot of `database` knows it.
    func outline(seenBy database: Database) throws -> Outline {
        let version = try Outline.version(in: database)
        if let kept = keptOutline, kept.version == version { return kept }
        let fresh = try Outline(reading: database, version: version)
        keptOutline = fresh
        return fresh
    }
}

extension Branch {
    fileprivate init?(_ row: Row) {
        guard let kind = Kind(rawValue: row[1]) else { return nil }
        self.init(
            id: row[0], kind: kind, title: row[2],
            readership: Readership(visibility: row[3], classes: row[4]))
    }
}

extension Branch.Content {
    /// In the order of `Outline.contents`.
    fileprivate init(_ row: Row) {
        id = row[1]
        if let article: ID<Article> = row[2] {
            target = .article(article, ArticleKind(rawValue: row[3]) ?? .page, slug: row[4])
            title = row[5]
            readership = Readership(visibility: row[6], classes: row[7])
            (from, until, isPublished) = (row[8], row[9], row[10])
        } else if let selection: ID<Selection> = row[11] {
            target = .selection(selection, slug: row[12])
            title = row[13]
            readership = Readership(visibility: row[14], classes: row[15])
            (from, until, isPublished) = (nil, row[16], true)
        } else {
            // Its title is for everybody (P-06); its address is not.
            target = .resource(row[17])
            title = row[18]
            readership = .everybody
            (from, until, isPublished) = (nil, row[19], true)
        }
    }
}
