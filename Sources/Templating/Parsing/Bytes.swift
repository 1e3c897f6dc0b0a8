// The bytes that the syntax is made of.

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let leftBrace = UInt8(ascii: "{")
    static let rightBrace = UInt8(ascii: "}")

    var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == .lineFeed
            || self == UInt8(ascii: "\r")
    }
}
