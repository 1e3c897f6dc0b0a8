import CZlib

/// A gzip compressor that keeps its memory from one answer to the next. One thread uses it.
final class Gzip {
    private var stream = z_stream()
    private let isReady: Bool

    init(level: Int) {
        // 15 bits of window, 16 more for the gzip wrapping instead of zlib's.
        let result = deflateInit2_(
            &stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size),
        )
        isReady = result == Z_OK
    }

    deinit {
        if isReady { deflateEnd(&stream) }
    }

    /// Nil when nothing is gained.
    func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        guard isReady, deflateReset(&stream) == Z_OK, bytes.count < Int(UInt32.max) else { return nil }
        let room = bytes.count
        let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            bytes.withUnsafeBufferPointer { input in
                // zlib does not write to its input; only its old declaration says so.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                let result = deflate(&stream, Z_FINISH)
                count = result == Z_STREAM_END ? room - Int(stream.avail_out) : 0
                stream.next_in = nil
                stream.next_out = nil
            }
        }
        return output.isEmpty || output.count >= bytes.count ? nil : output
    }
}
