import Formats

/// What a word of a question may be asked of: `auteur:verne`.
package enum SearchField: String, CaseIterable, Sendable {
    case title, author, subject, series, publisher, summary, callNumber, identifier, copy, year, documentType,
        language, level, location, genre

    /// The names under which readers know it, folded; the first is the one that the advanced form writes.
    package var names: [String] {
        switch self {
        case .title: ["titre", "ti"]
        case .author: ["auteur", "au", "auteurs"]
        case .subject: ["sujet", "su", "sujets", "motcle", "descripteur"]
        case .series: ["serie", "se", "collection"]
        case .publisher: ["editeur", "ed"]
        case .summary: ["resume", "re"]
        case .callNumber: ["cote", "co"]
        case .identifier: ["isbn", "issn", "ean"]
        case .copy: ["exemplaire", "ex"]
        case .year: ["annee", "an", "date"]
        case .documentType: ["type", "nature", "support"]
        case .language: ["langue", "la"]
        case .level: ["niveau", "ni"]
        case .location: ["emplacement", "em", "rayon"]
        case .genre: ["genre", "ge"]
        }
    }

    init?(name: Substring) {
        let folded = Folding.fold(String(name)).filter { $0 != " " }
        guard let field = Self.allCases.first(where: { $0.names.contains(folded) }) else { return nil }
        self = field
    }

    /// The columns of the index where its words stand; nil for what is not asked of the index.
    var columns: [IndexColumn]? {
        switch self {
        case .title: [.title, .series]
        case .author: [.author, .contributor]
        case .subject: [.subject]
        case .series: [.series, .publisher]
        case .publisher: [.publisher]
        case .summary: [.summary, .other]
        case .callNumber: [.callNumber]
        case .identifier, .copy, .year, .documentType, .language, .level, .location, .genre: nil
        }
    }

    /// The facet whose values it names.
    var facet: Search.Facet? {
        switch self {
        case .documentType: .documentType
        case .language: .language
        case .level: .level
        case .location: .location
        case .genre: .genre
        case .title, .author, .subject, .series, .publisher, .summary, .callNumber, .identifier, .copy, .year:
            nil
        }
    }
}
