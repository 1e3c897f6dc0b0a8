/// Several values in one field of MémoNotices: separated by « / », with one more « / » at the end.
enum MemoValues {
    /// The values without the empty ones. A slash within a word (« AC/DC ») separates nothing, unless the list was
    /// written without any blank: « roman/policier/ ».
    static func split(_ text: String) -> [String] {
        parts(text).filter { !$0.isEmpty }
    }

    /// The values by their place, empty ones kept: functions go with the authors at the same places.
    static func positions(_ text: String) -> [String] {
        parts(text)
    }

    static func list(_ values: [String]) -> String {
        guard !values.isEmpty else { return "" }
        return values.map(unseparated).joined(separator: " / ") + " /"
    }

    /// A field that mostly has one value: the separator only comes with a second one.
    static func few(_ values: [String]) -> String {
        values.count == 1 ? values.joined() : list(values)
    }

    /// A value may not hold the separator itself.
    private static func unseparated(_ value: String) -> String {
        parts(value).count > 1 ? value.replacing(" / ", with: "/") : value
    }

    private static func parts(_ text: String) -> [String] {
        let bytes = Array(Punctuation.tidy(text).utf8)
        guard !bytes.isEmpty else { return [] }
        let slash = UInt8(ascii: "/")
        let marks = bytes.indices.filter { bytes[$0] == slash }
        let apart = marks.filter { place in
            isBlank(bytes, place - 1) || isBlank(bytes, place + 1)
        }
        let isCompact =
            bytes.last == slash && apart.count == 1 && apart.last == marks.last
            && !isBlank(bytes, bytes.count - 2)
        var parts: [String] = []
        var start = 0
        for place in isCompact ? marks : apart {
            parts.append(piece(bytes[start..<place]))
            start = place + 1
        }
        if start < bytes.count { parts.append(piece(bytes[start...])) }
        return parts
    }

    /// True at both ends of the text.
    private static func isBlank(_ bytes: [UInt8], _ place: Int) -> Bool {
        !bytes.indices.contains(place) || bytes[place] == 0x20
    }

    private static func piece(_ bytes: ArraySlice<UInt8>) -> String {
        Punctuation.tidy(String(decoding: bytes, as: UTF8.self))
    }
}
