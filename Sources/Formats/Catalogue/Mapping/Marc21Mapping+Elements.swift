/// The elements of MARC 21 that several fields share: names, series.
extension RecordDescription {
    /// $a name, $b number, $c titles: « Iancu, Danièle », « Jean-Paul II (pape) ».
    static func marc21Person(_ field: MarcRecord.DataField) -> String {
        qualified(
            Punctuation.heading(field.text("a")), number: Punctuation.heading(field.text("b")),
            qualities: field.texts("c").map(Punctuation.heading)
        )
    }

    /// $a body, $b subdivisions; of a meeting (X11) $n number, $d date, $c place.
    static func marc21Body(_ field: MarcRecord.DataField) -> String {
        let isMeeting = field.tag.hasSuffix("11")
        let name = field.texts(isMeeting ? "ae" : "ab").map(Punctuation.heading).joined(separator: ". ")
        return qualified(
            name, number: "",
            qualities: field.texts("ndc").map { Punctuation.heading($0).withoutParentheses }
        )
    }

    /// 440, 490, 8XX: $a or $t title, $n $p subseries, $v number, $x ISSN.
    static func marc21Series(_ field: MarcRecord.DataField) -> SeriesEntry {
        let isNameTitle = ["800", "810", "811"].contains(field.tag)
        let head = Punctuation.heading(field.text(isNameTitle ? "t" : "a"))
        return SeriesEntry(
            title: title(head, subseries: field.texts("np").map(Punctuation.heading)),
            volume: Punctuation.heading(field.text("v")), issn: ISSN.normalized(field.text("x"))
        )
    }
}

extension String {
    /// « (2nd » and « Paris) »: the pieces of a parenthesis that the format spreads over several subfields.
    fileprivate var withoutParentheses: String {
        var text = Substring(self)
        if text.utf8.first == UInt8(ascii: "(") { text = text.dropFirst() }
        if text.utf8.last == UInt8(ascii: ")"), !text.utf8.contains(UInt8(ascii: "(")) {
            text = text.dropLast()
        }
        return Punctuation.heading(String(text))
    }

    /// Where the pages begin in « Vol. 3, no. 2 (2001), p. 4-9 ».
    func range(ofPages marks: [String]) -> String.Index? {
        for mark in marks {
            var start = utf8.startIndex
            while start < utf8.endIndex {
                if utf8[start...].starts(with: mark.utf8),
                    start == utf8.startIndex || utf8[utf8.index(before: start)] == 0x20
                {
                    return start
                }
                utf8.formIndex(after: &start)
            }
        }
        return nil
    }
}
