// What people type into forms, as files keep it.
extension String {
    /// Without the blanks at both ends.
    package var trimmed: String {
        let words = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = words.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(words[...last])
    }

    /// One line, blanks folded, no longer than `limit` scalars.
    package func line(upTo limit: Int) -> String {
        let words = unicodeScalars.split {
            $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F
        }
        return String(words.map { String($0) }.joined(separator: " ").unicodeScalars.prefix(limit)).trimmed
    }

    /// Lines as they were written, without control characters, no longer than `limit` scalars.
    package func text(upTo limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in replacingCarriageReturns.unicodeScalars
        where scalar == "\n" || (scalar.value >= 0x20 && scalar.value != 0x7F) {
            kept.append(scalar)
        }
        return String(String.UnicodeScalarView(kept.prefix(limit))).trimmed
    }

    /// Browsers send CRLF for each new line of a text area.
    private var replacingCarriageReturns: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\r" }))
    }
}
