// Records that other programs are told of.
import Foundation
import Testing

@testable import Formats

enum ExchangeSamples {
    static let permalink = "http://0510032h.example.org/notice/12"

    static var novel: RecordDescription {
        var novel = RecordDescription()
        novel.sourceKey = "A-77"
        novel.title = "L’île au trésor"
        novel.subtitle = "roman"
        novel.contributors = [
            .init(name: "Stevenson, Robert Louis", role: "070", isMain: true),
            .init(name: "Papy, Jacques", role: "730"), .init(name: "Nourry, Loïc", role: "440"),
        ]
        novel.medium = "Livre"
        novel.natures = ["Roman"]
        novel.genres = ["aventure"]
        novel.languages = ["fre"]
        novel.isbns = ["9782070515806"]
        novel.publications = [.init(place: "Paris", publisher: "Gallimard & Cie", date: "2001")]
        novel.year = 2001
        novel.extent = "191 p."
        novel.series = [.init(title: "Folio junior", volume: "441")]
        novel.summary = "Jim trouve une carte."
        novel.subjects = ["pirate", "île -- mer"]
        return novel
    }

    static var article: RecordDescription {
        var article = RecordDescription()
        article.kind = .article
        article.title = "Les volcans"
        article.contributors = [.init(name: "Durand, Anne", role: "070")]
        article.medium = "Périodique"
        article.host = .init(title: "Okapi", issue: "812", date: "2007", pages: "p. 12-15")
        article.year = 2007
        return article
    }

    static func medium(_ medium: String, title: String = "Sans titre") -> RecordDescription {
        var record = RecordDescription()
        record.title = title
        record.medium = medium
        record.contributors = [.init(name: "France. Ministère", role: "070", isCollective: true)]
        return record
    }

    /// Every text holds what each format takes for its own.
    static var hostile: RecordDescription {
        let text =
            "</script><b>\"'& {x} \\ %$#_^~ \u{0}\u{1B}\u{FFFE}\u{2028}\r\n]]> --> \u{22}\u{301}👩‍👩‍👧 TY  - GEN"
        var record = novel
        record.title = text
        record.subtitle = text
        record.contributors = [
            .init(name: text + ", " + text, role: "070"), .init(name: "Tom and Jerry", role: "070"),
        ]
        record.summary = text
        record.subjects = [text]
        record.publications = [.init(place: text, publisher: text, date: text)]
        record.year = nil
        record.isbns = [text]
        record.languages = [text]
        record.medium = text
        record.edition = text
        record.series = [.init(title: text, volume: text)]
        record.host = .init(title: text, issue: text, pages: text)
        return record
    }

    static let all = [
        novel, article, hostile, RecordDescription(), medium("DVD vidéo"), medium("CD audio"),
        medium("Périodique"), medium("Site internet"), medium("Partition"), medium("Carte"), medium("Image"),
        medium("Objet"), medium("Document électronique"), medium("Autre"),
    ]
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
