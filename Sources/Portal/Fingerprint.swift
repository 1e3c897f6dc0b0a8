/// A short name for a list of texts: the same texts, the same name, in every process (FNV-1a, 64 bits).
struct Fingerprint: CustomStringConvertible {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ texts: [String]) {
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
    }

    var description: String { String(hash >> 32, radix: 16) }
}
