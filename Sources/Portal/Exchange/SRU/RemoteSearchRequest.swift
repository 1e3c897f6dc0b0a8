import Formats

/// A request of SRU 1.2 (Search/Retrieve via URL), its parameters checked.
struct RemoteSearchRequest: Equatable {
    let query: String
    let question: RemoteQuestion
    /// From 1.
    let startRecord: Int
    let maximumRecords: Int
    let schema: Schema
    let packing: Packing

    static let mostRecords = 100
    static let usualRecords = 10

    enum Schema: CaseIterable {
        case marcXchange, dublinCore

        /// The name that is advertised, then the others.
        var names: [String] {
            switch self {
            case .marcXchange: ["unimarcxml", "marcxchange", "marcxml", MarcXchange.namespace]
            case .dublinCore: ["dc", "oai_dc", "info:srw/schema/1/dc-v1.1"]
            }
        }

        /// What a record says that it is in.
        var identifier: String {
            switch self {
            case .marcXchange: MarcXchange.namespace
            case .dublinCore: "info:srw/schema/1/dc-v1.1"
            }
        }

        init?(name: String) {
            guard let schema = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
            self = schema
        }
    }

    enum Packing: String {
        case xml, string
    }

    init(_ arguments: ProtocolArguments) throws(SRUDiagnostic) {
        for (name, code) in Self.refused where arguments[name] != nil { throw SRUDiagnostic(code, name) }
        for name in arguments.names where !Self.known.contains(name) && !name.hasPrefix("x-") {
            throw SRUDiagnostic(.unsupportedParameter, name)
        }
        guard let query = arguments["query"] else { throw SRUDiagnostic(.missingParameter, "query") }
        self.query = query
        startRecord = try Self.number("startRecord", in: arguments, from: 1) ?? 1
        let most = try Self.number("maximumRecords", in: arguments, from: 0) ?? Self.usualRecords
        maximumRecords = min(most, Self.mostRecords)
        let name = arguments["recordSchema"] ?? "unimarcxml"
        guard let schema = Schema(name: name) else { throw SRUDiagnostic(.unknownSchema, name) }
        self.schema = schema
        let packed = arguments["recordPacking"] ?? "xml"
        guard let packing = Packing(rawValue: packed) else {
            throw SRUDiagnostic(.unsupportedPacking, packed)
        }
        self.packing = packing
        question = try RemoteQuestion(CQLQuery(query))
    }

    private static let known: Set<String> = [
        "operation", "version", "query", "startRecord", "maximumRecords", "recordPacking", "recordSchema",
        "resultSetTTL", "extraRequestData",
    ]

    private static let refused: [(String, SRUDiagnostic.Code)] = [
        ("sortKeys", .unsupportedSort), ("stylesheet", .unsupportedStyleSheet),
    ]

    private static func number(
        _ name: String, in arguments: ProtocolArguments, from least: Int,
    ) throws(SRUDiagnostic) -> Int? {
        guard let text = arguments[name] else { return nil }
        guard let number = Int(text), number >= least, number <= 1_000_000 else {
            throw SRUDiagnostic(.unsupportedParameterValue, name)
        }
        return number
    }
}
