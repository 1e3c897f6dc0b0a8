import Storage

/// What became of the lines of a file of borrowers.
package struct BorrowerImportReport: Codable, Equatable, Sendable {
    /// What one line changed, in the words that were shown before.
    package struct Change: Codable, Equatable, Sendable {
        package let line: Int
        package let name: String
        package let words: String

        package init(_ line: BorrowerFilePreview.Line) {
            self.init(line.effect, line: line.number)
        }

        init(_ effect: BorrowerLineEffect, line: Int) {
            self.line = line
            (name, words) = effect.words
        }
    }

    package static let mostChanges = 300

    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var problems: [BorrowerFile.Problem] = []
    /// The first ones; kept as long as the draft.
    package private(set) var changes: [Change] = []

    package init() {}

    init(problems: [BorrowerFile.Problem]) {
        self.problems = problems
    }

    /// Reports of before changes were kept have none.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        added = try values.decode(Int.self, forKey: .added)
        updated = try values.decode(Int.self, forKey: .updated)
        unchanged = try values.decode(Int.self, forKey: .unchanged)
        problems = try values.decode([BorrowerFile.Problem].self, forKey: .problems)
        changes = try values.decodeIfPresent([Change].self, forKey: .changes) ?? []
    }

    package mutating func count(_ effect: BorrowerLineEffect, line: Int) {
        switch effect {
        case .added: added += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
        if effect != .unchanged, changes.count < Self.mostChanges {
            changes.append(Change(effect, line: line))
        }
    }

    /// As the lines of the file are.
    mutating func sort() {
        problems.sort { $0.line < $1.line }
        changes.sort { $0.line < $1.line }
    }
}
