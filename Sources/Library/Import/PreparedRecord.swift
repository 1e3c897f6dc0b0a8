import Formats
import Foundation
import Storage

/// A record ready to be written: everything that can be worked out without the database, so that one thread
/// prepares while another writes.
struct PreparedRecord: Sendable {
    let key: String
    /// What is compared at the next import, copies included.
    let stored: Data
    let kind: String
    let title: String
    let subtitle: String
    let byline: String
    let imprint: String
    let seriesTitle: String
    let volume: String
    let documentType: String
    let language: String
    let year: Int?
    let isFiction: Bool?
    /// « 599.7 »: of the record, or else of the call number of a copy.
    let dewey: String
    let callNumber: String
    let summary: String
    let sortTitle: String
    let titleKey: String
    /// Nil where neither the copies nor the record say it.
    let enteredOn: String?
    let identifiers: Set<String>
    let headings: [PreparedHeading]
    let copies: [CopyDescription]
    /// In the order of `IndexColumn`.
    let indexTexts: [String]

    init(_ description: RecordDescription, stemmer: Stemmer) {
        key = description.matchingKey
        stored = description.stored
        kind = description.kind.rawValue
        title = description.displayTitle
        subtitle = description.subtitle
        byline = description.byline
        imprint = description.imprint
        seriesTitle = description.sets.first?.title ?? ""
        volume = description.volume
        documentType = description.readersType
        language = description.languages.first ?? ""
        year = description.year.flatMap { (1...9999).contains($0) ? $0 : nil }
        isFiction = description.isFiction
        dewey = description.deweyNumber
        callNumber = description.copies.first { !$0.callNumber.isEmpty }?.callNumber ?? description.dewey
        summary = description.summary
        sortTitle = Folding.sortKey(
            [description.sets.first?.title ?? "", description.volume, description.title]
                .filter { !$0.isEmpty }.joined(separator: " "))
        titleKey = Folding.sortKey(description.displayTitle)
        enteredOn =
            description.copies.map(\.acquiredOn).max().flatMap { Day($0) }?.description
            ?? Day(description.enteredOn)?.description
        identifiers = description.identifiers.union(description.host?.identifiers ?? [])
        headings = PreparedHeading.all(of: description)
        copies = description.copies
        indexTexts = IndexColumn.allCases.map { description.indexText($0, stemmer: stemmer) }
    }
}

extension RecordDescription {
    /// What makes two readings of a file speak of the same document: its number in the source, or else its ISBN,
    /// or else its title, authors and year.
    var matchingKey: String {
        if !sourceKey.isEmpty { return sourceKey }
        if let isbn = isbns.first { return "isbn:" + isbn }
        let parts = [
            title, subtitle, partNumber, contributors.first?.name ?? "", publications.first?.date ?? "",
        ]
        return "text:" + parts.map(Folding.fold).joined(separator: "|")
    }

    /// A volume with no title of its own bears its set's.
    var displayTitle: String { title.isEmpty ? (sets.first?.title ?? "") : title }

    var volume: String { partNumber.isEmpty ? (sets.first?.volume ?? "") : partNumber }

    /// The authors as readers say them, three at most; the statement of responsibility where none is named.
    var byline: String {
        let authors = contributors.filter { ["", "070", "300", "205"].contains($0.role) }
        let shown = (authors.isEmpty ? contributors.filter(\.isMain) : authors).map {
            NameOrder.display($0.name)
        }
        var unique: [String] = []
        for name in shown where !unique.contains(name) { unique.append(name) }
        if unique.isEmpty { return responsibility }
        return unique.prefix(3).joined(separator: ", ") + (unique.count > 3 ? "…" : "")
    }

    /// « Gallimard, Folio junior »; for an article, the issue that holds it: « Okapi, n° 1120, mars 2020 ».
    var imprint: String {
        if let host {
            let issue = host.issue.isEmpty ? "" : "n°\u{A0}\(host.issue)"
            return [host.title, issue, host.date].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return [publications.first?.publisher ?? "", series.first?.title ?? ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    /// What readers call such a document: its nature if it is a book, else what it is made of. Cut short where a
    /// source wrote a sentence in its place.
    var readersType: String {
        String(longType.unicodeScalars.prefix(60))
    }

    private var longType: String {
        let isBook = medium.isEmpty || medium == "Livre"
        switch medium {
        case "Périodique": return kind == .article ? "Article" : "Revue"
        case "DVD vidéo": return "Film"
        default: break
        }
        if kind == .article { return "Article" }
        guard isBook else { return medium }
        if let nature = natures.first { return nature }
        switch isFiction {
        case true?: return "Roman"
        case false?: return "Documentaire"
        case nil: return "Livre"
        }
    }

    /// The number of the Dewey classification, where the record or a documentary's call number says it.
    var deweyNumber: String {
        let candidates = [dewey] + (isFiction == true ? [] : copies.map(\.callNumber))
        let numbers = candidates.map { $0.prefix { $0.isASCII && ($0.isNumber || $0 == ".") } }
        return numbers.first { !Search.deweyClasses(of: String($0)).isEmpty }.map(String.init) ?? ""
    }

    /// Digits by which the document is asked for, in every form: ISBN-13 where the ISBN is valid, else as written.
    var identifiers: Set<String> {
        var values = Set<String>()
        for isbn in isbns {
            values.insert(isbn)
            if let valid = ISBN(isbn) { values.insert(valid.digits) }
        }
        for number in issns + eans { values.insert(number.filter { $0 != "-" }.uppercased()) }
        return values.filter { !$0.isEmpty }
    }

    func indexText(_ column: IndexColumn, stemmer: Stemmer) -> String {
        var text = IndexText()
        for part in texts(of: column) where !part.isEmpty { text.append(part, stemmer: stemmer) }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private func texts(of column: IndexColumn) -> [String] {
        switch column {
        case .title: [title, subtitle, partTitle] + otherTitles
        case .author: makers.map(\.name) + (contributors.isEmpty ? [responsibility] : [])
        case .contributor: contributors.filter { !$0.isMaker }.map(\.name)
        case .subject: subjects + keywords + genres + natures + disciplines
        case .series: sets.flatMap { [$0.title, $0.volume] } + [partNumber]
        case .publisher: publications.map(\.publisher) + series.flatMap { [$0.title, $0.volume] }
        case .summary: [summary]
        case .callNumber: copies.map(\.callNumber)
        case .other:
            notes + [contents, host?.title ?? "", dewey, medium, readersType] + levels
                + copies.map(\.location)
        }
    }

    /// The words by which a title is told from another: those of more than three letters.
    var tellingWords: Set<String> {
        Set(Folding.words(in: displayTitle).map(\.folded).filter { $0.utf8.count > 3 })
    }

    /// Those whose work it is; translators, prefacers and publishers are found with the rest.
    var makers: [Contributor] { contributors.filter(\.isMaker) }
}

extension RecordDescription.Contributor {
    /// Author, director, composer, illustrator, writer of the adapted work, scenarist, adapter.
    package var isMaker: Bool {
        isMain || ["", "070", "300", "370", "230", "205", "440", "100", "690", "010"].contains(role)
    }
}
