import Formats
import GRDB

/// A text that the librarian writes once for everybody: words in braces stand for what changes, « {prenom nom} », and
/// two turns with a bar between them for one document and for several, « {ce document|ces documents} ».
package struct ReminderText: Equatable, Sendable {
    package enum Word: String, CaseIterable, Sendable {
        case name = "prenom nom"
        case schoolClass = "classe"
        case list = "liste"
        case date = "date"
        case library = "cdi"
    }

    private enum Piece: Equatable {
        case text(String)
        case word(Word)
        case turn(one: String, several: String)
    }

    package static let longest = 5000

    /// As it was typed.
    package let source: String
    private let pieces: [Piece]

    /// - Throws: `ReminderTextRefusal`.
    package init(_ source: String) throws(ReminderTextRefusal) {
        let source = source.trimmed
        guard !source.isEmpty else { throw .empty }
        guard source.unicodeScalars.count <= Self.longest else { throw .tooLong }
        self.source = source
        pieces = try Self.pieces(of: source.unicodeScalars[...])
    }

    package func says(_ word: Word) -> Bool { pieces.contains(.word(word)) }

    /// What comes before the first list and what comes after it, for those who show it as a table.
    package func aroundList(of count: Int = 2, _ value: (Word) -> String) -> (before: String, after: String) {
        let place = pieces.firstIndex(of: .word(.list)) ?? pieces.endIndex
        func text(_ pieces: ArraySlice<Piece>) -> String {
            Self.filled(pieces.filter { $0 != .word(.list) }, count, value).trimmed
        }
        return (text(pieces[..<place]), text(pieces[place...]))
    }

    /// - Parameter count: of documents, or of pupils on the page of a class.
    package func filled(for count: Int = 2, _ value: (Word) -> String) -> String {
        Self.filled(pieces, count, value)
    }

    private static func filled(_ pieces: [Piece], _ count: Int, _ value: (Word) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .word(let word): value(word)
            case .turn(let one, let several): count == 1 ? one : several
            }
        }.joined()
    }

    private static func pieces(of scalars: Substring.UnicodeScalarView) throws(ReminderTextRefusal) -> [Piece]
    {
        var pieces: [Piece] = []
        var rest = scalars
        while let opening = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: opening)...]
            guard let closing = after.firstIndex(where: { $0 == "}" || $0 == "{" || $0 == "\n" }),
                after[closing] == "}"
            else { throw .unclosed(String(after.prefix(20))) }
            let name = String(after[..<closing])
            let turns = name.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
            let piece: Piece
            if let word = Word(rawValue: Folding.fold(name)) {
                piece = .word(word)
            } else if turns.count == 2 {
                piece = .turn(one: String(turns[0]), several: String(turns[1]))
            } else {
                throw .unknownWord(name)
            }
            if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
            pieces.append(piece)
            rest = after[after.index(after: closing)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }
}

/// Why a text is not kept.
package enum ReminderTextRefusal: Error, Equatable {
    case empty
    case tooLong
    /// A brace that is not closed, and what follows it.
    case unclosed(String)
    case unknownWord(String)
    /// Nobody would know what to bring back.
    case noList
    /// A subject is one line, without the list.
    case listInSubject
    /// A page for a class is for no reader in particular.
    case namesNobody
}

/// The four texts of a portal.
package enum ReminderTextKind: String, CaseIterable, Sendable {
    case letter, classPage, subject, email
}

extension RemindersReading {
    /// Nil where the portal never changed the usual one.
    package func text(_ kind: ReminderTextKind) throws -> ReminderText? {
        let source = try String.fetchOne(
            database.cachedStatement(sql: "SELECT text FROM reminderText WHERE kind = ?"),
            arguments: [kind.rawValue])
        return try source.map { source throws(ReminderTextRefusal) in try ReminderText(source) }
    }
}

extension RemindersWriting {
    /// - Throws: `ReminderTextRefusal`.
    package func setText(_ kind: ReminderTextKind, to text: String) throws {
        let isSubject = kind == .subject
        let text = try ReminderText(
            isSubject
                ? text.unicodeScalars.split { $0.value < 0x20 }.map { String($0) }.joined(separator: " ")
                : text)
        guard text.says(.list) || isSubject else { throw ReminderTextRefusal.noList }
        guard !text.says(.list) || !isSubject else { throw ReminderTextRefusal.listInSubject }
        guard !text.says(.name) || kind != .classPage else { throw ReminderTextRefusal.namesNobody }
        try database.execute(
            sql: """
                INSERT INTO reminderText (kind, text) VALUES (?, ?)
                ON CONFLICT (kind) DO UPDATE SET text = excluded.text
                """, arguments: [kind.rawValue, text.source])
    }

    /// Back to the usual text.
    package func forgetText(_ kind: ReminderTextKind) throws {
        try database.execute(sql: "DELETE FROM reminderText WHERE kind = ?", arguments: [kind.rawValue])
    }
}
