import Glibc

/// The files of a folder, read once and kept in a table by address: there is no path to traverse.
///
/// Each file answers at its own name, checked again at each use, and at an address that contains a hash of its
/// bytes, kept for a year.
package struct StaticFiles: Sendable {
    private struct File: Sendable {
        let type: String
        let tag: String
        let bytes: [UInt8]
        /// When that is shorter.
        let gzip: [UInt8]?
    }

    private let prefix: [String]
    private var files: [[String]: (file: File, isHashed: Bool)] = [:]
    private var addresses: [String: String] = [:]

    /// Reads every regular file below the folder; hidden files and symbolic links are left out.
    package init(folder: String, prefix: String = "/static") throws {
        self.prefix = PercentEncoding.segments(of: Array(prefix.utf8)[...]) ?? []
        try read(folder, at: [], gzip: Gzip(level: 9))
    }

    /// Such as `/static/css/base.3f9a1c0b.css` for `css/base.css`; nil when there is no such file.
    package func address(of name: String) -> String? { addresses[name] }

    /// Serves several files, one after the other, as one more: one request for the browser.
    ///
    /// - Throws: `SystemError` for a name that is not in the folder.
    package mutating func bundle(_ names: [String], as bundle: String) throws {
        var bytes: [UInt8] = []
        for name in names {
            guard let part = files[name.split(separator: "/").map(String.init)]?.file else {
                throw SystemError("read \(name)", code: ENOENT)
            }
            bytes += part.bytes
        }
        let place = bundle.split(separator: "/").map(String.init)
        add(bytes, at: Array(place.dropLast()), place.last ?? bundle, Gzip(level: 9))
    }

    /// Nil when the address is not one of a file.
    package func response(to request: Request) -> Response? {
        guard request.path.starts(with: prefix) else { return nil }
        guard let (file, isHashed) = files[Array(request.path.dropFirst(prefix.count))] else { return nil }
        guard request.method.isReading else { return .methodNotAllowed([.get, .head, .options]) }
        var response = Response(contentType: file.type, body: file.bytes)
        response.headers.add("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache")
        var tag = file.tag
        if let gzip = file.gzip {
            response.headers.add("Vary", "Accept-Encoding")
            if AcceptEncoding.prefersGzip(request.fields) {
                response.headers.add("Content-Encoding", "gzip")
                response.body = .bytes(gzip)
                tag += "-gzip"
            }
        }
        response.headers.add("ETag", "\"\(tag)\"")
        return response
    }

    private mutating func read(_ folder: String, at place: [String], gzip: Gzip) throws {
        guard let entries = opendir(folder) else { throw SystemError("open \(folder)") }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = DirectoryEntry.name(of: entry)
            guard name.utf8.first != UInt8(ascii: ".") else { continue }
            var facts = stat()
            let path = folder + "/" + name
            guard lstat(path, &facts) == 0 else { throw SystemError("read \(path)") }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: try read(path, at: place + [name], gzip: gzip)
            case S_IFREG: add(try FileRange.read(path, 0..<Int(facts.st_size)), at: place, name, gzip)
            default: continue
            }
        }
    }

    private mutating func add(_ bytes: [UInt8], at place: [String], _ name: String, _ gzip: Gzip) {
        let type = ContentType.of(name)
        let tag = ContentHash(bytes).text
        let isCompressible = bytes.count > 1024 && ContentType.isCompressible(type)
        let file = File(
            type: type, tag: tag, bytes: bytes, gzip: isCompressible ? gzip.compressed(bytes) : nil)
        let hashed = Self.hashedName(name, tag)
        files[place + [name]] = (file, false)
        files[place + [hashed]] = (file, true)
        let segments = prefix + place + [hashed]
        addresses[(place + [name]).joined(separator: "/")] =
            "/" + segments.map(PercentEncoding.encodedSegment).joined(separator: "/")
    }

    private static func hashedName(_ name: String, _ tag: String) -> String {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "\(name).\(tag.prefix(8))" }
        return "\(name[..<dot]).\(tag.prefix(8))\(name[dot...])"
    }
}
