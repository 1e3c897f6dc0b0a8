/// Turns the bytes of an XML file into valid UTF-8, block by block.
///
/// Nothing else may reach `XMLParser`: it stops the whole program on an element name that is not UTF-8 (seen with
/// Swift 6.3 on Linux). A file that says UTF-8 and turns out to be in Windows-1252 before showing any UTF-8 at all
/// is read as such.
struct XmlTranscoder {
    private var table: [UInt32]?
    private var hasSeenUTF8 = false
    /// The beginning of a character that the next block ends.
    private var rest: [UInt8] = []

    /// True once UTF-8 stopped being UTF-8; what came before was given.
    private(set) var isBroken = false

    init(_ encoding: XmlProlog.Encoding) {
        table =
            switch encoding {
            case .utf8: nil
            case .windows1252: EightBitSet.windows1252.table
            case .latin9: Self.latin9
            }
    }

    /// `isLast`: no block follows.
    mutating func utf8(_ block: some Collection<UInt8>, isLast: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(rest.count + block.count + block.count / 8)
        if table == nil {
            rest += block
            takeUTF8(&output, isLast: isLast)
        } else {
            output = widened(block)
        }
        return output
    }

    private mutating func takeUTF8(_ output: inout [UInt8], isLast: Bool) {
        let bytes = rest
        let valid = Self.validLength(bytes)
        output += bytes[..<valid]
        hasSeenUTF8 = hasSeenUTF8 || bytes[..<valid].contains { $0 >= 0x80 }
        let isCut = bytes.count - valid < 4 && Self.isBeginning(bytes[valid...])
        guard valid < bytes.count, isLast || !isCut else {
            rest = Array(bytes[valid...])
            return
        }
        guard !hasSeenUTF8 else {
            isBroken = true
            return
        }
        table = EightBitSet.windows1252.table
        rest = []
        output += widened(bytes[valid...])
    }

    private func widened(_ bytes: some Collection<UInt8>) -> [UInt8] {
        guard let table else { return [] }
        var output: [UInt8] = []
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                let scalar = Unicode.Scalar(table[Int(byte) - 0x80]) ?? "\u{FFFD}"
                output += Unicode.UTF8.encode(scalar.value == 0 ? "\u{FFFD}" : scalar) ?? .init()
            }
        }
        return output
    }

    /// How many bytes are whole, valid UTF-8 characters (Unicode, table 3-7).
    static func validLength(_ bytes: [UInt8]) -> Int {
        var position = 0
        while position < bytes.count {
            let length = characterLength(bytes[position...])
            if length == 0 { return position }
            position += length
        }
        return position
    }

    private static func characterLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let lead = bytes.first else { return 0 }
        if lead < 0x80 { return 1 }
        let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, bytes.count >= length else { return 0 }
        let second = bytes[bytes.startIndex + 1]
        guard secondBytes(after: lead).contains(second) else { return 0 }
        return bytes.dropFirst(2).prefix(length - 2).allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
    }

    private static func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }

    /// True for the first bytes of a character whose end is still to come.
    private static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let lead = bytes.first, (0xC2...0xF4).contains(lead) else { return false }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// ISO 8859-15: Latin-1 but for eight characters.
    private static let latin9: [UInt32] = {
        var table = Array(UInt32(0x80)...0xFF)
        let others: [Int: UInt32] = [
            0xA4: 0x20AC, 0xA6: 0x160, 0xA8: 0x161, 0xB4: 0x17D, 0xB8: 0x17E, 0xBC: 0x152, 0xBD: 0x153,
            0xBE: 0x178,
        ]
        for (byte, scalar) in others { table[byte - 0x80] = scalar }
        return table
    }()
}
