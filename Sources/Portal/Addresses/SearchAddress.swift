import Library
import Storage
import WebServer

/// A search in an address: `?q=île&type=Roman&langue=fre&annee=2010&tri=titre&page=2`.
extension Search {
    init(_ query: Form) {
        var filters: [Facet: Set<String>] = [:]
        for facet in Facet.allCases {
            let values = query.all(facet.parameter).filter { !$0.isEmpty && $0.utf8.count <= 300 }
            filters[facet] = Set(values.prefix(50))
        }
        self.init(
            text: query["q"] ?? "",
            filters: filters,
            sort: query["tri"].flatMap(Sort.init(parameter:)) ?? .relevance,
            page: query["page"].flatMap { Int($0) } ?? 1,
            enteredFrom: query["depuis"].flatMap { Day($0) },
            isLiteral: query["exact"] == "oui",
        )
    }

    /// Empty for the search of everything; otherwise the same search always prints alike.
    var queryString: String { queryString(also: []) }

    func queryString(also others: [(String, String)]) -> String {
        var pairs: [(String, String)] = []
        if !text.isEmpty { pairs.append(("q", text)) }
        pairs += filterPairs
        if let enteredFrom { pairs.append(("depuis", enteredFrom.description)) }
        if isLiteral { pairs.append(("exact", "oui")) }
        if sort != .relevance { pairs.append(("tri", sort.parameter)) }
        if page > 1 { pairs.append(("page", String(page))) }
        pairs += others.filter { !$0.1.isEmpty }
        guard !pairs.isEmpty else { return "" }
        return "?" + pairs.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    /// The filters as name and value, in the order of the page.
    var filterPairs: [(String, String)] {
        Facet.allCases.flatMap { facet in
            (filters[facet] ?? []).sorted().map { (facet.parameter, $0) }
        }
    }
}

extension Search.Facet {
    package var parameter: String {
        switch self {
        case .availability: "disponible"
        case .documentType: "type"
        case .fiction: "fiction"
        case .genre: "genre"
        case .level: "niveau"
        case .author: "auteur"
        case .subject: "sujet"
        case .location: "emplacement"
        case .decade: "annee"
        case .language: "langue"
        case .series: "serie"
        case .dewey: "classe"
        }
    }
}

extension Search.Facet {
    init?(parameter: String) {
        guard let facet = Self.allCases.first(where: { $0.parameter == parameter }) else { return nil }
        self = facet
    }
}

extension Search.Sort {
    var parameter: String {
        switch self {
        case .relevance: "pertinence"
        case .newest: "nouveautes"
        case .title: "titre"
        case .year: "annee"
        }
    }

    init?(parameter: String) {
        guard let sort = Self.allCases.first(where: { $0.parameter == parameter }) else { return nil }
        self = sort
    }
}

extension String {
    /// For a value in a query: everything but the unreserved characters of RFC 3986 is escaped.
    var percentEncoded: String {
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            case UInt8(ascii: " "):
                bytes.append(UInt8(ascii: "+"))
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
