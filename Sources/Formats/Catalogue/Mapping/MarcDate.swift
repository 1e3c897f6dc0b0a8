/// Dates of MARC: coded days and years, and years written among words.
enum MarcDate {
    /// `yyyymmdd` or `yyyy-mm-dd` as `yyyy-mm-dd`, else what is given.
    static func day(_ text: String, else other: String) -> String {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/") }
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return other }
        let isFrench = text.utf8.count == 10 && text.utf8.dropFirst(2).first == UInt8(ascii: "/")
        let all = String(decoding: digits, as: UTF8.self)
        return isFrench
            ? day(year: all.coded(4..<8), month: all.coded(2..<4), day: all.coded(0..<2), else: other)
            : day(year: all.coded(0..<4), month: all.coded(4..<6), day: all.coded(6..<8), else: other)
    }

    /// MARC 21 008/0-5 `yymmdd`: no MARC record is older than 1966.
    static func shortDay(_ text: String) -> String {
        guard text.utf8.count == 6, let century = Int(text.coded(0..<2)) else { return "" }
        return day((century < 66 ? "20" : "19") + text, else: "")
    }

    private static func day(year: String, month: String, day: String, else other: String) -> String {
        guard let monthNumber = Int(month), (1...12).contains(monthNumber), let dayNumber = Int(day),
            (1...31).contains(dayNumber), let yearNumber = Int(year), (1000...2999).contains(yearNumber)
        else { return other }
        return year + "-" + month + "-" + day
    }

    /// Exactly four digits, a year of print.
    static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(text)
        else { return nil }
        return plausible.contains(year) ? year : nil
    }

    /// The first year among words: « cop. 1999 », « DL 1974 », « [2000?] ».
    static func year(within text: String) -> Int? {
        var run = 0
        var value = 0
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                run += 1
                value = run <= 4 ? value * 10 + Int(byte - 0x30) : value
            } else {
                if run == 4, plausible.contains(value) { return value }
                run = 0
                value = 0
            }
        }
        return run == 4 && plausible.contains(value) ? value : nil
    }

    /// A date as it is shown: without final marks; `c1999` of English rules is « cop. 1999 ».
    static func transcribed(_ text: String) -> String {
        var date = Punctuation.heading(text)
        if date.hasPrefix("["), date.hasSuffix("]"), date.utf8.count == 6 {
            date = Punctuation.withoutBrackets(date)
        }
        let first = date.utf8.first
        if first == UInt8(ascii: "c"), (0x30...0x39).contains(date.code(at: 1)) {
            date = "cop. " + date.dropFirst()
        }
        return date
    }

    private static let plausible = 1000...2100
}
