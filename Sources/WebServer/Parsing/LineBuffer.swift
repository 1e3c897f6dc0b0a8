import Glibc

/// The bytes that have come and are not understood yet, taken line by line or in pieces.
struct LineBuffer: Sendable {
    enum Line {
        case incomplete
        case tooLong
        /// It ends with a lone line feed.
        case malformed
        case line(ArraySlice<UInt8>)
    }

    private var bytes: [UInt8] = []
    /// The bytes before this are done with.
    private var position = 0
    /// There is no line feed between `position` and this.
    private var searched = 0

    var isEmpty: Bool { position == bytes.count }

    var first: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func append(_ more: some Collection<UInt8>) {
        if position == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            searched = 0
        } else if position > 0 {
            bytes.removeSubrange(..<position)
            searched = max(0, searched - position)
        }
        position = 0
        bytes.append(contentsOf: more)
    }

    /// The next line without its CRLF. `limit` counts the bytes before the line feed, whether it has come or not,
    /// so that the answer does not depend on how the bytes arrive.
    mutating func takeLine(atMost limit: Int) -> Line {
        guard let lineFeed = indexOfLineFeed() else {
            searched = bytes.count
            return bytes.count - position > limit ? .tooLong : .incomplete
        }
        if lineFeed - position > limit { return .tooLong }
        // RFC 9112 §2.2 lets a server accept a lone LF. Two programs that disagree on where a line ends is how
        // requests are smuggled, so we do not.
        guard lineFeed > position, bytes[lineFeed - 1] == 0x0D else { return .malformed }
        let line = position..<(lineFeed - 1)
        position = lineFeed + 1
        searched = position
        return .line(bytes[line])
    }

    /// Some bytes, nil when there are none.
    mutating func takeBytes(atMost count: Int) -> [UInt8]? {
        let end = position + min(count, bytes.count - position)
        guard end > position else { return nil }
        defer {
            position = end
            searched = end
        }
        return Array(bytes[position..<end])
    }

    /// Gives back memory: an idle connection should cost little.
    mutating func trim() {
        if isEmpty, bytes.capacity > 4096 { self = LineBuffer() }
    }

    private func indexOfLineFeed() -> Int? {
        let start = max(searched, position)
        return bytes[start...].withUnsafeBytes { rest -> Int? in
            guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else { return nil }
            return start + (UnsafeRawPointer(found) - base)
        }
    }
}
