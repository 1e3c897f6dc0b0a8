/// What can be asked by SRU, and what the search box calls it.
enum RemoteIndex: CaseIterable {
    case anywhere, title, author, subject, publisher, series, date, isbn, issn, language, type, callNumber

    /// By any of its names, in lower case; nil for what is not indexed.
    init?(name: String) {
        guard let index = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
        self = index
    }

    /// Those of `cql`, `dc` and `bath`; a name without its context set means Dublin Core. The first is the one that
    /// is told first.
    var names: [String] {
        switch self {
        case .anywhere:
            [
                "cql.serverchoice", "cql.anywhere", "cql.keywords", "serverchoice", "anywhere", "bath.any",
            ]
        case .title: ["dc.title", "title", "bath.title", "bath.keytitle"]
        case .author:
            [
                "dc.creator", "creator", "dc.contributor", "contributor", "author", "bath.author",
                "bath.name",
            ]
        case .subject: ["dc.subject", "subject", "bath.subject", "bath.topicalsubject"]
        case .publisher: ["dc.publisher", "publisher", "bath.publisher"]
        case .series: ["bath.seriestitle", "dc.relation", "relation"]
        case .date: ["dc.date", "date", "bath.date"]
        case .isbn: ["bath.isbn", "isbn", "dc.identifier", "identifier", "bath.standardidentifier"]
        case .issn: ["bath.issn", "issn"]
        case .language: ["dc.language", "language", "bath.language"]
        case .type: ["dc.type", "type", "bath.resourcetype"]
        case .callNumber: ["bath.callnumber", "callnumber"]
        }
    }

    var title: String {
        switch self {
        case .anywhere: "Partout"
        case .title: "Titre"
        case .author: "Auteur"
        case .subject: "Sujet"
        case .publisher: "Éditeur"
        case .series: "Série ou collection"
        case .date: "Année de publication"
        case .isbn: "ISBN"
        case .issn: "ISSN"
        case .language: "Langue (ISO 639-2)"
        case .type: "Type de document"
        case .callNumber: "Cote"
        }
    }

    /// Before what is asked, in the search box.
    var prefix: String {
        switch self {
        case .anywhere: ""
        case .title: "titre:"
        case .author: "auteur:"
        case .subject: "sujet:"
        case .publisher: "editeur:"
        case .series: "serie:"
        case .date: "annee:"
        case .isbn, .issn: "isbn:"
        case .language: "langue:"
        case .type: "type:"
        case .callNumber: "cote:"
        }
    }

    /// A whole value that the box compares at once, and not words.
    var isValue: Bool {
        switch self {
        case .language, .type, .callNumber: true
        default: false
        }
    }
}
