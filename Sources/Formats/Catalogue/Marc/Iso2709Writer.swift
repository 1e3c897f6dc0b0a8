/// Writes ISO 2709 records in UTF-8.
package enum Iso2709Writer {
    /// Throws when a field or the record is longer than the format can say (9 999 and 99 999 bytes).
    package static func bytes(of record: MarcRecord) throws(FormatError) -> [UInt8] {
        var directory: [UInt8] = []
        var data: [UInt8] = []
        for field in record.controlFields {
            try add(field.tag, permitted(field.value), &directory, &data)
        }
        for field in record.dataFields {
            var content = [field.indicator1, field.indicator2]
            for subfield in field.subfields {
                content += [Iso2709Layout.subfieldMark, subfield.code]
                content += permitted(subfield.value)
            }
            try add(field.tag, content, &directory, &data)
        }
        let base = Iso2709Layout.leaderLength + directory.count + 1
        let length = base + data.count + 1
        guard length <= 99_999 else {
            throw FormatError("La notice est trop longue pour le format ISO 2709 (\(length) octets).")
        }
        return leader(record.leader, length: length, base: base) + directory + [Iso2709Layout.fieldTerminator]
            + data
            + [Iso2709Layout.recordTerminator]
    }

    private static func add(
        _ tag: String, _ content: [UInt8], _ directory: inout [UInt8], _ data: inout [UInt8]
    ) throws(FormatError) {
        guard content.count < 9_999 else {
            throw FormatError(
                "La zone \(tag) est trop longue pour le format ISO 2709 (\(content.count) octets).")
        }
        guard tag.utf8.count == 3, data.count <= 99_999 else {
            throw FormatError(
                "La notice ne peut pas être écrite au format ISO 2709\u{A0}: zone «\u{A0}\(tag)\u{A0}».")
        }
        directory += tag.utf8
        directory += digits(content.count + 1, width: 4)
        directory += digits(data.count, width: 5)
        data += content
        data.append(Iso2709Layout.fieldTerminator)
    }

    private static func leader(_ leader: String, length: Int, base: Int) -> [UInt8] {
        var bytes = Array(MarcRecord.leader(leader).utf8)
        bytes.replaceSubrange(0..<5, with: digits(length, width: 5))
        bytes.replaceSubrange(10..<17, with: Array("22".utf8) + digits(base, width: 5))
        bytes.replaceSubrange(20..<23, with: Array("450".utf8))
        return bytes
    }

    private static func digits(_ value: Int, width: Int) -> [UInt8] {
        let digits = String(value)
        return Array((String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits).utf8)
    }

    /// The separators of the format cannot stand in a value.
    private static func permitted(_ value: String) -> [UInt8] {
        value.utf8.filter { !(0x1D...0x1F).contains($0) }
    }
}

extension MarcRecord {
    /// 24 printable ASCII characters, whatever the leader was.
    static func leader(_ text: String) -> String {
        let bytes = text.utf8.prefix(Iso2709Layout.leaderLength).map {
            (0x20...0x7E).contains($0) ? $0 : 0x20
        }
        let missing = [UInt8](repeating: 0x20, count: Iso2709Layout.leaderLength - bytes.count)
        return String(decoding: bytes + missing, as: UTF8.self)
    }
}
