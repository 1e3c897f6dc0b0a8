import Foundation

/// In which encoding a file really is: programs declare Windows-1252 and send UTF-8 (K-22). A whole file that is valid
/// UTF-8 with a letter beyond ASCII is UTF-8, whatever it says: eight-bit French never is.
enum TrueEncoding {
    static func of(_ bytes: [UInt8], saying declared: XmlProlog.Encoding) -> XmlProlog.Encoding {
        guard declared != .utf8 else { return declared }
        var judge = Judge()
        judge.take(bytes)
        return judge.isUTF8 ? .utf8 : declared
    }

    /// - Throws: `FormatError`.
    static func of(_ path: String, saying declared: XmlProlog.Encoding) throws(FormatError)
        -> XmlProlog.Encoding
    {
        guard declared != .utf8 else { return declared }
        let file = try CatalogueFile.opened(path)
        defer { file.closeFile() }
        var judge = Judge()
        while judge.isPossible {
            let block = try CatalogueFile.block(of: file, upTo: 1 << 18)
            guard !block.isEmpty else { return judge.isUTF8 ? .utf8 : declared }
            judge.take(Array(block))
        }
        return declared
    }

    private struct Judge {
        private var hasLetters = false
        private var rest: [UInt8] = []
        private(set) var isPossible = true

        var isUTF8: Bool { isPossible && hasLetters && rest.isEmpty }

        mutating func take(_ block: [UInt8]) {
            let bytes = rest + block
            let valid = XmlTranscoder.validLength(bytes)
            hasLetters = hasLetters || bytes[..<valid].contains { $0 >= 0x80 }
            rest = Array(bytes[valid...])
            // The longest character takes four bytes: more than three that say nothing never will.
            if rest.count > 3 { isPossible = false }
        }
    }
}
