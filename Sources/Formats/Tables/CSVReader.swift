/// Cuts the text of a CSV file into rows; what separates its cells is found out from the first.
struct CSVReader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var separator = UInt8(ascii: ";")

    private static let quote = UInt8(ascii: "\"")
    private static let (carriageReturn, lineFeed) = (UInt8(0x0D), UInt8(0x0A))

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        findSeparator()
    }

    /// Blank rows are left out.
    mutating func rows() throws(FormatError) -> [CSV.Row] {
        var rows: [CSV.Row] = []
        while position < bytes.count {
            let row = try row()
            if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
        }
        return rows
    }

    private mutating func row() throws(FormatError) -> CSV.Row {
        let start = line
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
            // A separator at the very end is followed by one last empty cell.
            if position == bytes.count { cells.append("") }
            if position == bytes.count { break }
        }
        skipLineEnd()
        return CSV.Row(line: start, cells: cells)
    }

    private mutating func cell() throws(FormatError) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else { return plainCell() }
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    // What follows a closed quotation before the separator is kept: hand-made files have some.
                    return String(decoding: content, as: UTF8.self) + plainCell()
                }
                position += 1
            }
            if byte == Self.lineFeed { line += 1 }
            content.append(byte)
        }
        throw FormatError("Ligne \(start)\u{A0}: un guillemet ouvert n’est jamais fermé.")
    }

    private mutating func plainCell() -> String {
        let start = position
        while position < bytes.count, bytes[position] != separator, !isLineEnd(position) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isLineEnd(_ place: Int) -> Bool {
        bytes[place] == Self.lineFeed || bytes[place] == Self.carriageReturn
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        let isPair =
            bytes[position] == Self.carriageReturn && position + 1 < bytes.count
            && bytes[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    /// The most frequent candidate of the first line, outside quotations; a first line « sep=; » says it.
    private mutating func findSeparator() {
        let candidates = Array(";,\t".utf8)
        let announcement = Array("sep=".utf8)
        if bytes.starts(with: announcement), bytes.count > announcement.count,
            candidates.contains(bytes[announcement.count])
        {
            separator = bytes[announcement.count]
            position = announcement.count + 1
            skipLineEnd()
            return
        }
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        for place in bytes.indices {
            let byte = bytes[place]
            if byte == Self.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if isLineEnd(place) { break }
            if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        let best = counts.max() ?? 0
        if best > 0, let place = counts.firstIndex(of: best) { separator = candidates[place] }
    }
}
