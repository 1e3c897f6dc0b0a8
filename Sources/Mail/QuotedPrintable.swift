/// Text that any server may carry unharmed: lines of 76 ASCII characters (RFC 2045, 6.7).
enum QuotedPrintable {
    private static let longest = 76

    /// Any kind of line end becomes CRLF, and the last line has one.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines(of: text) { append(line, to: &bytes) }
        return bytes
    }

    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var wasReturn = false
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && !wasReturn) {
                lines.append([])
            } else if byte != 0x0A {
                lines[lines.count - 1].append(byte)
            }
            wasReturn = byte == 0x0D
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func append(_ line: [UInt8], to bytes: inout [UInt8]) {
        var length = 0
        for (place, byte) in line.enumerated() {
            let isLast = place == line.count - 1
            let code = code(of: byte, isFirst: place == 0, isLast: isLast)
            // The last place of a line is kept for the sign that it goes on.
            if length + code.count > longest - (isLast ? 0 : 1) {
                bytes += [UInt8(ascii: "="), 0x0D, 0x0A]
                length = 0
            }
            bytes += code
            length += code.count
        }
        bytes += [0x0D, 0x0A]
    }

    /// A space that ends a line may be lost on the way. A dot that begins one means the end to SMTP, and « From » another
    /// message to old mailboxes: neither is left bare.
    private static func code(of byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isBlank = byte == 0x20 || byte == 0x09
        let isTreacherous = isFirst && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
        if isBlank ? !isLast : (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isTreacherous {
            return [byte]
        }
        return [UInt8(ascii: "=")] + byte.twoHexDigits.utf8
    }
}
