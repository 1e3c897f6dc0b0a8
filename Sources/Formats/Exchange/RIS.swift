/// A record for reference managers (RIS, the specification of 2011), in UTF-8.
package enum RIS {
    package static func bytes(of record: RecordDescription, permalink: String) -> [UInt8] {
        let form = DocumentForm(record)
        var text = ""
        for (tag, value) in [("TY", form.risType)] + lines(record, form: form, permalink: permalink) {
            let value = oneLine(value)
            if !value.isEmpty { text += "\(tag)  - \(value)\r\n" }
        }
        return Array((text + "ER  - \r\n").utf8)
    }

    private static func lines(
        _ record: RecordDescription, form: DocumentForm, permalink: String,
    ) -> [(String, String)] {
        var lines: [(String, String)] = []
        func say(_ tag: String, _ values: [String]) { lines += values.map { (tag, $0) } }
        say("AU", record.authors.map(\.name))
        say("A3", record.contributors(as: [Relator.scientificEditor]).map(\.name))
        say("A4", record.contributors(as: [Relator.translator]).map(\.name))
        say("TI", [record.fullTitle])
        if let host = record.host {
            say("T2", [host.title])
            say(form == .article ? "IS" : "VL", [host.issue])
            let pages = host.pages.unicodeScalars.split { !("0"..."9").contains($0) }.map { String($0) }
            if pages.count <= 2 {
                say("SP", Array(pages.prefix(1)))
                say("EP", Array(pages.dropFirst()))
            } else {
                say("SP", [host.pages])
            }
        } else {
            say("T2", [record.collection?.title ?? ""])
            say("VL", [record.volume])
            say("SP", [record.pageCount])
        }
        say("PY", [record.year.map(String.init) ?? ""])
        say("DA", [record.year == nil ? record.date : ""])
        say("PB", [record.publisher])
        say("CY", [record.place])
        say("ET", [record.edition])
        say("SN", record.isbns + record.issns)
        say("LA", record.languages)
        say("AB", [record.summary])
        say("KW", record.allSubjects)
        say("N1", record.notes)
        say("UR", [permalink])
        return lines
    }

    /// A value stands on one line; what looks like blanks is one.
    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.split {
            $0.properties.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" || $0.value < 0x20
        }
        .map { String($0) }.joined(separator: " ")
    }
}

extension Relator {
    static let scientificEditor = "340"
    static let translator = "730"
}

extension DocumentForm {
    fileprivate var risType: String {
        switch self {
        case .book, .comic: "BOOK"
        case .periodical: "JFULL"
        case .article: "MGZN"
        case .part: "CHAP"
        case .film: "VIDEO"
        case .sound: "SOUND"
        case .score: "MUSIC"
        case .map: "MAP"
        case .picture: "ART"
        case .site, .electronic: "ELEC"
        case .object, .other: "GEN"
        }
    }
}
