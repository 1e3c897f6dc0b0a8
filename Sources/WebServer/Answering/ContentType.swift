/// Media types: of files by their extension, and which are worth compressing.
enum ContentType {
    static func of(_ fileName: String) -> String {
        let name = fileName.utf8
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "application/octet-stream" }
        switch String(decoding: name[name.index(after: dot)...].map(\.lowercased), as: UTF8.self) {
        case "css": return "text/css; charset=utf-8"
        case "js", "mjs": return "text/javascript; charset=utf-8"
        case "html", "htm": return "text/html; charset=utf-8"
        case "txt": return "text/plain; charset=utf-8"
        case "csv": return "text/csv; charset=utf-8"
        case "json": return "application/json"
        case "webmanifest": return "application/manifest+json"
        case "xml": return "application/xml"
        case "svg": return "image/svg+xml"
        case "png": return "image/png"
        case "jpg", "jpeg": return "image/jpeg"
        case "webp": return "image/webp"
        case "gif": return "image/gif"
        case "ico": return "image/x-icon"
        case "woff2": return "font/woff2"
        case "pdf": return "application/pdf"
        default: return "application/octet-stream"
        }
    }

    static func isCompressible(_ type: String) -> Bool {
        let end = type.utf8.firstIndex(of: UInt8(ascii: ";")) ?? type.utf8.endIndex
        let essence = Bytes.trimmed(type.utf8[..<end])
        if Bytes.equalIgnoringCase(essence.prefix(5), "text/".utf8) { return true }
        if Bytes.equalIgnoringCase(essence.suffix(4), "+xml".utf8) { return true }
        if Bytes.equalIgnoringCase(essence.suffix(5), "+json".utf8) { return true }
        return ["application/json", "application/xml", "application/javascript"].contains {
            Bytes.equalIgnoringCase(essence, $0.utf8)
        }
    }
}
