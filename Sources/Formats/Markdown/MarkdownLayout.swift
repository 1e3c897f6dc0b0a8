/// What libcmark is given to read: the text without its tables and notes, whose words come first, a paragraph each.
///
/// A paragraph begins with a full stop, so that nothing in it can be taken for a block, and is followed by a blank
/// line, so that nothing before it can swallow it: the first `slotCount` paragraphs of the tree are these words, with
/// the references of the whole text resolved in them. Where a table stood there is a paragraph of its mark.
struct MarkdownLayout {
    struct Table {
        var alignments: [Alignment]
        /// The places of the words of the cells; nil: an empty cell. The first row is the head.
        var rows: [[Int?]]
        /// As it was written.
        let range: Range<Int>
    }

    enum Alignment {
        case start, center, end
    }

    private(set) var bytes: [UInt8] = []
    private(set) var slotCount = 0
    private(set) var tables: [Table] = []
    /// The place of the words of each note.
    private(set) var footnotes: [String: Int] = [:]
    private(set) var faults: [MarkdownFault] = []
    /// Reading would take minutes: there is nothing to read.
    private(set) var isRefused = false

    private let text: MarkdownLines
    private var body = MarkdownLines()
    private var slotLines: [Int] = []
    private var cellCount = 0

    /// - Parameter isExtended: whether there are tables and notes.
    init(_ text: MarkdownLines, isExtended: Bool) {
        self.text = text
        body.bytes.reserveCapacity(text.bytes.count + 64)
        bytes.reserveCapacity(text.bytes.count + text.bytes.count / 8 + 64)
        if isExtended { lay() } else { for line in text.lines { keep(line) } }
        slotCount = slotLines.count
        for line in body.lines {
            bytes.append(contentsOf: body.bytes[line.range])
            bytes.append(UInt8(ascii: "\n"))
        }
        isRefused = cellCount > Self.mostCells || MarkdownCost(body).isTooHigh
        if isRefused { bytes = [] }
    }

    /// The line of the text for a line of `bytes`.
    func line(_ line: Int) -> Int {
        if line <= slotLines.count * 2 { return line > 0 ? slotLines[(line - 1) / 2] : 0 }
        let place = line - slotLines.count * 2 - 1
        return body.lines.indices.contains(place) ? body.lines[place].number : body.lines.last?.number ?? 0
    }

    /// A table as it was written, for a mark that stands where no table can.
    func source(of table: Table) -> ArraySlice<UInt8> { text.bytes[table.range] }

    static let mark: [UInt8] = [0xEF, 0xB7, 0x90]

    /// The table whose mark a paragraph is made of.
    func table(markedBy words: UnsafeBufferPointer<UInt8>) -> Int? {
        guard words.count > 2 * Self.mark.count, words.starts(with: Self.mark),
            words.suffix(Self.mark.count).elementsEqual(Self.mark)
        else { return nil }
        let digits = words.dropFirst(Self.mark.count).dropLast(Self.mark.count)
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { tables.indices.contains($0) ? $0 : nil }
    }

    // MARK: Lines

    private static let mostCells = 100_000

    private mutating func lay() {
        var fences = CodeFences()
        var place = 0
        while place < text.lines.count {
            let line = text.lines[place]
            let words = text.bytes[line.range]
            if fences.take(words) {
                keep(line)
            } else if let note = FootnoteDefinition(words) {
                place = lay(note, at: place)
                continue
            } else if words.contains(UInt8(ascii: "|")), let end = layTable(at: place) {
                place = end
                continue
            } else {
                keep(line)
            }
            place += 1
        }
    }

