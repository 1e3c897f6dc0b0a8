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
        var scalars = String.UnicodeScalarView()
        var marks: [Unicode.Scalar] = []
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80]
            guard let scalar = Unicode.Scalar(value), value != 0 || byte == 0 else {
                undefined += 1
                scalars.append("\u{FFFD}")
                continue
            }
            if set != .windows1252, Self.isMark(value) {
                marks.append(scalar)
                continue
            }
            scalars.append(scalar)
            if !marks.isEmpty {
                if !scalar.properties.isAlphabetic { orphanMarks += 1 }
                scalars.append(contentsOf: marks)
                marks.removeAll(keepingCapacity: true)
            }
        }
        orphanMarks += marks.count
        scalars.append(contentsOf: marks)
        var decomposed = String(scalars)
        text = decomposed.withUTF8 { Composition.nfc($0) }
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
