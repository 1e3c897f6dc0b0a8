import Foundation
import FoundationXML
import Testing
import WebServer

/// An answer, parsed as XML where it is a page, and asked by XPath.
struct TestPage {
    let response: Response
    let text: String
    private let document: XMLDocument?

    init(_ response: Response) throws {
        self.response = response
        guard case .bytes(let bytes) = response.body else {
            text = ""
            document = nil
            return
        }
        text = String(decoding: bytes, as: UTF8.self)
        let isPage = response.headers["content-type"]?.hasPrefix("text/html") == true
        document = isPage ? try Self.parse(text) : nil
    }

    var status: Int { response.status.rawValue }

    /// The texts of the nodes that `path` finds, white space folded. Elements are named without namespace.
    func all(_ path: String) throws -> [String] {
        try #require(document).nodes(forXPath: path).map { node in
            (node.stringValue ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    func one(_ path: String) throws -> String {
        let found = try all(path)
        #expect(found.count == 1, "\(path) finds \(found.count)")
        return found.first ?? ""
    }

    func has(_ path: String) throws -> Bool {
        try !all(path).isEmpty
    }

    /// Pages are well-formed XML; the namespace and the doctype are left aside so that XPath stays short.
    static func parse(_ text: String) throws -> XMLDocument {
        let body = text.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
            .replacingOccurrences(of: " xmlns=\"http://www.w3.org/1999/xhtml\"", with: "")
        return try XMLDocument(data: Data(body.utf8))
    }
}
