import Formats
import Foundation
import Library
import WebServer

/// GET /api/suggestions?q=…: what may be meant by what is being typed, grouped.
extension PortalVisit {
    func showSuggestions(for text: String) throws -> Response {
        let suggestions = try library.read { try $0.catalogue.suggestions(for: text) }
        let list = SuggestionList(suggestions, for: text, seenFrom: viewpoint)
        return try suggestionAnswer(list, type: "application/json; charset=utf-8")
    }

    /// GET /opensearch/suggestions?q=…: the question, then the completions, what each is, and where it leads
    /// (OpenSearch Suggestions 1.1).
    func showBrowserSuggestions(for text: String) throws -> Response {
        let suggestions = try library.read { try $0.catalogue.suggestions(for: text, limit: 4) }
        let items = SuggestionList(suggestions, for: text, seenFrom: viewpoint).groupes.flatMap(
            \.propositions)
        return try suggestionAnswer(
            BrowserSuggestions(
                text: text, completions: items.map(\.texte), descriptions: items.map(\.precision),
                addresses: items.map { place.origin + $0.lien }),
            type: "application/x-suggestions+json; charset=utf-8")
    }

    private func suggestionAnswer(_ value: some Encodable, type: String) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        var response = Response(contentType: type, body: Array(try encoder.encode(value)))
        response.headers.set("Cache-Control", "private, max-age=60")
        response.headers.set("Access-Control-Allow-Origin", "*")
        return response
    }
}

private struct BrowserSuggestions: Encodable {
    let text: String
    let completions: [String]
    let descriptions: [String]
    let addresses: [String]

    func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(text)
        try list.encode(completions)
        try list.encode(descriptions)
        try list.encode(addresses)
    }
}

/// The answer, as other programs read it.
struct SuggestionList: Encodable {
    let q: String
    let groupes: [Group]

    struct Group: Encodable {
        let nom: String
        let propositions: [Item]
    }

    struct Item: Encodable {
        let texte: String
        /// The author of a title, the number of documents of the others.
        let precision: String
        let lien: String
    }

    init(_ suggestions: Suggestions, for text: String, seenFrom view: Viewpoint) {
        q = text
        let titles = suggestions.titles.map {
            Item(texte: $0.numberedTitle, precision: $0.byline, lien: view.address(of: .record($0.id)))
        }
        func items(_ headings: [Heading], _ facet: Search.Facet) -> [Item] {
            headings.map { heading in
                Item(
                    texte: Wording.value(heading.label, of: facet),
                    precision: Wording.documents(heading.uses),
                    lien: view.address(of: .search(Search().toggling(heading.label, in: facet))))
            }
        }
        let groups: [(String, [Item])] = [
            ("Titres", titles), ("Séries", items(suggestions.series, .series)),
            ("Auteurs", items(suggestions.authors, .author)),
            ("Sujets", items(suggestions.subjects, .subject)),
        ]
        groupes = groups.filter { !$0.1.isEmpty }.map { Group(nom: $0.0, propositions: $0.1) }
    }
}
