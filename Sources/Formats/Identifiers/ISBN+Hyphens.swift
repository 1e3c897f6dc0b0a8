/// Where the hyphens of an ISBN go (ISO 2108 §4): prefix, group, registrant, publication, check digit.
extension ISBN {
    /// « 978-2-07-061275-8 »; plain digits for groups other than French and English.
    package var hyphenated: String {
        for (prefix, ranges) in Self.groups where digits.hasPrefix(prefix.filter { $0 != "-" }) {
            let rest = String(digits.utf8.dropFirst(prefix.utf8.count - 1).dropLast()) ?? ""
            guard let length = ranges.lazy.compactMap({ Self.registrantLength(of: rest, in: $0) }).first,
                length < rest.utf8.count
            else { return digits }
            return [
                prefix, String(rest.prefix(length)), String(rest.dropFirst(length)), String(digits.suffix(1)),
            ]
            .joined(separator: "-")
        }
        return digits
    }

    /// The same hyphens in the form that was given, 10 or 13; what is not an ISBN stays as it is.
    static func hyphenated(_ text: String) -> String {
        guard let isbn = ISBN(text) else { return text }
        guard text.utf8.count == 10, let check = isbn.isbn10?.last else { return isbn.hyphenated }
        let isHyphenated = isbn.hyphenated != isbn.digits
        return isHyphenated ? isbn.hyphenated.dropFirst(4).dropLast() + String(check) : text
    }

    private static func registrantLength(of rest: String, in range: (first: String, last: String)) -> Int? {
        let registrant = rest.prefix(range.first.utf8.count)
        return registrant >= range.first && registrant <= range.last ? range.first.utf8.count : nil
    }

    /// Registrant ranges of the International ISBN Agency (range message of January 2026).
    private static let groups: [(prefix: String, ranges: [(first: String, last: String)])] = [
        (
            "978-2",
            ranges(
                "00-19 200-349 35000-39999 400-486 487000-494999 495-495 4960-4966 49670-49699 497-527 5280-5299 530-699 "
                    + "7000-8399 84000-89999 900000-919799 91980-91980 919810-919942 9199430-9199689 919969-949999 "
                    + "9500000-9999999"
            )
        ),
        ("979-10", ranges("00-19 200-699 7000-8999 90000-97599 976000-999999")),
        (
            "978-0",
            ranges(
                "00-19 200-227 2280-2289 229-368 3690-3699 370-638 6390-6397 6398000-6399999 640-644 6450000-6459999 "
                    + "646-647 6480000-6489999 649-654 6550-6559 656-699 7000-8499 85000-89999 900000-900370 "
                    + "9003710-9003719 900372-949999 9500000-9999999"
            )
        ),
        (
            "978-1",
            ranges(
                "000-009 01-02 030-034 0350-0399 040-047 0480-0499 05-05 0670000-0699999 0700-0999 100-397 3980-5499 "
                    + "55000-64999 6500-6799 68000-68599 6860-7139 714-716 7170-7319 7320000-7399999 74000-76199 "
                    + "7620-7634 7635000-7649999 76500-77499 7750000-7753999 77540-77639 7764000-7764999 77650-77699 "
                    + "7770000-7782999 77830-78999 7900-7999 80000-80049 80050-80499 80500-83799 8380000-8384999 "
                    + "83850-86719 8672-8675 86760-86979 869800-915999 9160000-9165059 916506-916869 9168700-9169079 "
                    + "916908-919163 9191640-9195649 919565-919599 9196000-9196549 919655-972999 9730-9877 "
                    + "987800-991149 9911500-9911999 991200-998989 9989900-9999999"
            )
        ),
    ]

    private static func ranges(_ text: String) -> [(first: String, last: String)] {
        text.split(separator: " ").compactMap { range in
            let ends = range.split(separator: "-").map(String.init)
            guard let first = ends.first, let last = ends.last else { return nil }
            return (first, last)
        }
    }
}
