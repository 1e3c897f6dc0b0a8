/// Dewey notations.
enum Dewey {
    /// « 944/.91 » is 944.91; what does not open with a digit is not a notation.
    static func notation(_ text: String) -> String {
        guard (0x30...0x39).contains(text.code(at: 0)) else { return "" }
        return String(
            decoding: text.utf8.filter { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "'") }, as: UTF8.self)
    }
}
