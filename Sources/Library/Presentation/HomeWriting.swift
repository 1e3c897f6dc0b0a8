import GRDB
import Storage

/// The home page composed: blocks added, set, ordered, hidden, taken away and put back. The first change writes down
/// the usual page, of which it is a change.
extension PresentationWriting {
    /// At the end.
    ///
    /// - Throws: `PresentationRefusal`.
    @discardableResult
    package func addBlock(_ kind: HomeBlock.Kind, _ settings: HomeBlock.Settings? = nil) throws
        -> ID<HomeBlock>
    {
        try compose()
        try checkRoom()
        let block = HomeBlock(
            id: ID(0), kind: kind, settings: try settings.map { try checked($0, of: kind) })
        return try insert(block, id: nil)
    }

    /// - Throws: `PresentationRefusal`.
    package func setBlock(_ id: ID<HomeBlock>, to settings: HomeBlock.Settings) throws {
        try compose()
        guard let block = try HomeBlock.fetch(database, "removedOn IS NULL").first(where: { $0.id == id })
        else { throw PresentationRefusal.unknown }
        let settings = try checked(settings, of: block.kind)
        try database.execute(
            sql: """
                UPDATE homeBlock SET title = ?, text = ?, count = ?, selection = ?, visibility = ?, classes = ?
                WHERE id = ?
                """,
            arguments: [
                settings.title, settings.text, settings.count, settings.selection,
                settings.readership.visibility.rawValue, settings.readership.classesColumn, id,
            ])
    }

    /// Puts a block at a place, from 1: said twice, it changes nothing more.
    ///
    /// - Throws: `PresentationRefusal.unknown`.
    package func moveBlock(_ id: ID<HomeBlock>, to place: Int) throws {
        try compose()
        var order = try HomeBlock.fetch(database, "removedOn IS NULL").map(\.id)
        guard order.move(id, to: place) else { throw PresentationRefusal.unknown }
        for (index, block) in order.enumerated() {
            try database.execute(
                sql: "UPDATE homeBlock SET position = ? WHERE id = ?", arguments: [index + 1, block])
        }
    }

    /// - Throws: `PresentationRefusal.unknown`.
    package func setBlock(_ id: ID<HomeBlock>, hidden isHidden: Bool) throws {
        try compose()
        try database.execute(
            sql: "UPDATE homeBlock SET isHidden = ? WHERE id = ?", arguments: [isHidden, id])
        try expectChange()
    }

    /// Takes a block away; it can be put back where it was. Those taken away a month ago are forgotten.
    package func removeBlock(_ id: ID<HomeBlock>, on day: Day) throws {
        try compose()
        try database.execute(sql: "DELETE FROM homeBlock WHERE removedOn < ?", arguments: [day - 30])
        try database.execute(
            sql: "UPDATE homeBlock SET removedOn = ? WHERE id = ? AND removedOn IS NULL",
            arguments: [day, id])
    }

    /// - Throws: `PresentationRefusal.unknown`.
    package func putBackBlock(_ id: ID<HomeBlock>) throws {
        try checkRoom()
        try database.execute(sql: "UPDATE homeBlock SET removedOn = NULL WHERE id = ?", arguments: [id])
        try expectChange()
    }

    /// The home page is as if nobody had composed it.
    package func useUsualHome() throws {
        try database.execute(sql: "DELETE FROM homeBlock")
    }

    private func checkRoom() throws {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM homeBlock WHERE removedOn IS NULL")
        guard (count ?? 0) < PresentationQuota.blocks else {
            throw PresentationRefusal.tooManyBlocks(PresentationQuota.blocks)
        }
    }

    private func compose() throws {
        guard try !exists("SELECT 1 FROM homeBlock LIMIT 1", []) else { return }
        for block in HomeBlock.usual { try insert(block, id: block.id) }
    }

    @discardableResult
    private func insert(_ block: HomeBlock, id: ID<HomeBlock>?) throws -> ID<HomeBlock> {
        let settings = block.settings
        try database.execute(
            sql: """
                INSERT INTO homeBlock (id, position, kind, title, text, count, selection, visibility, classes)
                VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM homeBlock), ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, block.kind.rawValue, settings.title, settings.text, settings.count, settings.selection,
                settings.readership.visibility.rawValue, settings.readership.classesColumn,
            ])
        return ID(database.lastInsertedRowID)
    }

    private func checked(_ settings: HomeBlock.Settings, of kind: HomeBlock.Kind) throws
        -> HomeBlock.Settings
    {
        var settings = settings
        settings.title = try checked(line: settings.title, .title)
        settings.text = try checked(text: settings.text)
        settings.count = min(max(1, settings.count), 40)
        if kind == .text, settings.text.isEmpty { throw PresentationRefusal.nothingToShow }
        if kind == .selection {
            guard let selection = settings.selection,
                try exists("SELECT 1 FROM selection WHERE id = ?", [selection])
            else { throw PresentationRefusal.nothingToShow }
        } else {
            settings.selection = nil
        }
        return settings
    }
}
