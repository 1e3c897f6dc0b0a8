/// UNIMARC → description. One line per field of the format, in the order of its tags.
///
/// The 9xx are those of BCDI's and PMB's exports; 995 is the French recommendation for copies.
extension RecordDescription {
    package init(unimarc record: MarcRecord) {
        self.init()
        sourceKey = Punctuation.tidy(record.control("001"))
        var draft = UnimarcDraft()
        for field in record.dataFields {
            read(field, &draft)
        }
        conclude(draft, record)
    }

    private mutating func read(_ field: MarcRecord.DataField, _ draft: inout UnimarcDraft) {
        switch field.tag {
        case "010":
            isbns += field.texts("a").map(ISBN.normalized)
            price = price.isEmpty ? field.text("d") : price
        case "011": issns += field.texts("a").map(ISSN.normalized)
        case "073", "345": eans += field.texts(field.tag == "073" ? "a" : "b").map(EAN.normalized)
        case "100": readGeneralData(field.coded("a"), &draft)
        case "101":
            languages += field.texts("a").map { $0.lowercased() }
            originalLanguages += field.texts("c").map { $0.lowercased() }
        case "105": draft.forms.readUnimarcCodes(field.coded("a"))
        case "106": draft.isElectronic = field.texts("a").contains("s")
        case "200" where title.isEmpty: readTitle(field, &draft)
        case "205" where edition.isEmpty: edition = field.joined("abdfg", by: " ; ")
        case "210": publications += Self.publications(of: field)
        // The second indicator of 214 tells publication (0) from distribution, manufacture, copyright.
        case "214" where field.indicator2 == 0x30 || field.indicator2 == 0x20:
            publications += Self.publications(of: field)
        case "214": draft.otherPublications += Self.publications(of: field)
        case "215": readPhysicalDescription(field)
        case "225":
            series.append(
                SeriesEntry(
                    title: Self.title(field.joined("a", by: " ; "), subseries: field.texts("i")),
                    volume: field.text("v"), issn: ISSN.normalized(field.text("x")),
                    responsibility: field.joined("f", by: " ; ")
                )
            )
        case "300", "302", "303", "304", "305", "306", "307", "308", "310", "311", "312", "313", "314", "316",
            "317",
            "320", "321", "322", "323", "328", "334", "336", "337":
            notes += field.texts(field.tag == "328" ? "abcde" : "a").filter { !$0.isEmpty }
        case "327": draft.contents += field.texts("a")
        case "359": draft.contents += field.texts("b")
        case "330": draft.summaries += field.texts("a")
        case "333": audiences += field.texts("a")
        case "410", "411": draft.linkedSeries.append(Self.linkedEntry(field))
        case "461", "462": draft.readSet(field)
        case "463", "464": draft.readHost(field)
        case "500", "501", "503", "510", "512", "513", "514", "515", "516", "517", "518", "520", "532", "540",
            "541":
            otherTitles.append(field.joined("ae", by: " : "))
        case "454": otherTitles.append(Self.linkedEntry(field).title)
        case "600", "602": subjects.append(Self.heading(Self.personalName(field), field))
        case "601": subjects.append(Self.heading(Self.collectiveName(field), field))
        case "604", "605", "606", "607", "615", "616", "617":
            subjects.append(Self.heading(field.joined("at", by: ". "), field))
        case "608": draft.forms.read(all: field.texts("a"), unknownIsNature: true)
        case "610": keywords += field.texts("a")
        case "676" where dewey.isEmpty: dewey = Dewey.notation(field.text("a"))
        case "700", "701", "702", "720", "721", "722": readContributor(field, isCollective: false)
        case "710", "711", "712": readContributor(field, isCollective: true)
        case "856": readLink(field, label: ["2", "y", "z", "3"])
        case "900": genres += field.texts("a")
        case "901": draft.natures += field.texts("a")
        case "902": disciplines += field.texts("a")
        case "903": expiresOn = MarcDate.day(field.text("a"), else: expiresOn)
        case "904": enteredOn = MarcDate.day(field.text("a"), else: enteredOn)
        case "905": draft.forms.readNatureTypes(field.texts("a"))
        case "906": levels += field.texts("a")
        case "995": readCopy(field, &draft)
        default: break
        }
    }

