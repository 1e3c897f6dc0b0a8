/// What the reading of a UNIMARC record keeps until the whole record is read.
struct UnimarcDraft {
    var designation = ""
    var isElectronic = false
    var audienceCodes = ""
    var natures: [String] = []
    var contents: [String] = []
    var summaries: [String] = []
    var otherPublications: [RecordDescription.Publication] = []
    var linkedSeries: [RecordDescription.SeriesEntry] = []
    var sets: [RecordDescription.SeriesEntry] = []
    var forms = Forms()
    private var host: RecordDescription.Host?

    /// 461, 462: the set. For an article it is the periodical.
    mutating func readSet(_ field: MarcRecord.DataField) {
        sets.append(RecordDescription.linkedEntry(field))
    }

    /// 463, 464: the volume or the issue that holds a part or an article.
    mutating func readHost(_ field: MarcRecord.DataField) {
        guard host == nil else { return }
        host = RecordDescription.Host(
            title: RecordDescription.linkedEntry(field).title, sourceKey: RecordDescription.linkedKey(field),
            issue: field.text("v"), date: field.text("d"), pages: field.text("p"),
            isbn: ISBN.normalized(field.text("y")), issn: ISSN.normalized(field.text("x"))
        )
    }

    var wholeHost: RecordDescription.Host? {
        guard let set = sets.first else { return host }
        var whole = host ?? RecordDescription.Host(issue: set.volume)
        if whole.title.isEmpty { whole.title = set.title }
        if whole.issn.isEmpty { whole.issn = set.issn }
        return whole
    }
}
