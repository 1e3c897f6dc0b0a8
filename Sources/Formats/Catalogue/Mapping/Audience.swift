/// Target audience codes, in French.
enum Audience {
    /// UNIMARC 100$a/17-19.
    static func unimarc(_ codes: String) -> [String] {
        codes.unicodeScalars.compactMap { code in
            switch code {
            case "a": "Jeunesse"
            case "b": "0-5 ans"
            case "c": "5-10 ans"
            case "d": "9-14 ans"
            case "e": "14-20 ans"
            case "k": "Adultes, étude"
            case "m": "Adultes"
            default: nil
            }
        }
    }

    /// MARC 21 008/22.
    static func marc21(_ code: UInt8) -> [String] {
        switch Unicode.Scalar(code) {
        case "a": ["0-5 ans"]
        case "b": ["6-8 ans"]
        case "c": ["9-13 ans"]
        case "d": ["14-17 ans"]
        case "e": ["Adultes"]
        case "f": ["Adultes, étude"]
        case "j": ["Jeunesse"]
        default: []
        }
    }
}
