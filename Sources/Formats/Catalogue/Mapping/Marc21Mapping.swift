/// MARC 21 → description. One line per field of the format, in the order of its tags; French words come out.
extension RecordDescription {
    package init(marc21 record: MarcRecord) {
        self.init()
        let number = Punctuation.tidy(record.control("001"))
        let source = Punctuation.tidy(record.control("003"))
        sourceKey = source.isEmpty || number.isEmpty ? number : source + "/" + number
        var draft = Marc21Draft()
        readGeneralData(record.control("008"), type: record.leaderCode(6), &draft)
        for field in record.dataFields {
            read(field, &draft)
        }
        conclude(draft, record)
    }

    private mutating func read(_ field: MarcRecord.DataField, _ draft: inout Marc21Draft) {
        switch field.tag {
        case "020":
            isbns += field.texts("a").map(ISBN.leading)
            price = price.isEmpty ? Punctuation.withoutISBD(field.text("c")) : price
        case "022": issns += field.texts("a").map(ISSN.normalized)
        case "024" where field.indicator1 == 0x33: eans += field.texts("a").map(EAN.normalized)
        case "041": readLanguages(field)
        case "082" where dewey.isEmpty: readDewey(field, &draft)
        case "100", "700": readContributor(field, name: Self.marc21Person(field), isCollective: false)
        case "110", "111", "710", "711":
            readContributor(field, name: Self.marc21Body(field), isCollective: true)
        case "130", "240", "246", "730", "740":
            otherTitles.append(Self.title(field.joined("ab", by: " "), subseries: field.texts("np")))
        // The title in its own script, linked to the one that is written in Latin letters.
        case "880" where field.text("6").hasPrefix("245"):
            otherTitles.append(Self.title(field.joined("ab", by: " "), subseries: field.texts("np")))
        case "245" where title.isEmpty: readTitle(field, &draft)
        case "250" where edition.isEmpty: edition = Punctuation.heading(field.joined("ab", by: " "))
        case "260": publications += Self.publications(of: field, codes: ("a", "b", "c"))
        // The second indicator of 264 tells publication (1) from production, distribution, manufacture, copyright.
        case "264" where field.indicator2 == 0x31:
            publications += Self.publications(of: field, codes: ("a", "b", "c"))
        case "264": draft.otherPublications += Self.publications(of: field, codes: ("a", "b", "c"))
        case "300": readPhysicalDescription(field)
        case "440", "490": series.append(Self.marc21Series(field))
        case "830", "810": draft.tracedSeries.append(Self.marc21Series(field))
        case "800", "811": draft.tracedSets.append(Self.marc21Series(field))
        case "500", "501", "502", "504", "508", "511", "515", "518", "525", "530", "533", "534", "538", "546",
            "550",
            "586":
            notes.append(field.joined("3abcdefn", by: " "))
        case "505": draft.contents.append(field.joined("agrt", by: " "))
        case "520": draft.summaries.append(field.joined("ab", by: " "))
        case "521": readAudience(field)
        case "600": addSubject(field, Self.marc21Person(field), &draft)
        case "610", "611": addSubject(field, Self.marc21Body(field), &draft)
        case "630", "650", "651":
            addSubject(field, Self.title(field.text("a"), subseries: field.texts("np")), &draft)
        case "653": keywords += field.texts("a").map(Punctuation.heading)
        case "655": draft.forms.read(all: field.texts("a").map(Punctuation.heading), unknownIsNature: false)
        case "773" where host == nil: readHost(field, &draft)
        case "852": readCopy852(field)
        case "856": readLink(field, label: ["y", "3", "z"])
        case "952": readCopy952(field)
        default: break
        }
    }

    /// 008: day of entry (0-5), year (7-10), audience (22), literary form (33), language (35-37).
    private mutating func readGeneralData(_ coded: String, type: UInt8, _ draft: inout Marc21Draft) {
        enteredOn = MarcDate.shortDay(coded.coded(0..<6))
        year = MarcDate.year(coded.coded(7..<11))
        let language = coded.coded(35..<38).lowercased()
        if Self.isLanguage(language) { languages.append(language) }
        guard type == UInt8(ascii: "a") || type == UInt8(ascii: "t") else { return }
        draft.audience = Audience.marc21(coded.code(at: 22))
        draft.forms.readMarc21Code(coded.code(at: 33))
    }

    private static func isLanguage(_ code: String) -> Bool {
        let isWord = code.utf8.count == 3 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isWord && !["mul", "und", "zxx"].contains(code)
    }

    /// Old records run several codes together: `freeng`.
    private mutating func readLanguages(_ field: MarcRecord.DataField) {
        func codes(_ subfields: StaticString) -> [String] {
            field.texts(subfields).flatMap { text in
                stride(from: 0, to: text.utf8.count, by: 3).map { text.coded($0..<$0 + 3).lowercased() }
            }.filter(Self.isLanguage)
        }
        languages += codes("ad")
        originalLanguages += codes("h")
    }

