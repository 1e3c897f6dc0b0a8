/// What holds a document: the publisher's series, the periodical of an issue, the host of a part or an article.
extension RecordDescription {
    /// Issues, articles and parts of issues: COLLECTIONS names their periodical, not a publisher's series.
    var isInSerial: Bool {
        kind == .article || medium == "Périodique"
    }

    mutating func readSeriesAndHost(_ notice: MemoNotice, _ notes: MemoNotes) {
        dewey = Dewey.notation(notice.text("COTE_D"))
        if dewey.isEmpty { dewey = notes.value(.dewey) }
        series = notes.values(.series).map(SeriesEntry.init(memoLine:))
        sets = notes.values(.set).map(SeriesEntry.init(memoLine:))
        if kind != .whole {
            readPages(notes)
            host = notice.host.map { host($0, notice) } ?? host(notice)
            if year == nil { year = host.flatMap { MarcDate.year(within: $0.date) } }
        }
        guard !isInSerial || kind == .whole else { return }
        let entries = Self.entries(notice)
        if !isInSerial {
            series = entries + series
        } else {
            sets = entries + sets
            if entries.isEmpty { addPeriodical(notice) }
        }
    }

    /// The periodical of an issue, where only the title of the host names it.
    private mutating func addPeriodical(_ notice: MemoNotice) {
        let entry = SeriesEntry(title: notice.text("TITRE_NG_N"), volume: Self.number(notice))
        if !entry.title.isEmpty { sets.insert(entry, at: 0) }
    }

    /// COLLECTIONS, with NO_COLLECTION: one number, or one for each at the same places.
    private static func entries(_ notice: MemoNotice) -> [SeriesEntry] {
        let groups = notice.groups("COLLECTIONS").filter { !$0.text("COLLECTION_C").isEmpty }
        let numbers = MemoValues.positions(notice.text("NO_COLLECTION_N", "NO_COLLECTION_D"))
        return groups.enumerated().map { place, group in
            SeriesEntry(
                title: group.text("COLLECTION_C"),
                volume: groups.count == 1 ? number(notice) : place < numbers.count ? numbers[place] : "",
                issn: ISSN.normalized(group.text("ISSN_C_C")), responsibility: group.text("RESPONSABLE_C")
            )
        }
    }

    private static func number(_ notice: MemoNotice) -> String {
        Punctuation.withoutISBD(notice.text("NO_COLLECTION_N", "NO_COLLECTION_D"))
    }

    /// The collation of a part is where it stands in its host (« p. 12-15 »), unless it is a size (« 32 p. »).
    private mutating func readPages(_ notes: MemoNotes) {
        let words = Folding.fold(extent).split(separator: " ")
        let isSize =
            kind == .part && (0x30...0x39).contains(words.first?.utf8.first ?? 0)
            && words.contains { ["p", "vol", "f", "min", "h", "volume", "volumes", "pages"].contains($0) }
        guard !isSize else { return }
        host = extent.isEmpty ? nil : Host(pages: extent)
        extent = notes.value(.extent)
    }

    /// Generation B: the notice of the host inside the notice of the part.
    private func host(_ inner: MemoElement, _ notice: MemoNotice) -> Host {
        let periodical = inner.all("COLLECTIONS").first?.text("COLLECTION_C") ?? ""
        let titles =
            isInSerial
            ? [periodical, notice.text("TITRE_NG_N"), inner.text("TITRE_N")]
            : [inner.text("TITRE_N"), notice.text("TITRE_NG_N"), periodical]
        return Host(
            title: titles.first { !$0.isEmpty } ?? "", sourceKey: inner.text("IDENTITE_N"),
            issue: Punctuation.withoutISBD(inner.text("NO_COLLECTION_N")),
            date: inner.text("DATE_PARUTION_N"), pages: host?.pages ?? "",
            isbn: ISBN.normalized(inner.text("ISBN_N")),
            issn: ISSN.normalized(inner.text("ISSN_N"))
        )
    }

    /// Generation A, where DOCUMENTS is the host; and a part of generation B that stands alone.
    private mutating func host(_ notice: MemoNotice) -> Host {
        let entry = Self.entries(notice).first
        let document = notice.text("DOCUMENT_D", "TITRE_NG_N")
        var host = Host(
            title: isInSerial ? entry?.title ?? document : document, sourceKey: notice.text("IDENTITE_D_D"),
            date: notice.text("DATE_DE_PARUTION_D"), pages: self.host?.pages ?? ""
        )
        if host.date.isEmpty { host.date = notice.text("DATE_PARUTION_N") }
        guard !host.title.isEmpty || !host.sourceKey.isEmpty else { return host }
        (host.isbn, isbns) = (isbns.first ?? "", [])
        (host.issn, issns) = (issns.first ?? "", [])
        if isInSerial || entry == nil { host.issue = Self.number(notice) }
        return host
    }
}
