import Formats
import GRDB
import Storage

/// The columns of a borrower, read and written.
extension Borrower {
    static let columns = """
        borrower.id, borrower.kind, borrower.number, borrower.name, borrower.status, borrower.schoolClass, \
        borrower.entKey, borrower.bornOn, borrower.expiresOn, borrower.isClosed, borrower.email, borrower.note
        """

    /// - Parameter first: the place of the first of `columns` in the row.
    init(_ row: Row, from first: Int = 0) {
        func day(_ place: Int) -> Day? { (row[first + place] as String?).flatMap { Day($0) } }
        self.init(
            id: row[first], kind: BorrowerKind(rawValue: row[first + 1]) ?? .regular,
            details: BorrowerDetails(
                number: row[first + 2], name: row[first + 3], status: row[first + 4],
                schoolClass: row[first + 5],
                entKey: row[first + 6], bornOn: day(7), expiresOn: day(8), isClosed: row[first + 9],
                email: row[first + 10], note: row[first + 11]))
    }
}

extension BorrowerDetails {
    static let longestText = 300
    static let longestNote = 4000

    /// Blanks at both ends gone, lines of one-line fields joined, lengths bounded, commas out of the name (B-27).
    var tidied: BorrowerDetails {
        var tidy = self
        tidy.number = Self.line(number)
        tidy.name = Self.line(name.replacing(",", with: " "))
        tidy.status = Self.line(status)
        tidy.schoolClass = Self.line(schoolClass)
        tidy.entKey = entKey.map(Self.line).flatMap { $0.isEmpty ? nil : $0 }
        tidy.email = Self.line(email)
        tidy.note = String(note.unicodeScalars.prefix(Self.longestNote))
        return tidy
    }

    /// What every word of a search must begin a word of: the name, whichever part comes first, and the class.
    var words: Set<String> {
        nameWords.union(Folding.words(in: schoolClass).map(\.folded))
    }

    /// By which two ways of writing one name meet: « MARTIN Léa » and « Léa Martin ».
    var nameWords: Set<String> { Set(Folding.words(in: name).map(\.folded)) }

    /// In the order of the columns after `kind`.
    var arguments: StatementArguments {
        [
            number, name, Self.key(of: name), status, Folding.fold(status), schoolClass,
            Self.classKey(schoolClass), entKey, bornOn, expiresOn, isClosed, email, note,
        ]
    }

    /// « 6e A » and « 6E a » are one class, and it stands before « 10e ».
    static func classKey(_ schoolClass: String) -> String {
        var key = ""
        var digits = ""
        for scalar in Folding.words(in: schoolClass).map(\.folded).joined().unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
            } else {
                key += padded(digits)
                digits = ""
                key.unicodeScalars.append(scalar)
            }
        }
        return key + padded(digits)
    }

    private static func padded(_ digits: String) -> String {
        digits.isEmpty ? "" : String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// A name without a letter or a digit is sorted as it stands.
    private static func key(of name: String) -> String {
        let key = Folding.fold(name)
        return key.isEmpty ? name : key
    }

    private static func line(_ text: String) -> String {
        let seen = text.unicodeScalars.filter { !isInvisible($0) }
        let words = seen.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        return String(words.map { String($0) }.joined(separator: " ").unicodeScalars.prefix(longestText))
    }

    /// No French name needs any of these, and two names that look the same would not be.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
            || scalar == "\u{2800}"
    }
}
