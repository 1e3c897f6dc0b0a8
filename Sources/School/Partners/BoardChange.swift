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