    /// 100$a: day of entry (0-7), type and year of publication (8-12), target audience (17-19).
    private mutating func readGeneralData(_ coded: String, _ draft: inout UnimarcDraft) {
        enteredOn = enteredOn.isEmpty ? MarcDate.day(coded.coded(0..<8), else: "") : enteredOn
        year = MarcDate.year(coded.coded(9..<13))
        draft.audienceCodes = coded.coded(17..<20)
    }

    private mutating func readTitle(_ field: MarcRecord.DataField, _ draft: inout UnimarcDraft) {
        // $a again: another title by the same author; $c: a title by another.
        title = field.texts("ac").map(Punctuation.withoutISBD).joined(separator: " ; ")
        subtitle = field.texts("e").map(Punctuation.withoutISBD).joined(separator: " : ")
        responsibility = field.texts("fg").map(Punctuation.withoutISBD).joined(separator: " ; ")
        partNumber = field.joined("h", by: ", ")
        partTitle = field.joined("i", by: ". ")
        otherTitles += field.texts("d").map(Punctuation.withoutISBD)
        draft.designation = field.text("b")
    }

    private mutating func readPhysicalDescription(_ field: MarcRecord.DataField) {
        func joined(_ old: String, _ codes: StaticString) -> String {
            let new = field.texts(codes).map(Punctuation.withoutISBD).joined(separator: " ; ")
            return old.isEmpty || new.isEmpty ? old + new : old + " ; " + new
        }
        extent = joined(extent, "a")
        illustrations = joined(illustrations, "c")
        dimensions = Punctuation.dimensions(joined(dimensions, "d"))
        accompanying = joined(accompanying, "e")
    }

    private mutating func readContributor(_ field: MarcRecord.DataField, isCollective: Bool) {
        let name = isCollective ? Self.collectiveName(field) : Self.personalName(field)
        guard !name.isEmpty else { return }
        let roles = field.texts("4")
        for role in roles.isEmpty ? [""] : roles {
            let contributor = Contributor(
                name: name, dates: isCollective ? "" : field.text("f"), role: role,
                isCollective: isCollective,
                isMain: field.tag == "700" || field.tag == "710" || field.tag == "720"
            )
            if !contributors.contains(contributor) { contributors.append(contributor) }
        }
    }

    /// Recommandation 995, with BCDI's words where PMB's converter puts them.
    private mutating func readCopy(_ field: MarcRecord.DataField, _ draft: inout UnimarcDraft) {
        var copy = CopyDescription()
        let number = field.text("f")
        copy.number = number == "INCONNU" ? "" : number
        copy.callNumber = field.text("k")
        copy.location = field.text("e").isEmpty ? field.text("a") : field.text("e")
        copy.status = field.text("o")
        let price = field.text("p")
        copy.price = price.utf8.contains { (0x30...0x39).contains($0) } ? price : ""
        copy.note = field.joined("uz", by: " ; ")
        // A code of two or three letters is not a word for the screen.
        copy.medium = field.text("r").utf8.count > 3 ? field.text("r") : ""
        copy.audience = field.text("q")
        copy.acquiredOn = MarcDate.day(field.text("5"), else: MarcDate.day(field.text("m"), else: ""))
        copies.append(copy)
    }

    private mutating func conclude(_ draft: UnimarcDraft, _ record: MarcRecord) {
        if publications.isEmpty { publications = draft.otherPublications }
        if year == nil { year = publications.lazy.compactMap { MarcDate.year(within: $0.date) }.first }
        if series.isEmpty { series = draft.linkedSeries }
        contents = draft.contents.joined(separator: " ; ")
        summary = draft.summaries.joined(separator: " ")
        if audiences.isEmpty { audiences = Audience.unimarc(draft.audienceCodes) }
        // BCDI's own word for the nature comes before what the codes tell.
        natures = draft.natures
        medium = Medium.unimarc(
            record, designation: draft.designation, isElectronic: draft.isElectronic, self)
        kind = Self.kind(record)
        if kind == .whole { sets = draft.sets } else { host = draft.wholeHost }
        settle(draft.forms)
    }

    /// Leader/07 `a`: analytic; leader/08 `2`: below the highest level, which is how PMB marks an article.
    private static func kind(_ record: MarcRecord) -> Kind {
        switch (record.leaderCode(7), record.leaderCode(8)) {
        case (UInt8(ascii: "a"), UInt8(ascii: "2")), (UInt8(ascii: "b"), _): .article
        case (UInt8(ascii: "a"), _): .part
        default: .whole
        }
    }
}
