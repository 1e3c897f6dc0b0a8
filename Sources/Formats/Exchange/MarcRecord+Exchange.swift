/// A record of this catalogue in UNIMARC, as another library receives it.
extension MarcRecord {
    /// 001 is our number, 003 the permanent address; the number that the source gave goes in 035, and 801 says who
    /// hands the record over.
    package init(
        exchanging description: RecordDescription, number: String, permalink: String, agency: String,
    ) {
        self.init(unimarc: description)
        controlFields = [ControlField("001", number), ControlField("003", permalink)]
        if !description.sourceKey.isEmpty {
            insert(DataField("035", 0x20, 0x20, [Subfield(UInt8(ascii: "a"), description.sourceKey)]))
        }
        insert(
            DataField(
                "801", 0x20, UInt8(ascii: "2"),
                [Subfield(UInt8(ascii: "a"), "FR"), Subfield(UInt8(ascii: "b"), agency)],
            ))
    }

    /// The same with its longest texts cut, so that each field can be told in the four digits of ISO 2709.
    package var clipped: MarcRecord {
        var record = self
        record.dataFields = dataFields.map { field in
            var field = field
            let longest = 9_900 / max(1, field.subfields.count) - 8
            field.subfields = field.subfields.map {
                Subfield($0.code, Self.cut($0.value, to: max(1, longest)))
            }
            return field
        }
        return record
    }

    private static func cut(_ text: String, to length: Int) -> String {
        guard text.utf8.count > length else { return text }
        var kept = text.unicodeScalars[...]
        while kept.reduce(0, { $0 + UTF8.width($1) }) > length {
            kept = kept.dropLast(max(1, kept.count / 10))
        }
        return String(kept) + "…"
    }

    /// In the order of the tags.
    private mutating func insert(_ field: DataField) {
        let place = dataFields.firstIndex { $0.tag > field.tag } ?? dataFields.endIndex
        dataFields.insert(field, at: place)
    }
}
