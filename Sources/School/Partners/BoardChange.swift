import Foundation
import GRDB
import Storage

/// Something that was done to the board, or is to be done on a day to come.
package struct BoardChange: Equatable, Sendable {
    package enum State: String, Sendable {
        case planned, applied, dropped
    }

    package let id: ID<BoardChange>
    package let actor: String
    package let madeAt: Date
    /// How many pupils see other portals because of it.
    package let pupils: Int
    package let classes: Int
    package let state: State
    package let effectiveOn: Day
    package let undoes: ID<BoardChange>?
    package let undoneBy: ID<BoardChange>?

    package init(
        id: ID<BoardChange>, actor: String, madeAt: Date, pupils: Int, classes: Int, state: State,
        effectiveOn: Day, undoes: ID<BoardChange>? = nil, undoneBy: ID<BoardChange>? = nil,
    ) {
        self.id = id
        self.actor = actor
        self.madeAt = madeAt
        self.pupils = pupils
        self.classes = classes
        self.state = state
        self.effectiveOn = effectiveOn
        self.undoes = undoes
        self.undoneBy = undoneBy
    }

    package var canBeUndone: Bool { state == .applied && undoneBy == nil && classes > 0 }
}

/// A class that begins or ceases to go to a portal.
package struct BoardChangeLine: Equatable, Hashable, Sendable {
    package let schoolClass: ID<SchoolClass>
    package let partner: ID<Partner>
    package let isAdded: Bool

    var inverse: BoardChangeLine { .init(schoolClass: schoolClass, partner: partner, isAdded: !isAdded) }
}

/// What a change would do, told before it is made.
package struct BoardEffect: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let row: Board.Row
        package let portals: Set<ID<Partner>>
    }

    /// The classes that change, as the board orders them.
    package let lines: [Line]
    /// « 29 élèves changeront de portail »
    package let pupils: Int
    /// Those that would be in no portal once it is done.
    package let withoutPortal: [Board.Row]

    package var isNothing: Bool { lines.isEmpty }

    package init(of wanted: ClassPortals, on board: Board) {
        let partners = Set(board.partners.map(\.id))
        lines = board.rows.compactMap { row in
            guard let portals = wanted[row.schoolClass.id]?.intersection(partners), portals != row.portals
            else { return nil }
            return Line(row: row, portals: portals)
        }
        pupils = lines.reduce(0) { $0 + $1.row.pupils }
        let changed = Dictionary(uniqueKeysWithValues: lines.map { ($0.row.schoolClass.id, $0.portals) })
        withoutPortal = board.rows.filter {
            $0.pupils > 0 && (changed[$0.schoolClass.id] ?? $0.portals).isEmpty
        }
    }

    var changeLines: [BoardChangeLine] {
        lines.flatMap { line in
            let id = line.row.schoolClass.id
            return line.portals.subtracting(line.row.portals).map {
                BoardChangeLine(schoolClass: id, partner: $0, isAdded: true)
            }
                + line.row.portals.subtracting(line.portals).map {
                    BoardChangeLine(schoolClass: id, partner: $0, isAdded: false)
                }
        }
    }
}

extension PartnerReading {
    /// The last ones first; those to come before them.
    package func changes(limit: Int = 50) throws -> [BoardChange] {
        try changes("1 ORDER BY boardChange.state <> 'planned', boardChange.id DESC LIMIT ?", [limit])
    }

    package func change(_ id: ID<BoardChange>) throws -> BoardChange? {
        try changes("boardChange.id = ?", [id]).first
    }

    package func lines(of change: ID<BoardChange>) throws -> [BoardChangeLine] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT schoolClass, partner, isAdded FROM boardChangeLine WHERE change = ?"),
            arguments: [change]
        ).map { BoardChangeLine(schoolClass: $0[0], partner: $0[1], isAdded: $0[2]) }
    }

    /// What the board would be, were a change undone.
    package func undoing(_ change: ID<BoardChange>, on board: Board) throws -> ClassPortals {
        try lines(of: change).map(\.inverse).reduce(into: board.portals) { portals, line in
            if line.isAdded {
                portals[line.schoolClass]?.insert(line.partner)
            } else {
                portals[line.schoolClass]?.remove(line.partner)
            }
        }
    }

    /// Planned changes whose day has come, the oldest first.
    func due(on day: Day) throws -> [ID<BoardChange>] {
        try ID<BoardChange>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM boardChange WHERE state = 'planned' AND effectiveOn <= ?
                    ORDER BY effectiveOn, id
                    """), arguments: [day])
    }

    private func changes(_ condition: String, _ arguments: StatementArguments) throws -> [BoardChange] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT boardChange.id, actor, madeAt, pupils, state, effectiveOn, undoes,
                        (SELECT later.id FROM boardChange AS later WHERE later.undoes = boardChange.id),
                        (SELECT count(DISTINCT schoolClass) FROM boardChangeLine WHERE change = boardChange.id)
                    FROM boardChange WHERE \(condition)
                    """), arguments: arguments
        ).compactMap { row in
            guard let state = BoardChange.State(rawValue: row[4]) else { return nil }
            return BoardChange(
                id: row[0], actor: row[1], madeAt: try Date(row[2] as String, strategy: .iso8601),
                pupils: row[3], classes: row[8], state: state, effectiveOn: row[5], undoes: row[6],
                undoneBy: row[7])
        }
    }
}

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
