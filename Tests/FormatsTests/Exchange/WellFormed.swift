// XML read back by the system's own parser: elements as paths with their texts.
import Foundation
import FoundationXML
import Testing

/// The texts and the attributes of a document, in order: `feed/entry/title` and « … ».
final class WellFormed: NSObject, XMLParserDelegate {
    private(set) var texts: [(path: String, text: String)] = []
    private(set) var attributes: [(path: String, name: String, value: String)] = []
    private var path: [String] = []
    private var current = ""

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        try #require(parser.parse(), "not well formed: \(String(decoding: bytes, as: UTF8.self))")
    }

    func all(_ path: String) -> [String] { texts.filter { $0.path == path }.map(\.text) }

    func attribute(_ name: String, of path: String) -> [String] {
        attributes.filter { $0.path == path && $0.name == name }.map(\.value)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes values: [String: String]
    ) {
        path.append(name)
        current = ""
        for (name, value) in values { attributes.append((path.joined(separator: "/"), name, value)) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { current += text }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        texts.append((path.joined(separator: "/"), current))
        path.removeLast()
        current = ""
    }
}
