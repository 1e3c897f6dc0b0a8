import CEpoll
import Glibc

/// A form with files (RFC 7578): its text fields, and its files as bytes or as a range of the spooled body.
package struct Multipart: Sendable {
    package private(set) var fields = Form()
    package private(set) var uploads: [Upload] = []

    package subscript(name: String) -> String? { fields[name] }

    package func upload(_ name: String) -> Upload? { uploads.first { $0.name == name } }

    init(_ body: Body, boundary: String, spool: SpooledFile?) throws {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
        else {
            throw BadRequest(.badRequest, "bad boundary")
        }
        switch body {
        case .none:
            throw BadRequest(.badRequest, "no content")
        case .bytes(let bytes):
            try read(bytes.span, boundary) { .bytes(bytes[$0]) }
        case .file(let path, let size):
            try FileRange.withMappedBytes(of: path, size: size) { content in
                try read(content, boundary) { .file(path: path, range: $0, spool: spool) }
            }
        }
    }

    private mutating func read(
        _ content: Span<UInt8>,
        _ boundary: String,
        _ place: (Range<Int>) -> Upload.Content,
    ) throws {
        let delimiter = Array(("\r\n--" + boundary).utf8)
        // The first delimiter may open the content, without the line break that precedes the others.
        var position: Int
        if Self.has(delimiter.dropFirst(2), in: content, at: 0) {
            position = delimiter.count - 2
        } else if let first = Self.find(delimiter, in: content, from: 0) {
            position = first + delimiter.count
        } else {
            throw BadRequest(.badRequest, "no boundary in the content")
        }
        while !Self.has("--".utf8, in: content, at: position) {
            while position < content.count, content[position].isBlank { position += 1 }
            guard Self.has([0x0D, 0x0A], in: content, at: position),
                let next = Self.findDelimiter(delimiter, in: content, from: position)
            else { throw BadRequest(.badRequest, "a part does not end") }
            guard fields.pairs.count + uploads.count < 10_000 else {
                throw BadRequest(.contentTooLarge, "too many parts")
            }
            try readPart(content, (position + 2)..<max(position + 2, next), place)
            position = next + delimiter.count
        }
    }

    private mutating func readPart(
        _ content: Span<UInt8>,
        _ part: Range<Int>,
        _ place: (Range<Int>) -> Upload.Content,
    ) throws {
        var disposition: FieldParameters?
        var contentType = "text/plain"
        var position = part.lowerBound
        while let line = Self.line(in: content, position..<min(part.upperBound, part.lowerBound + 8192)) {
            position += line.count + 2
            if line.isEmpty { break }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw BadRequest(.badRequest, "a field of a part has no colon")
            }
            let value = String(decoding: Bytes.trimmed(line[(colon + 1)...]), as: UTF8.self)
            if Bytes.equalIgnoringCase(line[..<colon], "content-disposition".utf8) {
                disposition = FieldParameters(value)
            } else if Bytes.equalIgnoringCase(line[..<colon], "content-type".utf8) {
                contentType = value
            }
        }
        guard Self.has([0x0D, 0x0A], in: content, at: position - 2) else {
            throw BadRequest(.badRequest, "the head of a part does not end")
        }
        guard let disposition, disposition.value == "form-data", let name = disposition["name"] else {
            throw BadRequest(.badRequest, "a part has no name")
        }
        let range = position..<max(position, part.upperBound)
        if let filename = disposition["filename"] {
            uploads.append(
                Upload(
                    name: Self.unescaped(name),
                    filename: Self.lastComponent(of: Self.unescaped(filename)),
                    contentType: contentType,
                    content: place(range),
                )
            )
        } else {
            fields.append(
                Self.unescaped(name), String(decoding: Self.bytes(of: content, range), as: UTF8.self))
        }
    }

    /// Without its CRLF; nil when no line ends in that range.
    private static func line(in content: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        guard let end = find([0x0D, 0x0A], in: content, from: range.lowerBound), end + 2 <= range.upperBound
        else {
            return nil
        }
        return bytes(of: content, range.lowerBound..<end)
    }

    private static func bytes(of content: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        content.extracting(range).withUnsafeBufferPointer { Array($0) }
    }

    private static func has(_ bytes: some Collection<UInt8>, in content: Span<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start + bytes.count <= content.count else { return false }
        var position = start
        for byte in bytes {
            if content[position] != byte { return false }
            position += 1
        }
        return true
    }

    /// A line of the content may begin like the delimiter and go on.
    private static func findDelimiter(_ delimiter: [UInt8], in content: Span<UInt8>, from start: Int) -> Int?
    {
        var start = start
        while let found = find(delimiter, in: content, from: start) {
            var end = found + delimiter.count
            if has("--".utf8, in: content, at: end) { return found }
            while end < content.count, content[end].isBlank { end += 1 }
            if has([0x0D, 0x0A], in: content, at: end) { return found }
            start = end
        }
        return nil
    }

    private static func find(_ bytes: [UInt8], in content: Span<UInt8>, from start: Int) -> Int? {
        guard start <= content.count else { return nil }
        return content.extracting(start...).withUnsafeBufferPointer { rest -> Int? in
            guard let base = UnsafeRawPointer(rest.baseAddress),
                let found = memmem(base, rest.count, bytes, bytes.count)
            else { return nil }
            return start + (UnsafeRawPointer(found) - base)
        }
    }

    /// Browsers write quotes and line breaks of names as these three escapes (WHATWG HTML, multipart encoding).
    private static func unescaped(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
        var bytes: [UInt8] = []
        var rest = Array(name.utf8)[...]
        let escapes: [(String, UInt8)] = [("%22", 0x22), ("%0D", 0x0D), ("%0A", 0x0A)]
        while let first = rest.first {
            if let (_, byte) = escapes.first(where: { rest.starts(with: $0.0.utf8) }) {
                bytes.append(byte)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Some browsers send the whole path of the file.
    private static func lastComponent(of filename: String) -> String {
        let parts = filename.utf8.split(separator: UInt8(ascii: "/")).last?.split(
            separator: UInt8(ascii: "\\"))
        return parts?.last.flatMap { String(Substring($0)) } ?? ""
    }
}
