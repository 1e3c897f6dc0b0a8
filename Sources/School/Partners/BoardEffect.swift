import Storage

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
