// What stands before the root element of an XML file: the place of document types, and of the attacks they allow.
import Foundation

/// Read on the bytes, before any parser sees them.
struct XmlProlog {
    private let bytes: [UInt8]
    private var position = 0

    /// Enough for any honest prolog.
    private static let longest = 1 << 16

    init(of path: String) throws {
        let file = try CatalogueFile.opened(path)
        defer { file.closeFile() }
        bytes = Array(try CatalogueFile.block(of: file, upTo: Self.longest))
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The character sets that MARCXML files have been seen in.
    enum Encoding { case utf8, windows1252, latin9 }

    /// The name of the root element, without its prefix. Refuses documents that declare entities (« billion
    /// laughs », XXE), and encodings that would hide the declaration.
    func root() throws(FormatError) -> String {
        var prolog = self
        return try prolog.readRoot()
    }

    /// What the XML declaration (XML 1.0 §2.8) says, and how many bytes it takes with a byte order mark, which says
    /// UTF-8 louder than any declaration.
    func declaration() throws(FormatError) -> (encoding: Encoding, length: Int) {
        var prolog = self
        prolog.skipByteOrderMark()
        let start = prolog.position
        guard prolog.starts("<?xml"), prolog.skip("<?", to: "?>") else { return (.utf8, start) }
        let words = String(decoding: bytes[start..<min(prolog.position, bytes.count)], as: UTF8.self)
            .lowercased()
        guard start == 0, let name = words.firstRange(of: "encoding").map({ words[$0.upperBound...] }) else {
            return (.utf8, prolog.position)
        }
        let quoted = name.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        let encoding = quoted.count > 1 ? String(quoted[1]) : ""
        switch encoding {
        case "utf-8", "utf8", "us-ascii", "ascii": return (.utf8, prolog.position)
        case "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252":
            return (.windows1252, prolog.position)
        case "iso-8859-15", "iso8859-15", "latin9", "latin-9": return (.latin9, prolog.position)
        default:
            throw FormatError(
                "Ce fichier XML annonce un codage que le portail ne lit pas (\(encoding))\u{A0}: enregistrez-le en UTF-8."
            )
        }
    }

    private mutating func readRoot() throws(FormatError) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0)
        {
            throw FormatError("Ce fichier XML est codé en UTF-16 ou UTF-32\u{A0}: enregistrez-le en UTF-8.")
        }
        skipByteOrderMark()
        while position < bytes.count {
            skipBlanks()
            if skip("<?", to: "?>") || skip("<!--", to: "-->") { continue }
            if starts("<!DOCTYPE") {
                try skipDocumentType()
                continue
            }
            guard starts("<") else { break }
            return rootName()
        }
        throw FormatError("Ce fichier commence comme du XML, mais son premier élément est introuvable.")
    }

    /// A document type is passed over when it only names itself: an internal subset could declare entities.
    private mutating func skipDocumentType() throws(FormatError) {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard bytes[position] != UInt8(ascii: "[") else {
                throw FormatError(
                    "Ce fichier XML déclare ses propres entités (DOCTYPE), ce que le portail refuse par sécurité."
                )
            }
            position += 1
        }
        position += 1
    }

    private func rootName() -> String {
        let name = bytes[(position + 1)...].prefix { byte in
            switch byte {
            case 0x00...0x20, UInt8(ascii: ">"), UInt8(ascii: "/"): false
            default: true
            }
        }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? name
        return String(decoding: local, as: UTF8.self)
    }

    private mutating func skipByteOrderMark() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[min(position, bytes.count)...].starts(with: $0) }
    }

    /// True when something that opens here was passed over; what is not closed goes to the end.
    private mutating func skip(_ opening: StaticString, to closing: StaticString) -> Bool {
        guard starts(opening) else { return false }
        position += opening.utf8CodeUnitCount
        while position < bytes.count, !starts(closing) { position += 1 }
        position += closing.utf8CodeUnitCount
        return true
    }
}
