/// A fast 128-bit hash of a page, for entity tags. Not for secrets: it tells versions of one page apart.
///
/// Four independent lanes of 64×64→128-bit multiplications, 64 bytes a round, so that none waits for another.
struct ContentHash {
    private var one: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var two: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private var three: UInt64 = 0x1656_67B1_9E37_79F9
    private var four: UInt64 = 0x85EB_CA77_C2B2_AE63

    init(_ bytes: some Collection<UInt8>) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { hash(UnsafeRawBufferPointer($0)) }
        if isContiguous == nil { Array(bytes).withUnsafeBytes { hash($0) } }
    }

    /// 32 hexadecimal digits.
    var text: String { String(unsafeUninitializedCapacity: 32) { write(into: $0, from: 0) } }

    /// The digits in quotes: a strong entity tag (RFC 9110 §8.8.3).
    var tag: String {
        String(unsafeUninitializedCapacity: 34) { buffer in
            buffer[0] = UInt8(ascii: "\"")
            buffer[33] = UInt8(ascii: "\"")
            return write(into: buffer, from: 1) + 1
        }
    }

    private func write(into buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        for word in [one, two] {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
                buffer[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                position += 1
            }
        }
        return position
    }

    private mutating func hash(_ bytes: UnsafeRawBufferPointer) {
        let whole = bytes.count & ~63
        var position = 0
        while position < whole {
            round(bytes, position)
            position += 64
        }
        if whole < bytes.count {
            var tail = [UInt8](bytes[whole...])
            tail.append(contentsOf: repeatElement(0, count: 64 - tail.count))
            tail.withUnsafeBytes { round($0, 0) }
        }
        // The length tells a tail from the same tail followed by zeros.
        let length = UInt64(bytes.count)
        let first = Self.fold(one ^ length, three ^ 0xD6E8_FEB8_6659_FD93) ^ one &+ four
        let second = Self.fold(two ^ 0xA076_1D64_78BD_642F, four &+ length) ^ two &+ three
        one = Self.fold(first ^ 0x2545_F491_4F6C_DD1D, second ^ 0x9FB2_1C65_1E98_DF25) ^ first
        two = Self.fold(second ^ 0xDB4F_0B91_75AE_2165, first &+ length) ^ second
    }

    @inline(__always)
    private mutating func round(_ bytes: UnsafeRawBufferPointer, _ position: Int) {
        @inline(__always)
        func word(_ index: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: position + index * 8, as: UInt64.self)
        }
        // The rotated state is kept beside the product, so that a factor of zero loses nothing.
        one = Self.fold(word(0) ^ 0xE703_7ED1_A0B4_28DB, word(1) ^ one) ^ (one << 23 | one >> 41)
        two = Self.fold(word(2) ^ 0x8EBC_6AF0_9C88_C6E3, word(3) ^ two) ^ (two << 29 | two >> 35)
        three = Self.fold(word(4) ^ 0x5899_65CC_7537_4CC3, word(5) ^ three) ^ (three << 31 | three >> 33)
        four = Self.fold(word(6) ^ 0x1D8E_4E27_C47D_124F, word(7) ^ four) ^ (four << 37 | four >> 27)
    }

    @inline(__always)
    private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
