import Foundation
import Library
import Storage
import WebServer

/// The fields of the advanced form, in an address; what they ask is one question in the language of the box.
package struct AdvancedSearch: Hashable, Sendable {
    /// What was written in each field.
    package private(set) var texts: [Field: String] = [:]
    package private(set) var filters: [Search.Facet: String] = [:]
    /// Entered in the last so many months; 0 for any time.
    package private(set) var months = 0

    package enum Field: String, CaseIterable, Sendable {
        case all = "mots"
        case without = "sans"
        case title = "titre"
        case author = "auteur"
        case subject = "sujet"
        case series = "serie"
        case publisher = "editeur"
        case summary = "resume"
        case callNumber = "cote"
        case identifier = "isbn"
        case from = "apres"
        case until = "avant"

        /// The field of the question that it writes; nil for those that have none.
        var searchField: SearchField? {
            switch self {
            case .all, .without, .from, .until: nil
            case .title: .title
            case .author: .author
            case .subject: .subject
            case .series: .series
            case .publisher: .publisher
            case .summary: .summary
            case .callNumber: .callNumber
            case .identifier: .identifier
            }
        }
    }

    static let facets: [Search.Facet] = [.documentType, .fiction, .level, .language, .availability]
    static let monthChoices = [0, 1, 3, 6, 12]
    private static let longest = 200

    package init(_ query: Form) {
        for field in Field.allCases {
            let text = String((query[field.rawValue] ?? "").unicodeScalars.prefix(Self.longest))
            if !text.allSatisfy(\.isWhitespace) { texts[field] = text }
        }
        for facet in Self.facets {
            if let value = query[facet.parameter], !value.isEmpty { filters[facet] = value }
        }
        let months = query["entre"].flatMap { Int($0) } ?? 0
        self.months = Self.monthChoices.contains(months) ? months : 0
    }

    /// A form to be filled in.
    static let empty = AdvancedSearch(Form())

    var isEmpty: Bool { texts.isEmpty && filters.isEmpty && months == 0 }

    var queryString: String {
        var pairs = Field.allCases.compactMap { field in texts[field].map { (field.rawValue, $0) } }
        pairs += Self.facets.compactMap { facet in filters[facet].map { (facet.parameter, $0) } }
        if months > 0 { pairs.append(("entre", String(months))) }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    /// What the form asks. Days are counted back from `today`.
    func search(today: Day) -> Search {
        Search(
            text: question(today: today), filters: filters.mapValues { [$0] },
            enteredFrom: months > 0 ? today + -30 * months : nil)
    }

    private func question(today: Day) -> String {
        var parts: [String] = []
        if let all = texts[.all] { parts.append(all) }
        for field in Field.allCases {
            guard let text = texts[field], let name = field.searchField?.names.first else { continue }
            parts.append("\(name):\(Self.grouped(text))")
        }
        let from = texts[.from].flatMap { Int($0.filter(\.isNumber)) }
        let until = texts[.until].flatMap { Int($0.filter(\.isNumber)) }
        if from != nil || until != nil, let name = SearchField.year.names.first {
            parts.append("\(name):\(from.map(String.init) ?? "")-\(until.map(String.init) ?? "")")
        }
        let unwanted = (texts[.without] ?? "").split(whereSeparator: \.isWhitespace)
        parts += unwanted.map { "-\($0.drop { $0 == "-" })" }
        return parts.joined(separator: " ")
    }

    /// Several words are put together; what is already between quotation marks stays so.
    private static func grouped(_ text: String) -> String {
        let text = text.filter { !"()".contains($0) }.trimmingCharacters(in: .whitespaces)
        return text.contains(where: \.isWhitespace) && !text.hasPrefix("\"") ? "(\(text))" : text
    }
}
