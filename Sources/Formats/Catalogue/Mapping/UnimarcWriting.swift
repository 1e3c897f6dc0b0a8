/// Description → UNIMARC, UTF-8. Every element that both sides have is kept: reading the record again gives the
/// description back.
extension MarcRecord {
    package init(unimarc description: RecordDescription) {
        self.init(leader: Self.leader(for: description))
        if !description.sourceKey.isEmpty { controlFields = [ControlField("001", description.sourceKey)] }
        writeNumbers(description)
        writeGeneralData(description)
        writeTitleAndEdition(description)
        writePhysicalDescription(description)
        writeNotes(description)
        writeLinks(description)
        writeSubjects(description)
        for contributor in description.contributors { write(contributor) }
        for link in description.links { add("856", ind1: "4", ("u", link.address), ("z", link.label)) }
        writeSchoolFields(description)
        for copy in description.copies { write(copy) }
    }

    /// Leader/06 type, 07 level, 08 place in the hierarchy (0 none, 2 below: an article, as PMB writes it).
    private static func leader(for description: RecordDescription) -> String {
        let type = Medium.unimarcType(description.medium)
        let level: String =
            switch description.kind {
            case .whole: description.medium == "Périodique" ? "s0" : "m0"
            case .part: "a0"
            case .article: "a2"
            }
        return "00000n\(type)\(level) 2200000   450 "
    }

    /// 010 ISBN, 011 ISSN, 073 EAN.
    private mutating func writeNumbers(_ description: RecordDescription) {
        for (rank, isbn) in description.isbns.enumerated() {
            add("010", ("a", ISBN.hyphenated(isbn)), ("d", rank == 0 ? description.price : ""))
        }
        if description.isbns.isEmpty { add("010", ("d", description.price)) }
        for issn in description.issns { add("011", ("a", issn)) }
        for ean in description.eans { add("073", ("a", ean)) }
    }

    /// 100$a day of entry, type and year of publication, French, UTF-8 (50), Latin script; 101 languages.
    private mutating func writeGeneralData(_ description: RecordDescription) {
        let day = description.enteredOn.filter { $0 != "-" }
        let entered = day.utf8.count == 8 ? day : "        "
        let year = description.year.map { String($0) } ?? ""
        let date = year.utf8.count == 4 ? "d" + year : "u    "
        add("100", ("a", entered + date + "    u  y0frey50      ba"))
        let isTranslated = !description.originalLanguages.isEmpty
        add(
            "101", ind1: isTranslated ? "1" : "0",
            description.languages.map { ("a", $0) } + description.originalLanguages.map { ("c", $0) }
        )
    }

    private mutating func writeTitleAndEdition(_ description: RecordDescription) {
        let statements = description.responsibility.split(separator: " ; ")
        var title: [(Unicode.Scalar, String)] = [("a", description.title)]
        if Medium.unimarc(self, designation: "", isElectronic: false, description) != description.medium {
            title.append(("b", description.medium))
        }
        title.append(("e", description.subtitle))
        title += statements.enumerated().map { ($0.offset == 0 ? "f" : "g", String($0.element)) }
        title += [("h", description.partNumber), ("i", description.partTitle)]
        add("200", ind1: "1", title)
        add("205", ("a", description.edition))
        for publication in description.publications {
            add(
                "210", ("a", publication.place), ("b", publication.address), ("c", publication.publisher),
                ("d", publication.date), ("z", publication.country)
            )
        }
    }

    private mutating func writePhysicalDescription(_ description: RecordDescription) {
        add(
            "215", ("a", description.extent), ("c", description.illustrations), ("d", description.dimensions),
            ("e", description.accompanying)
        )
        for series in description.series {
            add(
                "225", ind1: "2", ("a", series.title), ("f", series.responsibility), ("x", series.issn),
                ("v", series.volume)
            )
        }
    }

    private mutating func writeNotes(_ description: RecordDescription) {
        for note in description.notes { add("300", ("a", note)) }
        add("327", ind1: "1", ("a", description.contents))
        add("330", ("a", description.summary))
        for audience in description.audiences { add("333", ("a", audience)) }
    }

