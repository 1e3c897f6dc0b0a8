/// A record as a BibTeX entry, in UTF-8, as biber and every reference manager read it.
package enum BibTeX {
    /// - Parameter number: the record's number in its catalogue, so that no two keys are alike.
    package static func bytes(of record: RecordDescription, number: Int64, permalink: String) -> [UInt8] {
        let form = DocumentForm(record)
        var text = "@\(form.bibtexType){\(key(record, number: number)),\n"
        for (name, value) in fields(record, form: form) where !value.isEmpty {
            text += "  \(name) = {\(value)},\n"
        }
        text += "  url = {\(verbatim(permalink))}\n}\n"
        return Array(text.utf8)
    }

    /// « stevenson-2001-12 »: plain letters and digits, which every program accepts.
    static func key(_ record: RecordDescription, number: Int64) -> String {
        let name = (record.authors.first ?? record.contributors.first)?.surnameAndForename.0 ?? ""
        let word = Folding.fold(name).unicodeScalars.filter {
            ("a"..."z").contains($0) || ("0"..."9").contains($0)
        }
        return [
            String(String.UnicodeScalarView(word.prefix(40))), record.year.map(String.init) ?? "",
            String(number),
        ]
        .filter { !$0.isEmpty }.joined(separator: "-")
    }

    private static func fields(_ record: RecordDescription, form: DocumentForm) -> [(String, String)] {
        let isInside = record.host != nil
        var fields = [
            ("author", names(record.authors)),
            ("editor", names(record.contributors(as: [Relator.scientificEditor]))),
            ("translator", names(record.contributors(as: [Relator.translator]))),
            // Two pairs of braces: styles made for English would lower the capitals of names.
            ("title", "{\(escaped(record.fullTitle))}"),
        ]
        if let host = record.host {
            fields.append((form == .article ? "journal" : "booktitle", escaped(host.title)))
            fields.append((form == .article ? "number" : "volume", escaped(host.issue)))
            fields.append(("pages", escaped(host.pages)))
        } else {
            fields.append(("series", escaped(record.collection?.title ?? "")))
            fields.append(("volume", escaped(record.volume)))
            fields.append(("pagetotal", record.pageCount))
        }
        fields += [
            ("publisher", escaped(record.publisher)),
            ("address", escaped(record.place)),
            ("edition", escaped(record.edition)),
            ("year", escaped(record.date)),
            ("howpublished", form.bibtexType == "misc" ? escaped(record.medium) : ""),
            ("isbn", isInside ? "" : escaped(record.isbns.first.map(ISBN.hyphenated) ?? "")),
            ("issn", escaped(record.issns.first ?? "")),
            ("language", escaped(record.languages.first ?? "")),
            ("keywords", escaped(record.allSubjects.joined(separator: ", "))),
            ("abstract", escaped(record.summary)),
        ]
        return fields
    }

    private static func names(_ contributors: [RecordDescription.Contributor]) -> String {
        contributors.map { contributor in
            let name = escaped(contributor.name)
            let isWhole = contributor.isCollective || name.contains(" and ")
            return isWhole ? "{\(name)}" : name
        }.joined(separator: " and ")
    }

    /// TeX's own characters; a brace is named, since BibTeX counts even those behind a backslash.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "{": escaped += "{\\textbraceleft}"
            case "}": escaped += "{\\textbraceright}"
            case "\\": escaped += "{\\textbackslash}"
            case "~": escaped += "{\\textasciitilde}"
            case "^": escaped += "{\\textasciicircum}"
            case "&", "%", "$", "#", "_": escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        return escaped
    }

    /// An address is read as it stands, so it may not hold what closes it.
    private static func verbatim(_ address: String) -> String {
        String(
            String.UnicodeScalarView(
                address.unicodeScalars.filter { !["{", "}", "\\"].contains($0) && $0.value > 0x20 }))
    }
}

extension DocumentForm {
    fileprivate var bibtexType: String {
        switch self {
        case .book, .comic, .score: "book"
        case .article: "article"
        case .part: "incollection"
        case .periodical, .film, .sound, .map, .picture, .site, .electronic, .object, .other: "misc"
        }
    }
}
