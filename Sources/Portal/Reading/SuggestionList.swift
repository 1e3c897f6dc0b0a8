import Formats
import Foundation
import Library
import WebServer

/// GET /api/suggestions?q=…: what may be meant by what is being typed, grouped.
extension PortalVisit {
    func showSuggestions(for text: String) throws -> Response {
        let suggestions = try library.read { try $0.catalogue.suggestions(for: text) }
        let list = SuggestionList(suggestions, for: text, seenFrom: viewpoint)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        var response = Response(
            contentType: "application/json; charset=utf-8", body: Array(try encoder.encode(list)))
        response.headers.set("Cache-Control", "private, max-age=60")
        response.headers.set("Access-Control-Allow-Origin", "*")
        return response
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
