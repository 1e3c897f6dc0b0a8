/// Why a harvester is refused (OAI-PMH 2.0 §3.6), and in which words.
enum HarvestError: Error, Equatable {
    case badVerb(String)
    case badArgument(String)
    case badResumptionToken
    case cannotDisseminateFormat(String)
    case idDoesNotExist(String)
    case noRecordsMatch
    case noSetHierarchy

    var code: String {
        switch self {
        case .badVerb: "badVerb"
        case .badArgument: "badArgument"
        case .badResumptionToken: "badResumptionToken"
        case .cannotDisseminateFormat: "cannotDisseminateFormat"
        case .idDoesNotExist: "idDoesNotExist"
        case .noRecordsMatch: "noRecordsMatch"
        case .noSetHierarchy: "noSetHierarchy"
        }
    }

    var message: String {
        switch self {
        case .badVerb(let words), .badArgument(let words): words
        case .badResumptionToken: "The resumption token is not one of ours."
        case .cannotDisseminateFormat(let prefix): "There is no metadata format \(prefix)."
        case .idDoesNotExist(let identifier): "There is no record \(identifier)."
        case .noRecordsMatch: "No record answers."
        case .noSetHierarchy: "This repository has no sets."
        }
    }

    /// §3.2: the request is then echoed without its arguments.
    var isAboutArguments: Bool {
        switch self {
        case .badVerb, .badArgument: true
        default: false
        }
    }
}
