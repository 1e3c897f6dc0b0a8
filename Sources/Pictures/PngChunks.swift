/// The chunks of a PNG file (PNG third edition, §5) that pixels are made of.
///
/// The others (profiles, texts, dates, and whatever anyone invents) are not even shown to the decoder, which complains
/// of many on the standard error.
struct PngChunks {
    let width: Int
    let height: Int
    /// The file without the rest.
    private(set) var file: [UInt8]

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Nil: the file is cut, or its chunks make no sense.
    init?(_ bytes: Bytes) {
        guard bytes.big(4, at: 8) == 13, bytes.starts(with: "IHDR".utf8, at: 12),
            let width = bytes.big(4, at: 16), let height = bytes.big(4, at: 20)
        else { return nil }
        self.width = width
        self.height = height
        file = Self.signature
        var place = 8
        while let length = bytes.big(4, at: place), let chunk = bytes.slice(12 + length, at: place) {
            let name = chunk.dropFirst(4).prefix(4)
            if Self.essential.contains(where: { name.elementsEqual($0.utf8) }) {
                let isSmall = !name.elementsEqual("IDAT".utf8)
                if isSmall,
                    Self.sum(of: chunk.dropFirst(4).dropLast(4)) != bytes.big(4, at: place + 8 + length)
                {
                    return nil
                }
                file += chunk
            }
            if name.elementsEqual("IEND".utf8) { return }
            place += 12 + length
        }
        return nil
    }

    private static let essential = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

    /// The CRC of annex D, bit by bit: for chunks of a few hundred bytes.
    private static func sum(of bytes: ArraySlice<UInt8>) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes.prefix(2_000) {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
