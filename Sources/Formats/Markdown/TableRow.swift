/// A line between bars: `| a | b |`.
struct TableRow {
    /// How many quotes it stands in.
    let quotes: Int
    /// Past the quotes and the spaces; for a head, past the list marker too.
    let start: Int
    let holdsBar: Bool
    let cells: [[UInt8]]

    init(_ text: MarkdownLines, _ place: Int, isHead: Bool = false) {
        let line = text.bytes[text.lines[place].range]
        let content = line.drop { byte in
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): true
            default: false
            }
        }
        let marker = isHead ? Self.marker(of: content) : 0
        start = content.startIndex + marker
        quotes = line[..<content.startIndex].count { $0 == UInt8(ascii: ">") }
        (holdsBar, cells) = Self.cells(of: line[start...])
    }

    /// The length of `- `, `* `, `+ ` or `12. ` before the words.
    private static func marker(of line: ArraySlice<UInt8>) -> Int {
        let digits = line.prefix { (0x30...0x39).contains($0) }.count
        let rest = line.dropFirst(digits)
        guard let sign = rest.first else { return 0 }
        let isSign =
            digits == 0
            ? sign == UInt8(ascii: "-") || sign == UInt8(ascii: "*") || sign == UInt8(ascii: "+")
            : digits < 10 && (sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"))
        let spaces = rest.dropFirst().prefix { $0 == UInt8(ascii: " ") }.count
        return isSign && spaces > 0 ? digits + 1 + spaces : 0
    }

    /// Cut at each bar that has no backslash before it; the first and the last bars only close the line.
    private static func cells(of line: ArraySlice<UInt8>) -> (Bool, [[UInt8]]) {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var holdsBar = false
        var words = line.trimmed
        if words.first == UInt8(ascii: "|") {
            holdsBar = true
            words = words.dropFirst()
        }
        var place = words.startIndex
        while place < words.endIndex {
            let byte = words[place]
            if byte == UInt8(ascii: "\\"), place + 1 < words.endIndex {
                if words[place + 1] != UInt8(ascii: "|") { cell.append(byte) }
                cell.append(words[place + 1])
                place += 2
                continue
            }
            place += 1
            if byte == UInt8(ascii: "|") {
                holdsBar = true
                cells.append(Array(cell.trimmed))
                cell = []
            } else {
                cell.append(byte)
            }
        }
        if words.last != UInt8(ascii: "|") || !cell.isEmpty { cells.append(Array(cell.trimmed)) }
        return (holdsBar, cells)
    }

    /// What `|---|:-:|--:|` says of the columns; nil where the line is anything else.
    var alignments: [MarkdownLayout.Alignment]? {
        guard holdsBar, !cells.isEmpty else { return nil }
        var alignments: [MarkdownLayout.Alignment] = []
        for cell in cells {
            var dashes = cell[...]
            let isLeft = dashes.first == UInt8(ascii: ":")
            if isLeft { dashes = dashes.dropFirst() }
            let isRight = dashes.last == UInt8(ascii: ":")
            if isRight { dashes = dashes.dropLast() }
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isRight ? (isLeft ? .center : .end) : .start)
        }
        return alignments
    }
}
