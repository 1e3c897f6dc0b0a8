/// The fields of a query string or of a form, in the order in which they were sent.
package struct Form: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init() {}

    package init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Decodes `application/x-www-form-urlencoded`. Nothing fails: a wrong escape stays as it is,
    /// bytes that are not UTF-8 become U+FFFD.
    package init(urlEncoded: some Sequence<UInt8>) {
        var name: [UInt8] = []
        var value: [UInt8] = []
        var isInValue = false
        var isEmpty = true
        func finish(_ pairs: inout [(name: String, value: String)]) {
            guard !isEmpty else { return }
            pairs.append((PercentEncoding.decodedField(name), PercentEncoding.decodedField(value)))
            name.removeAll(keepingCapacity: true)
            value.removeAll(keepingCapacity: true)
            isInValue = false
            isEmpty = true
        }
        for byte in urlEncoded {
            if byte == UInt8(ascii: "&") {
                finish(&pairs)
                continue
            }
            isEmpty = false
            if isInValue {
                value.append(byte)
            } else if byte == UInt8(ascii: "=") {
                isInValue = true
            } else {
                name.append(byte)
            }
        }
        finish(&pairs)
    }

    /// The first value of that name.
    package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    package var isEmpty: Bool { pairs.isEmpty }

    mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }
}
