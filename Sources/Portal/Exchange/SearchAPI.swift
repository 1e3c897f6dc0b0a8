import Formats
import Library
import Storage
import WebServer

/// GET /api/recherche?q=…: the results page as JSON. Its names are promises, told in `Content/pages/api.md`.
extension PortalVisit {
    func answerSearch(_ search: Search) throws -> Response {
        let (results, details) = try library.read { library in
            let results = try library.catalogue.search(search)
            return (results, try library.catalogue.details(of: results.found.map(\.record.id)))
        }
        let json = JSONValue.object(
            [
                .init("question", search.text),
                .init("compris", .object(Self.reading(results.reading))),
                .init("tri", search.sort.parameter),
                .init("total", .number(results.total)),
                .init("page", .number(search.page)),
                .init("pages", .number(results.pageCount)),
                .init("lien", place.permanentAddress(of: .search(search))),
            ] + neighbours(of: search, pages: results.pageCount) + [
                .init("resultats", .list(details.map { .object(RecordJSON($0, at: place).brief) })),
                .init("facettes", .list(results.facets.map { facet($0, of: search) })),
            ])
        return publicAnswer(json.bytes, type: RecordJSON.contentType)
    }

    /// How the question was taken, where it was not taken as it is written.
    private static func reading(_ reading: Reading) -> [JSONValue.Member] {
        [
            .init("correction", reading.correctedText ?? ""), .init("proposition", reading.suggestion ?? ""),
            .init("elargie", reading.isWidened ? .flag(true) : .nothing),
        ].telling
    }

    private func neighbours(of search: Search, pages: Int) -> [JSONValue.Member] {
        func address(_ page: Int) -> String { permanentAddress(of: .searchAPI(search.onPage(page))) }
        var members: [JSONValue.Member] = []
        if search.page > 1 {
            members.append(.init("precedente", address(min(search.page - 1, max(1, pages)))))
        }
        if search.page < pages { members.append(.init("suivante", address(search.page + 1))) }
        return members
    }

    private func facet(_ counts: FacetCounts, of search: Search) -> JSONValue {
        let values = counts.values.map { value in
            JSONValue.object([
                .init("valeur", value.value),
                .init("libelle", Wording.value(value.value, of: counts.facet)),
                .init("nombre", .number(value.count)),
                .init("choisie", .flag(search.selects(value.value, in: counts.facet))),
            ])
        }
        return .object([
            .init("parametre", counts.facet.parameter), .init("libelle", Wording.facet(counts.facet)),
            .init("valeurs", .list(values)),
        ])
    }
}
