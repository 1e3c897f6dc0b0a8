import GRDB
import Storage

/// The board, changed: now, on a day to come, and back.
extension PartnerWriting {
    /// Brings the board to what is wanted, now or on a day to come. Nil: it is so already.
    ///
    /// - Parameter version: that of the board on which it was decided.
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func set(
        _ wanted: ClassPortals, basedOn version: Int64, from day: Day? = nil, by stamp: Stamp,
    ) throws -> ID<BoardChange>? {
        try settle(by: stamp.day)
        let board = try reading.board(on: stamp.day)
        guard board.version == version else { throw PartnerRefusal.changedMeanwhile }
        if let day, day <= stamp.day { throw PartnerRefusal.notInTheFuture }
        return try make(BoardEffect(of: wanted, on: board), from: day, undoing: nil, by: stamp)
    }

    /// Puts back what a change did, where nothing was done since; that is a change too.
    ///
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func undo(_ id: ID<BoardChange>, by stamp: Stamp) throws -> ID<BoardChange>? {
        try settle(by: stamp.day)
        guard let change = try reading.change(id) else { throw PartnerRefusal.unknown }
        guard change.canBeUndone else { throw PartnerRefusal.overAlready }
        let board = try reading.board(on: stamp.day)
        let effect = BoardEffect(of: try reading.undoing(id, on: board), on: board)
        return try make(effect, from: nil, undoing: id, by: stamp)
    }

    /// A planned change will not be made.
    ///
    /// - Throws: `PartnerRefusal`.
    package func drop(_ id: ID<BoardChange>, by stamp: Stamp) throws {
        // Once its day has come it is seen on the home pages already: it is undone, not dropped.
        try settle(by: stamp.day)
        try database.execute(
            sql: "UPDATE boardChange SET state = 'dropped' WHERE id = ? AND state = 'planned'",
            arguments: [id])
        guard database.changesCount == 1 else { throw PartnerRefusal.overAlready }
    }

    /// Makes for good the changes whose day has come; whoever reads sees them already.
    package func settle(by day: Day) throws {
        for change in try reading.due(on: day) {
            for line in try reading.lines(of: change) { try write(line) }
            try database.execute(
                sql: "UPDATE boardChange SET state = 'applied' WHERE id = ?", arguments: [change])
        }
    }

    private func make(
        _ effect: BoardEffect, from day: Day?, undoing: ID<BoardChange>?, by stamp: Stamp,
    ) throws -> ID<BoardChange>? {
        guard !effect.isNothing || undoing != nil else { return nil }
        try database.execute(
            sql: """
                INSERT INTO boardChange (actor, madeAt, pupils, state, effectiveOn, undoes) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                stamp.actor, stamp.instant, effect.pupils, day == nil ? "applied" : "planned",
                day ?? stamp.day, undoing,
            ])
        let id = ID<BoardChange>(database.lastInsertedRowID)
        for line in effect.changeLines {
            try database.cachedStatement(
                sql: "INSERT INTO boardChangeLine (change, schoolClass, partner, isAdded) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [id, line.schoolClass, line.partner, line.isAdded])
            if day == nil { try write(line) }
        }
        return id
    }

    private func write(_ line: BoardChangeLine) throws {
        let sql =
            line.isAdded
            ? "INSERT INTO partnerClass (schoolClass, partner) VALUES (?, ?) ON CONFLICT DO NOTHING"
            : "DELETE FROM partnerClass WHERE schoolClass = ? AND partner = ?"
        try database.cachedStatement(sql: sql).execute(arguments: [line.schoolClass, line.partner])
    }
}
