/// What holds a document: the publisher's series, the periodical of an issue, the host of a part or an article.
extension MemoWriting {
    mutating func writeSeriesAndHost() {
        let isInSerial = description.isInSerial
        let entries =
            isInSerial ? (description.kind == .whole ? description.sets : []) : description.series
        for line in (isInSerial ? description.series : description.sets).map(\.memoLine) {
            notes.add(isInSerial ? .series : .set, line)
        }
        addEntries(entries)
        guard description.kind != .whole, let host = description.host else { return }
        if isB { writeInnerHost(host) } else { writeDocument(of: host, besides: entries) }
    }

    private mutating func addEntries(_ entries: [RecordDescription.SeriesEntry]) {
        for entry in entries {
            addGroup(
                "COLLECTIONS",
                [
                    ("COLLECTION_C", entry.title), ("ISSN_C_C", entry.issn),
                    ("RESPONSABLE_C", entry.responsibility),
                ]
            )
        }
        let numbers = entries.map(\.volume)
        guard !numbers.allSatisfy(\.isEmpty) else { return }
        addToDocument(
            "NO_COLLECTION",
            numbers.count == 1 ? numbers.joined() : numbers.joined(separator: " / ") + " /"
        )
    }

    /// Generation B: the notice of the host inside that of the part.
    private mutating func writeInnerHost(_ host: RecordDescription.Host) {
        var inner = MemoElement("NOTICE_GENERALE")
        inner.add("IDENTITE_N", host.sourceKey)
        let isInSerial = description.isInSerial
        inner.add("TITRE_N", isInSerial ? "" : host.title)
        inner.add("SUPPORT_N", isInSerial ? "Périodique" : "")
        inner.add("ISBN_N", host.isbn.isEmpty ? "" : ISBN.hyphenated(host.isbn))
        inner.add("ISSN_N", host.issn)
        inner.add("NO_COLLECTION_N", host.issue)
        inner.add("DATE_PARUTION_N", host.date)
        if isInSerial {
            var periodical = MemoElement("COLLECTIONS")
            periodical.add("COLLECTION_C", host.title)
            inner.add(periodical)
            notice.add("TITRE_NG_N", host.title)
        }
        notice.add(inner)
    }

    /// Generation A: DOCUMENTS is the host.
    private mutating func writeDocument(
        of host: RecordDescription.Host, besides entries: [RecordDescription.SeriesEntry]
    ) {
        document.add("IDENTITE_D_D", host.sourceKey)
        document.add("DATE_DE_PARUTION_D", host.date)
        if entries.isEmpty { document.add("NO_COLLECTION_D", host.issue) }
        if description.isInSerial {
            addGroup("COLLECTIONS", [("COLLECTION_C", host.title)])
        } else {
            document.add("DOCUMENT_D", host.title)
        }
    }
}
