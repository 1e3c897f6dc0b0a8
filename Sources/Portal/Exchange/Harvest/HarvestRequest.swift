import Library
import Storage

/// A request of OAI-PMH 2.0, its arguments checked (§4).
enum HarvestRequest: Equatable {
    case identify
    case listMetadataFormats(identifier: String?)
    case listSets
    case listIdentifiers(HarvestRange)
    case listRecords(HarvestRange)
    case getRecord(identifier: String, format: HarvestFormat)

    init(_ arguments: ProtocolArguments) throws(HarvestError) {
        let verbs = arguments.all.filter { $0.name == "verb" }
        guard verbs.count == 1, let verb = verbs.first?.value else {
            throw HarvestError.badVerb(verbs.isEmpty ? "There is no verb." : "The verb comes twice.")
        }
        guard let allowed = Self.arguments[verb] else { throw HarvestError.badVerb("There is no such verb.") }
        var values: [String: String] = [:]
        for argument in arguments.all where argument.name != "verb" {
            guard allowed.contains(argument.name) else {
                throw HarvestError.badArgument("\(verb) takes no argument \(argument.name).")
            }
            guard values.updateValue(argument.value, forKey: argument.name) == nil else {
                throw HarvestError.badArgument("The argument \(argument.name) comes twice.")
            }
        }
        switch verb {
        case "Identify": self = .identify
        case "ListMetadataFormats": self = .listMetadataFormats(identifier: values["identifier"])
        case "ListSets": self = .listSets
        case "ListIdentifiers": self = .listIdentifiers(try Self.range(values))
        case "ListRecords": self = .listRecords(try Self.range(values))
        default:
            guard let identifier = values["identifier"] else {
                throw HarvestError.badArgument("The argument identifier is missing.")
            }
            self = .getRecord(identifier: identifier, format: try Self.format(values))
        }
    }

    private static let arguments: [String: Set<String>] = [
        "Identify": [], "ListMetadataFormats": ["identifier"], "ListSets": ["resumptionToken"],
        "ListIdentifiers": ["metadataPrefix", "from", "until", "set", "resumptionToken"],
        "ListRecords": ["metadataPrefix", "from", "until", "set", "resumptionToken"],
        "GetRecord": ["identifier", "metadataPrefix"],
    ]

    private static func range(_ values: [String: String]) throws(HarvestError) -> HarvestRange {
        if let token = values["resumptionToken"] {
            guard values.count == 1 else {
                throw HarvestError.badArgument("resumptionToken goes without other arguments.")
            }
            return try HarvestRange(token: token)
        }
        let format = try format(values)
        guard values["set"] == nil else { throw HarvestError.noSetHierarchy }
        return try HarvestRange(format: format, from: values["from"], until: values["until"])
    }

    private static func format(_ values: [String: String]) throws(HarvestError) -> HarvestFormat {
        guard let prefix = values["metadataPrefix"] else {
            throw HarvestError.badArgument("The argument metadataPrefix is missing.")
        }
        guard let format = HarvestFormat(rawValue: prefix) else {
            throw HarvestError.cannotDisseminateFormat(prefix)
        }
        return format
    }
}