    /// 461 the set, 463 the volume that holds a part, 464 the issue that holds an article.
    private mutating func writeLinks(_ description: RecordDescription) {
        for set in description.sets where description.kind == .whole {
            add("461", ind2: "0", ("t", set.title), ("x", set.issn), ("v", set.volume))
        }
        if let host = description.host, description.kind != .whole {
            add(
                description.kind == .part ? "463" : "464", ind2: "0", ("0", host.sourceKey),
                ("t", host.title),
                ("v", host.issue), ("d", host.date), ("p", host.pages), ("x", host.issn), ("y", host.isbn)
            )
        }
        for title in description.otherTitles { add("517", ind1: "1", ("a", title)) }
    }

    /// 606 with its subdivisions, 610 free keywords, 676 Dewey.
    private mutating func writeSubjects(_ description: RecordDescription) {
        for subject in description.subjects {
            let parts = subject.split(separator: " -- ").map(String.init)
            add("606", parts.enumerated().map { ($0.offset == 0 ? "a" : "x", $0.element) })
        }
        for keyword in description.keywords { add("610", ind1: "0", ("a", keyword)) }
        add("676", ("a", description.dewey))
    }

    /// 700/710 main entry, 701/711 another author, 702/712 another role.
    private mutating func write(_ contributor: RecordDescription.Contributor) {
        let rank = contributor.isMain ? "0" : ["", Relator.author].contains(contributor.role) ? "1" : "2"
        if contributor.isCollective {
            add("71" + rank, ind1: "0", ind2: "2", ("a", contributor.name), ("4", contributor.role))
            return
        }
        let name = Self.entryAndRest(contributor.name)
        add(
            "70" + rank, ind2: name.rest.isEmpty ? "0" : "1", ("a", name.entry), ("b", name.rest),
            ("f", contributor.dates), ("4", contributor.role)
        )
    }

    private static func entryAndRest(_ name: String) -> (entry: String, rest: String) {
        let parts = name.split(separator: ", ", maxSplits: 1)
        guard parts.count == 2, let entry = parts.first, let rest = parts.last else { return (name, "") }
        return (String(entry), String(rest))
    }

    /// BCDI's fields, in the tags of PMB's converter: 900 genre, 901 nature, 902 discipline, 905 fiction or not,
    /// 906 level; 903 the day after which the record is out of date.
    private mutating func writeSchoolFields(_ description: RecordDescription) {
        for genre in description.genres { add("900", ("a", genre)) }
        for nature in description.natures { add("901", ("a", nature)) }
        for discipline in description.disciplines { add("902", ("a", discipline)) }
        add("903", ("a", description.expiresOn.filter { $0 != "-" }))
        if let isFiction = description.isFiction { add("905", ("a", isFiction ? "Fiction" : "Documentaire")) }
        for level in description.levels { add("906", ("a", level)) }
    }

    /// Recommandation 995.
    private mutating func write(_ copy: CopyDescription) {
        add(
            "995", ("a", copy.location), ("f", copy.number), ("k", copy.callNumber), ("o", copy.status),
            ("p", copy.price), ("q", copy.audience), ("r", copy.medium), ("u", copy.note),
            ("5", copy.acquiredOn.filter { $0 != "-" })
        )
    }

    // MARK: Fields

    private mutating func add(
        _ tag: String, ind1: Unicode.Scalar = " ", ind2: Unicode.Scalar = " ",
        _ subfields: (Unicode.Scalar, String)...
    ) {
        add(tag, ind1: ind1, ind2: ind2, subfields)
    }

    /// Empty subfields, and fields without any, are not written.
    private mutating func add(
        _ tag: String, ind1: Unicode.Scalar = " ", ind2: Unicode.Scalar = " ",
        _ subfields: [(Unicode.Scalar, String)]
    ) {
        let kept = subfields.filter { !$0.1.isEmpty }.map {
            Subfield(UInt8(truncatingIfNeeded: $0.0.value), $0.1)
        }
        guard !kept.isEmpty else { return }
        dataFields.append(
            DataField(
                tag, UInt8(truncatingIfNeeded: ind1.value), UInt8(truncatingIfNeeded: ind2.value), kept
            )
        )
    }
}
