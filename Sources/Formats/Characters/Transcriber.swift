/// Turns the bytes of one record into text, once its character set is known.
struct Transcriber {
    enum Source: Equatable {
        case ascii, utf8
        case eightBit(EightBitSet)
    }

    let source: Source

    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        switch source {
        case .ascii: String(decoding: bytes, as: UTF8.self)
        case .utf8: DoubleEncoding.repaired(Composition.nfc(bytes))
        case .eightBit(let set): EightBitText(bytes, in: set).text
        }
    }
}

/// Bytes read in an 8-bit character set, with the signs that it may not be theirs.
struct EightBitText {
    /// NFC.
    private(set) var text: String
    /// Bytes that mean nothing in this set.
    private(set) var undefined = 0
    /// Marks that modify no letter.
    private(set) var orphanMarks = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, in set: EightBitSet) {
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            text = String(decoding: bytes, as: UTF8.self)
            return
        }
        let table = set.table
        var decomposed: [UInt8] = []
        decomposed.reserveCapacity(bytes.count + bytes.count / 4)
        var marks: [UInt8] = []
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80]
            if byte >= 0x80, set != .windows1252, Self.isMark(value) {
                Self.append(value, to: &marks)
                continue
            }
            if byte < 0x80 {
                decomposed.append(byte)
            } else {
                if value == 0 { undefined += 1 }
                Self.append(value == 0 ? 0xFFFD : value, to: &decomposed)
            }
            guard !marks.isEmpty else { continue }
            if Unicode.Scalar(value)?.properties.isAlphabetic != true { orphanMarks += 1 }
            decomposed += marks
            marks.removeAll(keepingCapacity: true)
        }
        if !marks.isEmpty { orphanMarks += 1 }
        decomposed += marks
        text = decomposed.withUnsafeBufferPointer { Composition.nfc($0) }
    }

    /// The sets hold nothing beyond U+FFFD.
    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        if value < 0x80 {
            bytes.append(UInt8(value))
        } else if value < 0x800 {
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        } else {
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }

    static func isMark(_ value: UInt32) -> Bool {
        (0x300...0x36F).contains(value) || (0xFE20...0xFE2F).contains(value)
    }
}

/// UTF-8 that was taken for Windows-1252 and encoded again: « Ã© » for « é ».
enum DoubleEncoding {
    /// The text as it was, or repaired when all of it reads as UTF-8 again: proper French never does.
    static func repaired(_ text: String) -> String {
        // What was the first byte of a character (C2…F4) is now a letter, and another one follows.
        var text = text
        let isSuspect = text.withUTF8 { bytes in
            var previous: (UInt8, UInt8) = (0, 0)
            for byte in bytes {
                if previous.0 == 0xC3, (0x82...0xB4).contains(previous.1), byte >= 0xC2 { return true }
                previous = (previous.1, byte)
            }
            return false
        }
        guard isSuspect else { return text }
        var bytes: [UInt8] = []
        var hadHigh = false
        for scalar in text.unicodeScalars {
            guard let byte = windows1252Byte(scalar) else { return text }
            hadHigh = hadHigh || byte >= 0x80
            bytes.append(byte)
        }
        guard hadHigh, let repaired = String(validating: bytes, as: UTF8.self) else { return text }
        var decoded = repaired
        return decoded.withUTF8 { Composition.nfc($0) }
    }

    private static func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return EightBitSet.windows1252.table.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
    }
}
