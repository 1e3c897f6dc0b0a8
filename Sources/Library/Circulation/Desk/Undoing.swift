import Foundation
import GRDB
import Storage

/// Why a gesture stays done.
package enum UndoRefusal: Error, Equatable {
    case unknownGesture
    case alreadyUndone
    /// What it changed has changed again since.
    case overtaken
    /// An undoing is not undone: the gesture is made again.
    case isUndoing
}

/// What undoing gave.
package struct UndoOutcome: Codable, Equatable, Sendable {
    package let gesture: ID<Gesture>

    package init(gesture: ID<Gesture>) {
        self.gesture = gesture
    }
}

extension CirculationWriting {
    /// Puts back everything that a gesture changed, if nothing else has touched it since.
    ///
    /// - Throws: `UndoRefusal`, `GestureRefusal`.
    package func undo(_ gesture: ID<Gesture>, stamp: Stamp) throws -> Done<UndoOutcome> {
        try self.gesture(.undo, "\(gesture)", stamp) { _ in
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT kind, changes, undoneAt FROM gesture WHERE id = ?"),
                arguments: [gesture])
            guard let row else { throw UndoRefusal.unknownGesture }
            guard row[0] as String != Gesture.Kind.undo.rawValue else { throw UndoRefusal.isUndoing }
            guard row[2] as String? == nil else { throw UndoRefusal.alreadyUndone }
            let changes: Data = row[1]
            let journal = try JSONDecoder().decode(Journal.self, from: changes)
            var isUndone = false
            try database.inSavepoint {
                isUndone = try journal.undo(in: database)
                return isUndone ? .commit : .rollback
            }
            guard isUndone else { throw UndoRefusal.overtaken }
            try refreshCatalogue(journal, stamp)
            try database.execute(
                sql: "UPDATE gesture SET undoneAt = ? WHERE id = ?", arguments: [stamp.instant, gesture])
            return UndoOutcome(gesture: gesture)
        }
    }
}

extension CirculationReading {
    /// The latest first.
    package func gestures(limit: Int, actor: String? = nil) throws -> [Gesture] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Gesture.columns) FROM gesture
                    WHERE actor = coalesce(?, actor) ORDER BY id DESC LIMIT ?
                    """),
            arguments: [actor, limit]
        ).compactMap { Gesture($0) }
    }

    /// The last that may still be undone: what the desk's « Annuler » is about.
    package func lastGesture(by actor: String) throws -> Gesture? {
        try gestures(limit: 20, actor: actor).first { $0.kind != .undo && !$0.isUndone }
    }
}
