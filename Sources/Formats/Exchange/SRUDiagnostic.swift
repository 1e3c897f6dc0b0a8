/// Why a question in SRU is not answered: a number of the diagnostics list of SRU 1.2, its standard sentence, and
/// what was wrong.
package struct SRUDiagnostic: Error, Sendable, Equatable {
    package let code: Code
    package let details: String

    package init(_ code: Code, _ details: String = "") {
        self.code = code
        self.details = details
    }

    /// `info:srw/diagnostic/1/10`
    package var uri: String { "info:srw/diagnostic/1/\(code.rawValue)" }

    package enum Code: Int, Sendable, CaseIterable {
        case systemError = 1
        case unsupportedOperation = 4
        case unsupportedVersion = 5
        case unsupportedParameterValue = 6
        case missingParameter = 7
        case unsupportedParameter = 8
        case syntaxError = 10
        case tooManyCharacters = 12
        case unsupportedParentheses = 13
        case unsupportedQuotes = 14
        case unsupportedContextSet = 15
        case unsupportedIndex = 16
        case unsupportedCombination = 18
        case unsupportedRelation = 19
        case unsupportedRelationModifier = 20
        case unsupportedRelationForIndex = 22
        case emptyTerm = 27
        case unsupportedMask = 28
        case unsupportedAnchor = 31
        case invalidTerm = 36
        case unsupportedBoolean = 37
        case tooManyBooleans = 38
        case unsupportedProximity = 39
        case unsupportedBooleanModifier = 46
        case unsupportedFeature = 48
        case unsupportedMaskPosition = 49
        case firstRecordOutOfRange = 61
        case unknownSchema = 66
        case unsupportedPacking = 71
        case unsupportedSort = 80
        case unsupportedStyleSheet = 110

        package var message: String {
            switch self {
            case .systemError: "General system error"
            case .unsupportedOperation: "Unsupported operation"
            case .unsupportedVersion: "Unsupported version"
            case .unsupportedParameterValue: "Unsupported parameter value"
            case .missingParameter: "Mandatory parameter not supplied"
            case .unsupportedParameter: "Unsupported parameter"
            case .syntaxError: "Query syntax error"
            case .tooManyCharacters: "Too many characters in query"
            case .unsupportedParentheses: "Invalid or unsupported use of parentheses"
            case .unsupportedQuotes: "Invalid or unsupported use of quotes"
            case .unsupportedContextSet: "Unsupported context set"
            case .unsupportedIndex: "Unsupported index"
            case .unsupportedCombination: "Unsupported combination of indexes"
            case .unsupportedRelation: "Unsupported relation"
            case .unsupportedRelationModifier: "Unsupported relation modifier"
            case .unsupportedRelationForIndex: "Unsupported combination of relation and index"
            case .emptyTerm: "Empty term unsupported"
            case .unsupportedMask: "Masking character not supported"
            case .unsupportedAnchor: "Anchoring character not supported"
            case .invalidTerm: "Term in invalid format for index or relation"
            case .unsupportedBoolean: "Unsupported boolean operator"
            case .tooManyBooleans: "Too many boolean operators in query"
            case .unsupportedProximity: "Proximity not supported"
            case .unsupportedBooleanModifier: "Unsupported boolean modifier"
            case .unsupportedFeature: "Query feature unsupported"
            case .unsupportedMaskPosition: "Masking character in unsupported position"
            case .firstRecordOutOfRange: "First record position out of range"
            case .unknownSchema: "Unknown schema for retrieval"
            case .unsupportedPacking: "Unsupported record packing"
            case .unsupportedSort: "Sort not supported"
            case .unsupportedStyleSheet: "Stylesheets not supported"
            }
        }
    }
}
