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

    /// Refuses documents that declare entities (« billion laughs », XXE), and encodings that hide the declaration.
    func check() throws(FormatError) {
        _ = try root()
    }

    /// The name of the root element, without its prefix.
    func root() throws(FormatError) -> String {
        var prolog = self
        return try prolog.readRoot()
    }

    private mutating func readRoot() throws(FormatError) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0)
        {
            throw FormatError("Ce fichier XML est codé en UTF-16 ou UTF-32\u{A0}: enregistrez-le en UTF-8.")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
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
