/// A field value followed by parameters, such as `form-data; name="a"; filename="b.csv"` (RFC 9110 §5.6.6).
struct FieldParameters {
    /// What comes before the first semicolon, in lower case.
    let value: String
    private var parameters: [(name: String, value: String)] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var position = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        value = String(decoding: Bytes.trimmed(bytes[..<position]).map(\.lowercased), as: UTF8.self)
        while position < bytes.count {
            position += 1
            guard let equals = bytes[position...].firstIndex(of: UInt8(ascii: "=")) else { return }
            let name = Bytes.trimmed(bytes[position..<equals]).map(\.lowercased)
            position = equals + 1
            let parameter = Self.parameterValue(bytes, &position)
            parameters.append((String(decoding: name, as: UTF8.self), parameter))
        }
    }

    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Reads a token or a quoted string, and leaves `position` on the next semicolon or at the end.
    private static func parameterValue(_ bytes: [UInt8], _ position: inout Int) -> String {
        var value: [UInt8] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                // Browsers send backslashes of Windows names as they are: only \" and \\ are escapes here.
                if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count,
                    bytes[position + 1] == UInt8(ascii: "\"") || bytes[position + 1] == UInt8(ascii: "\\")
                {
                    position += 1
                }
                value.append(bytes[position])
                position += 1
            }
            position = bytes[min(position, bytes.count)...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        } else {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
            value = Array(Bytes.trimmed(bytes[position..<end]))
            position = end
        }
        return String(decoding: value, as: UTF8.self)
    }
}
