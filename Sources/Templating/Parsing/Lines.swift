// Standalone tags: a tag alone on its line leaves no line behind (Mustache specification, “Standalone Lines”).

enum Lines {
    /// Drops the blanks and the line break around standalone tags, and marks where every other line starts.
    static func tidy(_ pieces: [Piece]) -> [Piece] {
        var tidied: [Piece] = []
        var line: [Piece] = []
        for piece in pieces {
            line.append(piece)
            if case .text(let bytes) = piece, bytes.last == .lineFeed {
                tidied += tidyLine(line)
                line.removeAll()
            }
        }
        return tidied + tidyLine(line)
    }

    private static func tidyLine(_ line: [Piece]) -> [Piece] {
        guard !line.isEmpty else { return [] }
        guard isStandalone(line) else { return [.lineStart] + line }
        var indentation: [UInt8] = []
        if case .text(let bytes) = line.first { indentation = bytes }
        var tags: [Piece] = []
        for case .tag(var tag) in line {
            if tags.isEmpty { tag.indentation = indentation }
            tags.append(.tag(tag))
        }
        return tags
    }

    /// One tag and blanks; or several, when the opening or the end of a layout is among them (“Standalone
    /// parent”: opening and closing tags need not be on separate lines).
    private static func isStandalone(_ line: [Piece]) -> Bool {
        var tags = 0
        var touchesParent = false
        for piece in line {
            switch piece {
            case .lineStart: continue
            case .text(let bytes):
                guard bytes.allSatisfy(\.isBlank) else { return false }
            case .tag(let tag):
                guard tag.kind != .variable, tag.kind != .raw else { return false }
                tags += 1
                if tag.kind == .parent || tag.kind == .close(.parent) { touchesParent = true }
            }
        }
        return tags == 1 || (tags > 1 && touchesParent)
    }
}
