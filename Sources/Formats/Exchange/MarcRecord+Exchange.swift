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

    /// In the order of the tags.
    private mutating func insert(_ field: DataField) {
        let place = dataFields.firstIndex { $0.tag > field.tag } ?? dataFields.endIndex
        dataFields.insert(field, at: place)
    }
}
