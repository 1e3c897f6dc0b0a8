import Formats

/// The grades of secondary school in their order, whatever they are called: « 6e », « SIXIEME », « 2nde », « Tle ».
package enum Grade: Int, CaseIterable, Comparable, Sendable {
    case sixth = 1, fifth, fourth, third, second, first, last

    package var label: String {
        switch self {
        case .sixth: "6e"
        case .fifth: "5e"
        case .fourth: "4e"
        case .third: "3e"
        case .second: "2de"
        case .first: "1re"
        case .last: "Tle"
        }
    }

    package static func < (one: Grade, other: Grade) -> Bool { one.rawValue < other.rawValue }

    /// What a class says of its grade, or else what its name begins with; nil: it cannot be told (BTS, ULIS).
    package init?(of schoolClass: SchoolClass) {
        self.init(schoolClass.grade.isEmpty ? schoolClass.name : schoolClass.grade)
    }

    /// Nil unless the text begins with the name of a grade. The only place where grades are read.
    package init?(_ text: String) {
        guard let word = Folding.words(in: text).first?.folded else { return nil }
        let letters = word.drop { ("0"..."9").contains($0) }
        let digits = word.prefix(word.count - letters.count)
        // « 1CAP », « 2BTS »: years of another course.
        guard digits.isEmpty || !Self.otherCourses.contains(where: letters.hasPrefix) else { return nil }
        switch digits {
        case "6": self = .sixth
        case "5": self = .fifth
        case "4": self = .fourth
        case "3": self = .third
        case "2": self = .second
        case "1": self = .first
        case "":
            guard let grade = Self.named(word) else { return nil }
            self = grade
        default:
            // « 601 », « 302 », « 61 »: the first digit is the grade.
            guard digits.count == 3 || digits.count == 2 && !digits.hasSuffix("0"), let first = digits.first,
                let grade = Grade(String(first))
            else { return nil }
            self = grade
        }
    }

    private static let otherCourses = ["cap", "bts", "cpge", "bma"]

    private static func named(_ word: String) -> Grade? {
        let names: [(String, Grade)] = [
            ("sixieme", .sixth), ("cinquieme", .fifth), ("quatrieme", .fourth), ("troisieme", .third),
            ("seconde", .second), ("premiere", .first), ("terminale", .last), ("term", .last),
            ("tle", .last), ("tale", .last),
        ]
        if let found = names.first(where: { word.hasPrefix($0.0) }) { return found.1 }
        // « TG2 », « TSTMG »: a final year is often written with its first letter alone.
        let after = word.dropFirst().first
        return word.first == "t" && (after == nil || "gsl123456789".contains(after ?? " ")) ? .last : nil
    }
}
