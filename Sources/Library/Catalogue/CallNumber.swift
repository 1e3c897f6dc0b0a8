import Formats

/// The order in which call numbers stand on the shelves.
enum CallNumber {
    private static let digits = 6

    /// « M NAR 2 » stands before « M NAR 10 », and 599.75 before 599.8: numbers after letters are counted, the
    /// others are decimals.
    static func shelfKey(_ callNumber: String) -> String {
        var key = ""
        var isAfterLetters = false
        Folding.words(in: callNumber) { word in
            let isNumber = word.folded.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
            if !key.isEmpty { key += " " }
            if isNumber, isAfterLetters {
                key += String(repeating: "0", count: max(0, digits - word.folded.utf8.count))
            }
            key += word.folded
            isAfterLetters = !isNumber
        }
        return key
    }
}
