/// Comma-separated values (RFC 4180), as French spreadsheets and school software write them: semicolons, commas or
/// tabs, with or without a byte order mark, in UTF-8 or Windows-1252.
package struct CSV: Equatable, Sendable {
    package let rows: [Row]

    package struct Row: Equatable, Sendable {
        /// Where it begins in the file, from 1.
        package let line: Int
        package let cells: [String]
    }

    /// - Throws: `FormatError` if it is not text, or a quotation mark is never closed.
    package init(_ bytes: [UInt8]) throws(FormatError) {
        var reader = CSVReader(Array(try Self.text(bytes).utf8))
        rows = try reader.rows()
    }

    private static func text(_ bytes: [UInt8]) throws(FormatError) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        guard !content.contains(0) else {
            throw FormatError(
                "Ce fichier n’est pas un texte CSV. Enregistrez-le de nouveau au format «\u{A0}CSV UTF-8\u{A0}»."
            )
        }
        let isUTF8 = String(validating: content, as: UTF8.self) != nil
        let transcriber = Transcriber(source: isUTF8 ? .utf8 : .eightBit(.windows1252))
        return content.withUnsafeBufferPointer { transcriber.text($0) }
    }
}

extension CSV {
    /// The bytes of a table for a French spreadsheet: byte order mark, semicolons, CRLF.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
    package static func bytes(of rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows {
            for (place, cell) in row.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ";")) }
                append(cell, to: &bytes)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let content = (looksLikeFormula(cell) ? [UInt8(ascii: "'")] : []) + Array(cell.utf8)
        let quote = UInt8(ascii: "\"")
        let isPlain = !content.contains {
            $0 == quote || $0 < 0x20 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",")
        }
        guard !isPlain || content.first == 0x20 || content.last == 0x20 else {
            bytes += content
            return
        }
        bytes.append(quote)
        for byte in content {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private static func looksLikeFormula(_ cell: String) -> Bool {
        cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    }

    /// The cell as it was before it was guarded.
    package static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'"), looksLikeFormula(String(cell.unicodeScalars.dropFirst()))
        else {
            return cell
        }
        return String(cell.unicodeScalars.dropFirst())
    }
}