    /// A shelf word in place of a number, « [Fic] », tells a novel.
    private mutating func readDewey(_ field: MarcRecord.DataField, _ draft: inout Marc21Draft) {
        let text = field.text("a")
        dewey = Dewey.notation(text)
        if Folding.fold(text).hasPrefix("fic") { draft.forms.add(.init(nil, isFiction: true)) }
    }

    private mutating func readTitle(_ field: MarcRecord.DataField, _ draft: inout Marc21Draft) {
        title = Punctuation.withoutBrackets(Punctuation.heading(field.text("a")))
        subtitle = field.texts("b").map(Punctuation.heading).joined(separator: " : ")
        responsibility = Punctuation.heading(field.text("c"))
        partNumber = field.texts("n").map(Punctuation.heading).joined(separator: ", ")
        partTitle = field.texts("p").map(Punctuation.heading).joined(separator: ". ")
        draft.designation = field.text("h").lowercased()
    }

    private mutating func readPhysicalDescription(_ field: MarcRecord.DataField) {
        guard extent.isEmpty, dimensions.isEmpty else { return }
        extent = field.texts("a").map(Punctuation.withoutISBD).joined(separator: " ; ")
        illustrations = Punctuation.withoutISBD(field.text("b"))
        dimensions = Punctuation.dimensions(field.text("c"))
        accompanying = Punctuation.heading(field.text("e"))
    }

    private mutating func readContributor(_ field: MarcRecord.DataField, name: String, isCollective: Bool) {
        guard !name.isEmpty else { return }
        let isMain = field.tag.hasPrefix("1")
        let codes = field.texts("4").compactMap(Relator.code(ofMarc21:))
        let terms = field.texts("ej").compactMap(Relator.code(for:))
        var roles: [String] = []
        for role in codes + terms where !roles.contains(role) { roles.append(role) }
        for role in roles.isEmpty ? [""] : roles {
            let contributor = Contributor(
                name: name, dates: isCollective ? "" : Punctuation.heading(field.text("d")), role: role,
                isCollective: isCollective, isMain: isMain
            )
            if !contributors.contains(contributor) { contributors.append(contributor) }
        }
    }

    private mutating func readAudience(_ field: MarcRecord.DataField) {
        let texts = field.texts("a").map(Punctuation.heading)
        // 0 reading grade, 1 interest age, 2 interest grade: a level; 3, 4, 8 and blank: a public.
        if (0x30...0x32).contains(field.indicator1) { levels += texts } else { audiences += texts }
    }

    private mutating func addSubject(
        _ field: MarcRecord.DataField, _ head: String, _ draft: inout Marc21Draft
    ) {
        draft.forms.read(all: field.texts("v"), unknownIsNature: false)
        let subdivisions = field.texts("vxyz").map(Punctuation.heading)
        // FAST repeats, cut into pieces, the headings that LCSH already gives.
        guard field.text("2") != "fast" else { return }
        subjects.append(
            ([Punctuation.heading(head)] + subdivisions).filter { !$0.isEmpty }.joined(separator: " -- "))
    }

    /// 773: $t host, $w its number, $z ISBN, $x ISSN, $g « Vol. 3, no. 2 (2001), p. 4-9 », $d date.
    private mutating func readHost(_ field: MarcRecord.DataField, _ draft: inout Marc21Draft) {
        let related = field.joined("g", by: ", ")
        let pages = related.utf8.isEmpty ? nil : related.range(ofPages: ["p. ", "pages "])
        host = Host(
            title: Punctuation.heading(field.text("t")), sourceKey: field.text("w"),
            issue: Punctuation.heading(pages.map { String(related[..<$0]) } ?? related),
            date: MarcDate.transcribed(field.text("d")), pages: pages.map { String(related[$0...]) } ?? "",
            isbn: ISBN.normalized(field.text("z")), issn: ISSN.normalized(field.text("x"))
        )
        draft.isInSerial = !field.text("x").isEmpty
    }

    private mutating func conclude(_ draft: Marc21Draft, _ record: MarcRecord) {
        if publications.isEmpty { publications = draft.otherPublications }
        if year == nil { year = publications.lazy.compactMap { MarcDate.year(within: $0.date) }.first }
        if series.isEmpty { series = draft.tracedSeries }
        sets = draft.tracedSets
        contents = draft.contents.joined(separator: " ; ")
        summary = draft.summaries.joined(separator: " ")
        if audiences.isEmpty { audiences = draft.audience }
        medium = Medium.marc21(record, designation: draft.designation, self)
        nameAuthors(record)
        switch Unicode.Scalar(record.leaderCode(7)) {
        case "b": kind = .article
        case "a": kind = draft.isInSerial ? .article : .part
        default:
            kind = .whole
            host = nil
        }
        settle(draft.forms)
    }

    /// The main entry of a text that says no more is its author (MARC 21 100: « creator »).
    private mutating func nameAuthors(_ record: MarcRecord) {
        guard record.leaderCode(6) == UInt8(ascii: "a") else { return }
        for index in contributors.indices
        where contributors[index].isMain && !contributors[index].isCollective
            && contributors[index].role.isEmpty
        {
            contributors[index].role = Relator.author
        }
    }
}
