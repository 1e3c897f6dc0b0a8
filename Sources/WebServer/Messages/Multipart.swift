import CEpoll
import Glibc

/// A form with files (RFC 7578): its text fields, and its files as bytes or as a range of the spooled body.
package struct Multipart: Sendable {
    package private(set) var fields = Form()
    package private(set) var uploads: [Upload] = []

    package subscript(name: String) -> String? { fields[name] }

    package func upload(_ name: String) -> Upload? { uploads.first { $0.name == name } }

    init(_ body: Body, boundary: String, spool: SpooledFile?) throws {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw BadRequest(.badRequest, "bad boundary")
        }
        switch body {
        case .none:
            throw BadRequest(.badRequest, "no content")
        case .bytes(let bytes):
            try bytes.withUnsafeBytes { content in
                try read(content, boundary) { .bytes(bytes[$0]) }
            }
        case .file(let path, let size):
            try FileRange.withMappedBytes(of: path, size: size) { content in
                try read(content, boundary) { .file(path: path, range: $0, spool: spool) }
            }
        }
    }

    private mutating func read(
        _ content: UnsafeRawBufferPointer,
        _ boundary: String,
        _ place: (Range<Int>) -> Upload.Content,
    ) throws {
        let delimiter = Array(("\r\n--" + boundary).utf8)
        // The first delimiter may open the content, without the line break that precedes the others.
        guard var end = Self.find(Array(delimiter.dropFirst(2)), in: content, from: 0),
            end == 0 || content[(end - 2)..<end].elementsEqual([0x0D, 0x0A])
        else { throw BadRequest(.badRequest, "no boundary in the content") }
        end += delimiter.count - 2
        while true {
            if content[end...].starts(with: "--".utf8) { return }
            while end < content.count, content[end].isBlank { end += 1 }
            guard content[end...].starts(with: [0x0D, 0x0A]),
                let next = Self.find(delimiter, in: content, from: end)
            else { throw BadRequest(.badRequest, "a part does not end") }
            guard fields.pairs.count + uploads.count < 10_000 else { throw BadRequest(.contentTooLarge, "too many parts") }
            try readPart(content, (end + 2)..<max(end + 2, next), place)
            end = next + delimiter.count
        }
    }

    private mutating func readPart(
        _ content: UnsafeRawBufferPointer,
        _ part: Range<Int>,
        _ place: (Range<Int>) -> Upload.Content,
    ) throws {
        var disposition: FieldParameters?
        var contentType = "text/plain"
        var position = part.lowerBound
        while true {
            let section = content[position..<min(part.upperBound, part.lowerBound + 8192)]
            guard let lineFeed = section.firstIndex(of: 0x0A), lineFeed > position, content[lineFeed - 1] == 0x0D else {
                throw BadRequest(.badRequest, "the head of a part does not end")
            }
            let line = content[position..<(lineFeed - 1)]
            position = lineFeed + 1
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
            fields.append(Self.unescaped(name), String(decoding: content[range], as: UTF8.self))
        }
    }

    private static func find(_ bytes: [UInt8], in content: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = content.baseAddress, start <= content.count,
            let found = memmem(base + start, content.count - start, bytes, bytes.count)
        else { return nil }
        return UnsafeRawPointer(found) - base
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
        let parts = filename.utf8.split(separator: UInt8(ascii: "/")).last?.split(separator: UInt8(ascii: "\\"))
        return parts?.last.flatMap { String(Substring($0)) } ?? ""
    }
}
