import Formats
import Library
import Storage

/// A question in CQL as the catalogue understands it: a search, or one record by its number.
enum RemoteQuestion: Equatable {
    case search(Search)
    case record(ID<Record>)

    init(_ query: CQLQuery) throws(SRUDiagnostic) {
        if case .clause(let clause) = query.tree {
            switch clause.index {
            case "rec.id", "rec.identifier":
                // No record has another kind of number: nothing is found.
                self = .record(ID(clause.term.text) ?? ID(0))
                return
            case "cql.allrecords":
                self = .search(Search(sort: try Self.sort(query.order)))
                return
            default: break
            }
        }
        let text = try SearchBoxText(query.tree).text
        guard text.unicodeScalars.count <= Search.longestText else {
            throw SRUDiagnostic(.tooManyCharacters)
        }
        // What was not asked is not answered: no other spelling is tried.
        self = .search(Search(text: text, sort: try Self.sort(query.order), isLiteral: true))
    }

    /// One order among those of the results page.
    private static func sort(_ order: [CQLQuery.SortKey]) throws(SRUDiagnostic) -> Search.Sort {
        guard let key = order.first else { return .relevance }
        guard order.count == 1 else { throw SRUDiagnostic(.unsupportedSort, "one key at most") }
        return switch (key.index, key.isDescending) {
        case ("dc.title", false), ("title", false): .title
        case ("dc.date", true), ("date", true): .year
        case ("rec.creationdate", true): .newest
        default: throw SRUDiagnostic(.unsupportedSort, key.index)
        }
    }
}
