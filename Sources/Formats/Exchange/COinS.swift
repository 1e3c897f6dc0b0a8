/// A record as a ContextObject in a span (Z39.88-2004, key/encoded-value): what Zotero finds in a page.
package enum COinS {
    /// The `title` of a `<span class="Z3988">`, before its own escaping in HTML.
    package static func title(of record: RecordDescription, permalink: String) -> String {
        let form = DocumentForm(record)
        let pairs =
            [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:" + form.metadataFormat)]
            + values(record, form: form).map { ("rft." + $0.0, $0.1) }
            + [("rft_id", permalink)] + record.isbns.prefix(1).map { ("rft_id", "urn:ISBN:" + $0) }
        return pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
    }

    private static func values(_ record: RecordDescription, form: DocumentForm) -> [(String, String)] {
        switch form.metadataFormat {
        case "book":
            let isPart = form == .part
            return [
                ("genre", isPart ? "bookitem" : "book"),
                (isPart ? "atitle" : "btitle", record.numberedTitle),
                ("btitle", isPart ? record.host?.title ?? "" : ""),
                ("pages", record.host?.pages ?? ""),
                ("place", record.place), ("pub", record.publisher), ("edition", record.edition),
                ("series", record.collection?.title ?? ""),
                ("tpages", isPart ? "" : record.pageCount), ("date", record.date),
                ("isbn", record.isbns.first ?? ""),
            ] + authors(record)
        case "journal":
            let isArticle = form == .article
            return [
                ("genre", isArticle ? "article" : "journal"),
                ("atitle", isArticle ? record.numberedTitle : ""),
                ("jtitle", isArticle ? record.host?.title ?? "" : record.numberedTitle),
                ("issue", record.host?.issue ?? ""), ("pages", record.host?.pages ?? ""),
                ("date", record.date), ("issn", record.issns.first ?? ""),
            ] + authors(record)
        default:
            return [("type", form.zoteroType), ("title", record.numberedTitle)]
                + record.authors.map { ("creator", $0.name) }
                + record.otherContributors.map { ("contributor", $0.name) }
                + record.allSubjects.map { ("subject", $0) }
                + [
                    ("description", record.summary), ("publisher", record.publisher), ("date", record.date),
                    ("format", record.medium), ("language", record.languages.first ?? ""),
                ]
        }
    }

    /// The first author in two parts, then all of them.
    private static func authors(_ record: RecordDescription) -> [(String, String)] {
        var values: [(String, String)] = []
        if let first = record.authors.first {
            if first.isCollective {
                return record.authors.map { ($0.isCollective ? "aucorp" : "au", $0.name) }
            }
            values = [("aulast", first.surnameAndForename.0), ("aufirst", first.surnameAndForename.1)]
        }
        return values + record.authors.map { ($0.isCollective ? "aucorp" : "au", $0.displayName) }
    }

    /// RFC 3986: everything but the unreserved characters.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                bytes += ("%" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DocumentForm {
    /// The matrix of the registry of OpenURL: books, journals, and Dublin Core for the rest.
    fileprivate var metadataFormat: String {
        switch self {
        case .book, .comic, .part, .score: "book"
        case .periodical, .article: "journal"
        case .film, .sound, .map, .picture, .site, .electronic, .object, .other: "dc"
        }
    }

    /// What Zotero makes of it.
    fileprivate var zoteroType: String {
        switch self {
        case .film: "videoRecording"
        case .sound: "audioRecording"
        case .map: "map"
        case .picture: "artwork"
        case .site: "webpage"
        default: "document"
        }
    }
}
