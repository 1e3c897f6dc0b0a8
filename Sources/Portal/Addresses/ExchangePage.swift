import Library
import Storage
import WebServer

/// The addresses that other programs read: records in their formats, feeds, protocols, JSON.
package enum ExchangePage: Hashable, Sendable {
    /// `/notice/12.ris`: one record as a file.
    case record(ID<Record>, RecordFormat)
    case newest(FeedFormat)
    /// The newest answers to a search: its order and its page are left aside.
    case found(Search, FeedFormat)
    case openSearch
    case searchAPI(Search)
    case recordAPI(ID<Record>)
    /// OAI-PMH 2.0.
    case harvest(ProtocolArguments)
    /// SRU 1.2.
    case remoteSearch(ProtocolArguments)

    package enum RecordFormat: String, CaseIterable, Sendable {
        case ris, bibtex = "bib", iso2709 = "mrc", marcXchange = "xml", dublinCore = "dc.xml"
    }

    package enum FeedFormat: String, CaseIterable, Sendable {
        case atom, rss
    }

    package init?(path: [String], query: Form) {
        switch path {
        case ["opensearch.xml"]: self = .openSearch
        case ["oai"]: self = .harvest(ProtocolArguments(query))
        case ["sru"]: self = .remoteSearch(ProtocolArguments(query))
        case ["api", "recherche"]: self = .searchAPI(Search(query))
        case let path where path.count == 3 && path.starts(with: ["api", "notice"]):
            guard let id = ID<Record>(path[2]) else { return nil }
            self = .recordAPI(id)
        case let path where path.count == 2 && path[0] == "notice":
            guard let (number, ending) = path[1].splitAtDot, let id = ID<Record>(number),
                let format = RecordFormat(rawValue: ending)
            else { return nil }
            self = .record(id, format)
        case let path where path.count == 2 && path[0] == "flux":
            guard let (name, ending) = path[1].splitAtDot, let format = FeedFormat(rawValue: ending) else {
                return nil
            }
            switch name {
            case "nouveautes": self = .newest(format)
            case "recherche": self = .found(Self.subject(of: Search(query)), format)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .record(let id, let format): "/notice/\(id).\(format.rawValue)"
        case .newest(let format): "/flux/nouveautes.\(format.rawValue)"
        case .found(let search, let format):
            "/flux/recherche.\(format.rawValue)" + Self.subject(of: search).queryString
        case .openSearch: "/opensearch.xml"
        case .searchAPI(let search): "/api/recherche" + search.queryString
        case .recordAPI(let id): "/api/notice/\(id)"
        case .harvest(let arguments): "/oai" + arguments.queryString
        case .remoteSearch(let arguments): "/sru" + arguments.queryString
        }
    }

    /// OAI-PMH 2.0 §3.1.1 and SRU 1.2 let their arguments come in a form; they only read all the same.
    static func acceptsForms(at path: [String]) -> Bool {
        [["oai"], ["sru"]].contains(path.dropTrailingSlash())
    }

    /// All but the order and the page.
    private static func subject(of search: Search) -> Search {
        search.sorted(by: .relevance)
    }
}

/// The arguments of a protocol, in order, as they were sent: one that comes twice is for the protocol to refuse.
package struct ProtocolArguments: Hashable, Sendable {
    package struct Argument: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package let all: [Argument]

    package init(_ form: Form = Form()) {
        all = form.pairs.map { Argument(name: $0.name, value: $0.value) }
    }

    package subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }

    var names: [String] { all.map(\.name) }

    var queryString: String {
        guard !all.isEmpty else { return "" }
        return "?" + all.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}

extension String {
    /// `12.dc.xml` is `12` and `dc.xml`.
    fileprivate var splitAtDot: (String, String)? {
        guard let dot = utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        return (String(self[..<dot]), String(self[utf8.index(after: dot)...]))
    }
}
