/// How the mappings ask a record for what it holds.
extension MarcRecord {
    /// The value of the first control field with this tag, `""` if none.
    func control(_ tag: String) -> String {
        controlFields.first { $0.tag == tag }?.value ?? ""
    }

    /// The ASCII character at a position of the leader, a blank if it has none.
    func leaderCode(_ position: Int) -> UInt8 {
        leader.code(at: position)
    }

    func first(_ tag: String) -> DataField? {
        dataFields.first { $0.tag == tag }
    }
}

extension MarcRecord.DataField {
    /// The first subfield with this code, tidied, `""` if none.
    func text(_ code: Unicode.Scalar) -> String {
        for subfield in subfields where subfield.code == UInt8(truncatingIfNeeded: code.value) {
            return Punctuation.tidy(subfield.value)
        }
        return ""
    }

    /// The first subfield with this code as it stands: coded data, where blanks count.
    func coded(_ code: Unicode.Scalar) -> String {
        subfields.first { $0.code == UInt8(truncatingIfNeeded: code.value) }?.value ?? ""
    }

    /// Every subfield with one of these codes, tidied, in the order of the field, without the empty ones.
    func texts(_ codes: StaticString) -> [String] {
        var found: [String] = []
        for subfield in subfields where codes.contains(subfield.code) {
            let text = Punctuation.tidy(subfield.value)
            if !text.isEmpty { found.append(text) }
        }
        return found
    }

    func joined(_ codes: StaticString, by separator: String) -> String {
        texts(codes).joined(separator: separator)
    }
}

extension StaticString {
    /// True for an ASCII letter or digit that is written in this list of subfield codes.
    func contains(_ code: UInt8) -> Bool {
        withUTF8Buffer { $0.contains(code) }
    }
}

extension String {
    /// The byte at a position of a coded value (008, 100$a, a leader), a blank beyond its end.
    func code(at position: Int) -> UInt8 {
        let bytes = utf8
        guard let index = bytes.index(bytes.startIndex, offsetBy: position, limitedBy: bytes.endIndex),
            index < bytes.endIndex
        else { return 0x20 }
        return bytes[index]
    }

    /// The text at some positions of a coded value, shorter when the value is.
    func coded(_ positions: Range<Int>) -> String {
        let bytes = utf8
        guard
            let start = bytes.index(
                bytes.startIndex, offsetBy: positions.lowerBound, limitedBy: bytes.endIndex)
        else { return "" }
        let end =
            bytes.index(start, offsetBy: positions.count, limitedBy: bytes.endIndex) ?? bytes.endIndex
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
