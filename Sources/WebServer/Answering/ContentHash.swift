/// A fast 128-bit hash of a page, for entity tags. Not for secrets: it tells versions of one page apart.
///
/// Two independent lanes of 64×64→128-bit multiplications, 32 bytes a round.
struct ContentHash {
    private var one: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var two: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    init(_ bytes: some Collection<UInt8>) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { hash(UnsafeRawBufferPointer($0)) }
        if isContiguous == nil { Array(bytes).withUnsafeBytes { hash($0) } }
    }

    /// As an opaque tag of 32 hexadecimal digits.
    var text: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(32)
        for word in [one, two] {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
                digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func hash(_ bytes: UnsafeRawBufferPointer) {
        let whole = bytes.count & ~31
        var position = 0
        while position < whole {
            round(bytes, position)
            position += 32
        }
        if whole < bytes.count {
            var tail = [UInt8](bytes[whole...])
            tail.append(contentsOf: repeatElement(0, count: 32 - tail.count))
            tail.withUnsafeBytes { round($0, 0) }
        }
        // The length tells a tail from the same tail followed by zeros.
        let length = UInt64(bytes.count)
        let (first, second) = (one, two)
        one = Self.fold(first ^ length, second ^ 0xD6E8_FEB8_6659_FD93) ^ first
        two = Self.fold(second ^ 0xA076_1D64_78BD_642F, first &+ length) ^ second
    }

    @inline(__always)
    private mutating func round(_ bytes: UnsafeRawBufferPointer, _ position: Int) {
        let a = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let b = bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
        let c = bytes.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self)
        let d = bytes.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self)
        // The rotated state is kept beside the product, so that a factor of zero loses nothing.
        one = Self.fold(a ^ 0xE703_7ED1_A0B4_28DB, b ^ one) ^ (one << 23 | one >> 41)
        two = Self.fold(c ^ 0x8EBC_6AF0_9C88_C6E3, d ^ two) ^ (two << 29 | two >> 35)
    }

    @inline(__always)
    private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