    /// Keeps a line, less what is beyond the deepest list or quote that we read: for each blank line libcmark goes
    /// through all the open lists.
    private mutating func keep(_ line: MarkdownLines.Line) {
        let words = text.bytes[line.range]
        let start = body.bytes.count
        var depth = 0
        var spaces = 0
        var place = words.startIndex
        scan: while place < words.endIndex {
            switch words[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                spaces += 1
                if spaces > Self.mostSpaces {
                    place += 1
                    continue scan
                }
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
                UInt8(ascii: "."),
                UInt8(ascii: ")"):
                depth += 1
                if depth > Self.deepest {
                    place += 1
                    continue scan
                }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: break scan
            }
            body.bytes.append(words[place])
            place += 1
        }
        // `----------` is a rule or a title, and no depth.
        if depth > Self.deepest, place < words.endIndex || words.contains(UInt8(ascii: ">")) {
            faults.append(.init(line: line.number, kind: .tooDeep))
        }
        body.bytes.append(contentsOf: words[place...])
        body.lines.append(.init(number: line.number, range: start..<body.bytes.count))
    }

    private static let deepest = 100
    private static let mostSpaces = 160

    /// Sets words apart, and says where.
    private mutating func slot(_ words: some Sequence<UInt8>, line: Int) -> Int {
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: words)
        bytes.append(contentsOf: "\n\n".utf8)
        slotLines.append(line)
        return slotLines.count - 1
    }

    // MARK: Notes

    /// `[^1]: its words`, up to a blank line, the next note or a reference; where it ends.
    private mutating func lay(_ note: FootnoteDefinition, at place: Int) -> Int {
        var words = Array(note.words)
        var end = place + 1
        while end < text.lines.count {
            let line = text.bytes[text.lines[end].range]
            if line.isBlank || FootnoteDefinition.isReference(line) { break }
            words.append(UInt8(ascii: " "))
            words += line.trimmed
            end += 1
        }
        let number = text.lines[place].number
        if footnotes[note.label] == nil {
            footnotes[note.label] = slot(words, line: number)
        } else {
            faults.append(.init(line: number, kind: .repeatedFootnote(note.label)))
        }
        body.append([], number: number)
        return end
    }

    // MARK: Tables

    /// Where the table that begins on the line ends; nil where there is none.
    private mutating func layTable(at place: Int) -> Int? {
        guard place + 1 < text.lines.count else { return nil }
        let (head, rule) = (TableRow(text, place, isHead: true), TableRow(text, place + 1))
        guard let alignments = rule.alignments, alignments.count <= Self.mostColumns,
            head.cells.count == alignments.count, head.quotes == rule.quotes
        else { return nil }
        var rows = [slots(of: head, count: alignments.count, line: text.lines[place].number)]
        var end = place + 2
        while end < text.lines.count {
            let row = TableRow(text, end)
            guard row.quotes == head.quotes, row.holdsBar else { break }
            rows.append(slots(of: row, count: alignments.count, line: text.lines[end].number))
            end += 1
        }
        let prefix = text.bytes[text.lines[place].range.lowerBound..<head.start]
        let quote = prefix.filter { $0 == UInt8(ascii: ">") }
        let number = text.lines[place].number
        let isHeadOfList = prefix.contains {
            $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ") && $0 != 0x09
        }
        if !isHeadOfList, let last = body.lines.last, !body.bytes[last.range].isBlank {
            body.append(quote, number: number)
        }
        let mark = Self.mark + Array(String(tables.count).utf8) + Self.mark
        body.append(prefix + mark[...], number: number)
        if end < text.lines.count, !text.bytes[text.lines[end].range].isBlank {
            body.append(quote, number: number)
        }
        let range = head.start..<text.lines[end - 1].range.upperBound
        tables.append(Table(alignments: alignments, rows: rows, range: range))
        return end
    }

    private static let mostColumns = 40

    /// The words of a row, one place a column.
    private mutating func slots(of row: TableRow, count: Int, line: Int) -> [Int?] {
        cellCount += count
        guard cellCount <= Self.mostCells else { return [] }
        return (0..<count).map { column in
            guard column < row.cells.count, !row.cells[column].isEmpty else { return nil }
            return slot(row.cells[column], line: line)
        }
    }
}
