/// What a tile of a home page shows.
package enum Tile: String, CaseIterable, Sendable {
    /// The portal of the CDI: search, loans, history (B3).
    case cdi
    /// « À rendre, à prendre » (D1).
    case due
    case timetable, homework
    case messages
    /// Reading lists and lesson dossiers of the class (D10).
    case dossiers
    case news
    case newest
    /// Of the CDI: events, opening hours.
    case agenda
    case links
    /// Of a form teacher, and of those who follow all the classes (D5).
    case classSheet

    /// Those that an espace may have, in the order and the columns in which nobody changed them.
    package static func usual(in espace: Espace) -> [[Tile]] {
        switch espace {
        case .pupil:
            [
                [.due, .cdi, .dossiers], [.homework, .timetable, .messages],
                [.news, .newest, .agenda, .links],
            ]
        case .teacher:
            [
                [.due, .cdi, .classSheet], [.messages, .dossiers],
                [.news, .newest, .agenda, .links],
            ]
        case .guardian: [[.cdi, .messages], [.homework, .timetable], [.news, .agenda, .links]]
        case .schoolLife: [[.messages, .classSheet], [.due, .cdi], [.news, .agenda, .links]]
        case .head: [[.messages, .classSheet], [.due, .cdi], [.news, .agenda, .links]]
        }
    }
}

/// Which tiles a home page has, where, and which are hidden.
package struct TileOrder: Equatable, Sendable {
    package static let columnCount = 3

    package private(set) var columns: [[Tile]]
    package private(set) var hidden: [Tile]

    /// As nobody changed it.
    package init(_ espace: Espace) {
        columns = Tile.usual(in: espace)
        hidden = []
    }

    /// - Parameter text: what was kept. A tile that came since stands at the end of its column; one that the espace
    ///   no longer has is forgotten.
    init(_ espace: Espace, kept text: String) {
        let usual = Tile.usual(in: espace)
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        var left = Set(usual.flatMap(\.self))
        func take(_ part: Substring?) -> [Tile] {
            (part ?? "").split(separator: ",").compactMap { word in
                Tile(rawValue: String(word)).flatMap { left.remove($0) }
            }
        }
        columns = (0..<Self.columnCount).map { take($0 < parts.count - 1 ? parts[$0] : nil) }
        hidden = take(parts.count > Self.columnCount ? parts.last : nil)
        for (index, column) in usual.enumerated() {
            columns[index] += column.filter { left.remove($0) != nil }
        }
    }

    var text: String {
        (columns + [hidden]).map { $0.map(\.rawValue).joined(separator: ",") }.joined(separator: "|")
    }

    package enum Move: String, CaseIterable, Sendable {
        case up, down, left, right, hide, show
    }

    /// Where a move leads nowhere, nothing changes.
    package mutating func move(_ tile: Tile, _ move: Move) {
        if move == .show {
            guard let place = hidden.firstIndex(of: tile) else { return }
            hidden.remove(at: place)
            columns[0].append(tile)
            return
        }
        guard let column = columns.firstIndex(where: { $0.contains(tile) }),
            let place = columns[column].firstIndex(of: tile)
        else { return }
        switch move {
        case .up where place > 0: columns[column].swapAt(place, place - 1)
        case .down where place + 1 < columns[column].count: columns[column].swapAt(place, place + 1)
        case .left where column > 0: shift(tile, from: column, to: column - 1, at: place)
        case .right where column + 1 < columns.count: shift(tile, from: column, to: column + 1, at: place)
        case .hide:
            columns[column].remove(at: place)
            hidden.append(tile)
        case .up, .down, .left, .right, .show: break
        }
    }

    /// Whether a move changes something.
    package func can(_ tile: Tile, _ move: Move) -> Bool {
        var moved = self
        moved.move(tile, move)
        return moved != self
    }

    private mutating func shift(_ tile: Tile, from old: Int, to new: Int, at place: Int) {
        columns[old].remove(at: place)
        columns[new].insert(tile, at: min(place, columns[new].count))
    }
}
