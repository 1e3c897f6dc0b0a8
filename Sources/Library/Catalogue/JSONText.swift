/// JSON being written into bytes.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(1024)
    }

    mutating func write<Owner>(_ owner: Owner, fields: [JSONField<Owner>]) {
        bytes.append(UInt8(ascii: "{"))
        for field in fields { field.write(owner, &self) }
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func member(_ name: String, _ value: (inout JSONText) -> Void) {
        separate()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        value(&self)
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for element in elements {
            separate()
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func literal(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// RFC 8259 §7: quotation marks, backslashes and controls are escaped.
    mutating func string(_ text: String) {
        let digits: StaticString = "0123456789abcdef"
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (place, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: utf8[start..<place])
                start = place + 1
                bytes.append(UInt8(ascii: "\\"))
                guard byte < 0x20 else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(contentsOf: "u00".utf8)
                bytes.append(digits.utf8Start[Int(byte >> 4)])
                bytes.append(digits.utf8Start[Int(byte & 15)])
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A comma, unless something was just opened or named.
    private mutating func separate() {
        switch bytes.last {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), nil: break
        default: bytes.append(UInt8(ascii: ","))
        }
    }
}
