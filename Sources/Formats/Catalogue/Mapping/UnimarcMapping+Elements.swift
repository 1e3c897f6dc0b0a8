/// The elements of UNIMARC that several fields share: names, headings, links to other records, publication.
extension RecordDescription {
    /// $a entry element, $b rest of the name, $d roman number, $c quality: « Asimov, Isaac », « Jean-Paul II (pape) ».
    static func personalName(_ field: MarcRecord.DataField) -> String {
        var name = Punctuation.withoutISBD(field.text("a"))
        let rest = Punctuation.withoutISBD(field.text("b"))
        if !rest.isEmpty { name += name.isEmpty ? rest : ", " + rest }
        return qualified(name, number: field.text("d"), qualities: field.texts("c"))
    }

    /// $a body, $b subdivision, then for a congress ($d number, $e place, $f date) in parentheses.
    static func collectiveName(_ field: MarcRecord.DataField) -> String {
        let name = field.texts("ab").map(Punctuation.withoutISBD).joined(separator: ". ")
        return qualified(name, number: "", qualities: field.texts("cdef"))
    }

    static func qualified(_ name: String, number: String, qualities: [String]) -> String {
        guard !name.isEmpty else { return "" }
        var name = name
        if !number.isEmpty { name += " " + number }
        let qualities = qualities.map { text in
            let text = Punctuation.withoutISBD(text)
            return text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
        }.filter { !$0.isEmpty }
        return qualities.isEmpty ? name : name + " (" + qualities.joined(separator: " ; ") + ")"
    }

    /// A subject heading with its subdivisions: form, topic, place, time ($j $x $y $z).
    static func heading(_ head: String, _ field: MarcRecord.DataField) -> String {
        ([head] + field.texts("jxyz")).filter { !$0.isEmpty }.joined(separator: " -- ")
    }

    static func title(_ title: String, subseries: [String]) -> String {
        ([title] + subseries).map(Punctuation.withoutISBD).filter { !$0.isEmpty }.joined(separator: ". ")
    }

    /// A linking field (4xx): $t, or in the embedded form the $a that follows `$1200`.
    static func linkedEntry(_ field: MarcRecord.DataField) -> SeriesEntry {
        var title = field.text("t")
        if title.isEmpty {
            var isTitle = !field.subfields.contains { $0.code == UInt8(ascii: "1") }
            for subfield in field.subfields {
                switch Unicode.Scalar(subfield.code) {
                case "1": isTitle = subfield.value.hasPrefix("200")
                case "a" where isTitle && title.isEmpty: title = Punctuation.tidy(subfield.value)
                default: break
                }
            }
        }
        return SeriesEntry(
            title: Punctuation.withoutISBD(title), volume: field.text("v"),
            issn: ISSN.normalized(field.text("x"))
        )
    }

    /// The number of the linked record: $0 or $3, PMB's `$9 id:…`, or `$1001…` in the embedded form.
    static func linkedKey(_ field: MarcRecord.DataField) -> String {
        for key in [field.text("0"), field.text("3")] where !key.isEmpty { return key }
        for text in field.texts("9") where text.hasPrefix("id:") { return String(text.dropFirst(3)) }
        for text in field.texts("1") where text.hasPrefix("001") { return String(text.dropFirst(3)) }
        return ""
    }

    /// 210 and 214: $a place, $b address, $c publisher, $d date, and $z country, which is of PMB's converter; a place
    /// or a publisher that comes again opens another edition.
    static func publications(of field: MarcRecord.DataField) -> [Publication] {
        publications(of: field, codes: ("a", "c", "d"), address: "b", country: "z")
    }

    static func publications(
        of field: MarcRecord.DataField,
        codes: (place: Unicode.Scalar, publisher: Unicode.Scalar, date: Unicode.Scalar),
        address: Unicode.Scalar? = nil, country: Unicode.Scalar? = nil
    ) -> [Publication] {
        var found: [Publication] = []
        var current = Publication()
        var date = ""
        for subfield in field.subfields {
            let text = Punctuation.tidy(subfield.value)
            switch Unicode.Scalar(subfield.code) {
            case codes.place:
                if !current.publisher.isEmpty || !current.place.isEmpty { found.append(current) }
                current = Publication(place: supplied(text))
            case codes.publisher:
                if !current.publisher.isEmpty {
                    found.append(current)
                    current = Publication(place: current.place)
                }
                current.publisher = supplied(text)
            case codes.date where date.isEmpty: date = MarcDate.transcribed(text)
            case address: current.address = Punctuation.withoutBrackets(Punctuation.withoutISBD(text))
            case country: current.country = text
            default: break
            }
        }
        found.append(current)
        for index in found.indices { found[index].date = date }
        return found.filter { $0 != Publication() }
    }

    /// A place or a publisher, `""` where the cataloguer wrote that there is none ([S.l.], [s.n.]).
    private static func supplied(_ text: String) -> String {
        let name = Punctuation.heading(Punctuation.withoutBrackets(Punctuation.withoutISBD(text)))
        switch name.lowercased() {
        case "s.l", "s.n", "s. l", "s. n", "s.l.", "s.n.", "s. l.", "s. n.", "lieu de publication inconnu",
            "éditeur inconnu", "place of publication not identified", "publisher not identified":
            return ""
        default: return Punctuation.withoutBrackets(name)
        }
    }

    mutating func readLink(_ field: MarcRecord.DataField, label codes: [Unicode.Scalar]) {
        let label = codes.lazy.map { field.text($0) }.first { !$0.isEmpty } ?? ""
        for address in field.texts("u") {
            let scheme = address.prefix { $0 != ":" }.lowercased()
            guard ["http", "https", "ftp"].contains(scheme), address.contains("://") else { continue }
            links.append(Link(address: address, label: label))
        }
    }
}
