/// Telling UNIMARC from MARC 21, record by record: their leaders look alike, their title fields do not.
extension MarcDialect {
    init(of layout: Iso2709Layout, in bytes: UnsafeBufferPointer<UInt8>) {
        self.init(
            hasField: { tag in layout.fields.contains { $0.tag == tag } },
            opensWithDate: {
                guard let field = layout.fields.first(where: { $0.tag == "100" }) else { return false }
                // Indicators, subfield mark and code, then the date.
                let date = bytes[field.bytes].dropFirst(layout.indicatorCount + 2).prefix(8)
                return date.count == 8 && date.allSatisfy { (0x30...0x39).contains($0) }
            }
        )
    }

    init(of record: MarcRecord) {
        self.init(
            hasField: { tag in
                record.dataFields.contains { $0.tag == tag }
                    || record.controlFields.contains { $0.tag == tag }
            },
            opensWithDate: {
                let coded = record.first("100")?.coded("a") ?? ""
                return coded.utf8.count >= 8 && coded.utf8.prefix(8).allSatisfy { (0x30...0x39).contains($0) }
            }
        )
    }

    /// 200 is the title of UNIMARC and unused in MARC 21, 245 the reverse. Failing both, UNIMARC opens 100$a with
    /// the day of entry where MARC 21 has a name, and MARC 21 has its 008.
    private init(hasField: (String) -> Bool, opensWithDate: () -> Bool) {
        switch (hasField("200"), hasField("245")) {
        case (true, false): self = .unimarc
        case (false, true): self = .marc21
        default: self = opensWithDate() || !hasField("008") ? .unimarc : .marc21
        }
    }
}
