import GRDB
import Storage

/// The tree of contents grown, ordered, filled and cut.
extension PresentationWriting {
    /// - Parameter parent: where it stands first; a tab stands nowhere, any other may wait for a place.
    /// - Throws: `PresentationRefusal`.
    @discardableResult
    package func addBranch(
        _ kind: Branch.Kind, title: String, in parent: ID<Branch>? = nil,
        readership: Readership = .everybody, stamp: Stamp,
    ) throws -> ID<Branch> {
        if let known: ID<Branch> = try known(in: "branch", token: stamp.token) { return known }
        let title = try checked(title: title)
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM branch") ?? 0
        guard count < PresentationQuota.branches else {
            throw PresentationRefusal.tooManyBranches(PresentationQuota.branches)
        }
        try database.execute(
            sql: """
                INSERT INTO branch (kind, title, position, visibility, classes, token)
                VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM branch), ?, ?, ?)
                """,
            arguments: [
                kind.rawValue, title, readership.visibility.rawValue, readership.classesColumn, stamp.token,
            ])
        let id = ID<Branch>(database.lastInsertedRowID)
        if let parent { try place(id, in: parent) }
        return id
    }

    /// - Throws: `PresentationRefusal`.
    package func setBranch(_ id: ID<Branch>, title: String, readership: Readership) throws {
        try database.execute(
            sql: "UPDATE branch SET title = ?, visibility = ?, classes = ? WHERE id = ?",
            arguments: [
                try checked(title: title), readership.visibility.rawValue, readership.classesColumn, id,
            ])
        try expectChange()
    }

    /// With its places; what stood in it stays, elsewhere or without a place.
    package func removeBranch(_ id: ID<Branch>) throws {
        try database.execute(sql: "DELETE FROM branch WHERE id = ?", arguments: [id])
    }

    /// Makes a branch stand in another, at the end; one that is there stays where it is.
    ///
    /// - Throws: `PresentationRefusal`.
    package func place(_ child: ID<Branch>, in parent: ID<Branch>) throws {
        guard try kind(of: child).mayStand(in: kind(of: parent)) else {
            throw PresentationRefusal.misplaced
        }
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO branchPlace (parent, child, position)
                VALUES (:parent, :child,
                    (SELECT coalesce(max(position), 0) + 1 FROM branchPlace WHERE parent = :parent))
                """, arguments: ["parent": parent, "child": child])
    }

    package func takeOut(_ child: ID<Branch>, of parent: ID<Branch>) throws {
        try database.execute(
            sql: "DELETE FROM branchPlace WHERE parent = ? AND child = ?", arguments: [parent, child])
    }

    /// Puts a branch at a place among its neighbours, from 1.
    ///
    /// - Parameter parent: nil: among the tabs.
    /// - Throws: `PresentationRefusal.unknown`.
    package func moveBranch(_ id: ID<Branch>, in parent: ID<Branch>?, to place: Int) throws {
        var order =
            if let parent {
                try ID<Branch>.fetchAll(
                    database, sql: "SELECT child FROM branchPlace WHERE parent = ? ORDER BY position, child",
                    arguments: [parent])
            } else {
                try ID<Branch>.fetchAll(
                    database, sql: "SELECT id FROM branch WHERE kind = 'tab' ORDER BY position, id")
            }
        guard order.move(id, to: place) else { throw PresentationRefusal.unknown }
        for (index, branch) in order.enumerated() {
            if let parent {
                try database.execute(
                    sql: "UPDATE branchPlace SET position = ? WHERE parent = ? AND child = ?",
                    arguments: [index + 1, parent, branch])
            } else {
                try database.execute(
                    sql: "UPDATE branch SET position = ? WHERE id = ?", arguments: [index + 1, branch])
            }
        }
    }

    /// Puts something in a rubric, at the end; what is there stays where it is.
    ///
    /// - Throws: `PresentationRefusal`.
    package func put(_ target: Branch.Target, in rubric: ID<Branch>) throws {
        guard try kind(of: rubric) == .rubric else { throw PresentationRefusal.misplaced }
        let (column, id, table) =
            switch target {
            case .article(let id, _, _): ("article", id.number, "article")
            case .selection(let id, _): ("selection", id.number, "selection")
            case .resource(let id): ("resource", id.number, "resource")
            }
        guard try exists("SELECT 1 FROM \(table) WHERE id = ?", [id]) else {
            throw PresentationRefusal.unknown
        }
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO rubricContent (rubric, position, \(column))
                VALUES (:rubric, (SELECT coalesce(max(position), 0) + 1 FROM rubricContent WHERE rubric = :rubric), :id)
                """, arguments: ["rubric": rubric, "id": id])
    }

    package func remove(_ content: ID<Branch.Content>, from rubric: ID<Branch>) throws {
        try database.execute(
            sql: "DELETE FROM rubricContent WHERE id = ? AND rubric = ?", arguments: [content, rubric])
    }

    /// - Throws: `PresentationRefusal.unknown`.
    package func move(_ content: ID<Branch.Content>, in rubric: ID<Branch>, to place: Int) throws {
        var order = try ID<Branch.Content>.fetchAll(
            database, sql: "SELECT id FROM rubricContent WHERE rubric = ? ORDER BY position, id",
            arguments: [rubric])
        guard order.move(content, to: place) else { throw PresentationRefusal.unknown }
        for (index, id) in order.enumerated() {
            try database.execute(
                sql: "UPDATE rubricContent SET position = ? WHERE id = ?", arguments: [index + 1, id])
        }
    }

    private func kind(of branch: ID<Branch>) throws -> Branch.Kind {
        let name = try String.fetchOne(
            database.cachedStatement(sql: "SELECT kind FROM branch WHERE id = ?"), arguments: [branch])
        guard let kind = name.flatMap(Branch.Kind.init) else { throw PresentationRefusal.unknown }
        return kind
    }
}
