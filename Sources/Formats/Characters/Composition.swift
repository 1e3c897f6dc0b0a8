// Canonical composition (Unicode NFC) of UTF-8 bytes, and the decompositions that folding needs.
import Foundation

enum Composition {
    /// NFC text of valid UTF-8 bytes. Text without combining marks, and Latin text with one mark a letter
    /// (nearly all of MARC), never leaves the fast path; Foundation settles the rest.
    static func nfc(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // U+0080…U+02FF are their own NFC, and nothing below U+0300 combines.
        guard bytes.contains(where: { $0 >= 0xCC }) else { return String(decoding: bytes, as: UTF8.self) }
        var needsFoundation = false
        let composed = String(unsafeUninitializedCapacity: bytes.count) { output in
            guard let count = compose(bytes, into: output) else {
                needsFoundation = true
                return 0
            }
            return count
        }
        guard needsFoundation else { return composed }
        return String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
    }

    /// Nil when the text holds what the pairs below do not settle.
    private static func compose(
        _ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        var read = 0
        var written = 0
        var lastStart = -1  // where the last written letter begins, -1 when a mark cannot combine with it
        while read < bytes.count {
            let lead = bytes[read]
            if lead < 0xCC {
                lastStart = written
                output[written] = lead
                written += 1
                read += 1
                if lead >= 0xC2 {
                    guard read < bytes.count else { return nil }
                    output[written] = bytes[read]
                    written += 1
                    read += 1
                }
                continue
            }
            let (scalar, length) = scalar(bytes, at: read)
            guard read + length <= bytes.count else { return nil }
            if (0x300...0x36F).contains(scalar) {
                guard lastStart >= 0 else { return nil }
                let (letter, _) = Self.scalar(UnsafeBufferPointer(output), at: lastStart)
                if let composed = pairs[UInt64(letter) << 32 | UInt64(scalar)] {
                    written = lastStart
                    for byte in Unicode.UTF8.encode(composed) ?? .init() {
                        output[written] = byte
                        written += 1
                    }
                } else {
                    guard !singletons.contains(scalar) else { return nil }
                    for offset in 0..<length { output[written + offset] = bytes[read + offset] }
                    written += length
                }
                lastStart = -1
            } else {
                guard isStable(scalar) else { return nil }
                lastStart = written
                for offset in 0..<length { output[written + offset] = bytes[read + offset] }
                written += length
            }
            read += length
        }
        return written
    }

    /// Blocks whose every scalar is its own NFC and combines with nothing before it.
    private static func isStable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1E00...0x1EFF, 0x2010...0x205F, 0x20A0...0x20C0: true
        default: false
        }
    }

    /// Combining marks that NFC replaces by another mark (U+0340, U+0341, U+0343, U+0344).
    private static let singletons: Set<UInt32> = [0x340, 0x341, 0x343, 0x344]

    /// The scalar whose bytes begin here, and how many bytes it takes; the bytes are valid UTF-8.
    @inline(__always)
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        func continuation(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | continuation(1), 2) }
        if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
        return (
            UInt32(lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4
        )
    }

    /// Letter and mark → composed letter, for Latin; read from the platform's Unicode data at first use.
    private static let pairs: [UInt64: Unicode.Scalar] = {
        var pairs: [UInt64: Unicode.Scalar] = [:]
        for value in Array(UInt32(0xC0)...0x24F) + Array(UInt32(0x1E00)...0x1EFF) {
            guard let composed = Unicode.Scalar(value) else { continue }
            let parts = Array(String(Character(composed)).decomposedStringWithCanonicalMapping.unicodeScalars)
            guard parts.count > 1, let mark = parts.last else { continue }
            var letter = String.UnicodeScalarView()
            letter.append(contentsOf: parts.dropLast())
            let whole = String(letter).precomposedStringWithCanonicalMapping.unicodeScalars
            guard whole.count == 1, let first = whole.first else { continue }
            pairs[UInt64(first.value) << 32 | UInt64(mark.value)] = composed
        }
        return pairs
    }()

    /// The letter without its marks: « é » is « e », « ấ » is « a »; the same scalar when it has none.
    static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
        guard parts.count > 1, let first = parts.first else { return scalar }
        let marks = parts.dropFirst().allSatisfy { (0x300...0x36F).contains($0.value) }
        return marks ? first : scalar
    }
}
