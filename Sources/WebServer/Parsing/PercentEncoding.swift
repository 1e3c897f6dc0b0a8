/// Percent-decoding (RFC 3986 §2.1): strict for paths, forgiving for forms.
enum PercentEncoding {
    /// The path split on "/" and then decoded, so that an encoded slash stays inside its segment.
    /// Nil for a wrong escape, a dot segment, a NUL or what is not UTF-8.
    static func segments(of path: ArraySlice<UInt8>) -> [String]? {
        var segments: [String] = []
        for raw in split(path) {
            guard let segment = segment(raw) else { return nil }
            segments.append(segment)
        }
        return segments
    }

    static func rawSegments(of path: ArraySlice<UInt8>) -> [String] {
        split(path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func split(_ path: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let relative = path.first == UInt8(ascii: "/") ? path.dropFirst() : path
        if relative.isEmpty { return [] }
        return relative.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    }

    private static func segment(_ raw: ArraySlice<UInt8>) -> String? {
        var bytes = raw
        if raw.contains(UInt8(ascii: "%")) {
            var decoded: [UInt8] = []
            decoded.reserveCapacity(raw.count)
            var position = raw.startIndex
            while position < raw.endIndex {
                if raw[position] == UInt8(ascii: "%") {
                    guard let byte = escape(raw, at: position) else { return nil }
                    decoded.append(byte)
                    position += 3
                } else {
                    decoded.append(raw[position])
                    position += 1
                }
            }
            bytes = decoded[...]
        }
        if bytes.contains(0) || bytes.elementsEqual(".".utf8) || bytes.elementsEqual("..".utf8) { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A name or a value of a form: "+" is a space, a wrong escape stays as it is.
    static func decodedField(_ raw: [UInt8]) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(raw.count)
        var position = 0
        while position < raw.count {
            if raw[position] == UInt8(ascii: "+") {
                decoded.append(UInt8(ascii: " "))
            } else if raw[position] == UInt8(ascii: "%"), let byte = escape(raw[...], at: position) {
                decoded.append(byte)
                position += 2
            } else {
                decoded.append(raw[position])
            }
            position += 1
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// An address with what may not stand in a header field written as escapes.
    static func asciiOnly(_ address: String) -> String {
        if address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return address }
        var text: [UInt8] = []
        for byte in address.utf8 {
            if byte > 0x20 && byte < 0x7F { text.append(byte) } else { appendEscape(byte, to: &text) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A segment of a path that the server prints: everything but unreserved characters escaped.
    static func encodedSegment(_ segment: String) -> String {
        var text: [UInt8] = []
        for byte in segment.utf8 {
            let isLetter = byte.lowercased >= UInt8(ascii: "a") && byte.lowercased <= UInt8(ascii: "z")
            if isLetter || byte.isDigit || "-._~".utf8.contains(byte) {
                text.append(byte)
            } else {
                appendEscape(byte, to: &text)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func appendEscape(_ byte: UInt8, to text: inout [UInt8]) {
        let digits = "0123456789ABCDEF".utf8
        text.append(UInt8(ascii: "%"))
        text.append(contentsOf: digits.dropFirst(Int(byte >> 4)).prefix(1))
        text.append(contentsOf: digits.dropFirst(Int(byte & 15)).prefix(1))
    }

    private static func escape(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt8? {
        guard position + 2 < bytes.endIndex, let high = bytes[position + 1].hexValue,
            let low = bytes[position + 2].hexValue
        else { return nil }
        return high << 4 | low
    }
}
