import Glibc

/// Part of a file on disk, read or mapped.
enum FileRange {
    static func read(_ path: String, _ range: Range<Int>) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError("open \(path)") }
        defer { close(file) }
        return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let read = pread(file, rest.baseAddress, range.count - count, off_t(range.lowerBound + count))
                if read < 0 && errno == EINTR { continue }
                guard read > 0 else { throw SystemError("read \(path)") }
                count += read
            }
        }
    }

    /// Lends the bytes of a file without reading it into memory first.
    static func withMappedBytes<Result>(
        of path: String,
        size: Int,
        _ body: (Span<UInt8>) throws -> Result,
    ) throws -> Result {
        guard size > 0 else { return try body(Span()) }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError("open \(path)") }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, Int(facts.st_size) >= size,
            let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else { throw SystemError("map \(path)") }
        defer { munmap(start, size) }
        return try body(UnsafeRawBufferPointer(start: start, count: size).bindMemory(to: UInt8.self).span)
    }
}
