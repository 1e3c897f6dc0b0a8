// The door to FoundationXML for catalogues: its events, within bounds, for whoever makes records of them.
import Foundation
import FoundationXML

/// What turns the elements of a file into items.
protocol XmlHandler: AnyObject {
    /// `namespace` is `""` where there is none.
    func start(_ element: String, namespace: String, attributes: [String: String], line: Int)
    /// A piece of the text of the element that started last. Throws a reason to stop the file there.
    func text(_ piece: String) throws(FormatError)
    func end(_ element: String, namespace: String)
    /// The file stopped being readable: a French sentence, and where.
    func fail(_ reason: String, line: Int)
    /// True when nobody wants the rest.
    var isCancelled: Bool { get }
}

final class XmlEvents: NSObject, XMLParserDelegate {
    private let handler: any XmlHandler
    private var depth = 0
    private var fault: String?
    private var isBroken = false
    private var brokenLine = 0

    static let deepest = 64

    init(for handler: any XmlHandler) {
        self.handler = handler
    }

    func parse(_ stream: XmlStream) {
        let parser = XMLParser(stream: stream)
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        let isWhole = parser.parse()
        guard !isWhole || depth > 0 || isBroken || stream.fault != nil, !handler.isCancelled else { return }
        let reason =
            fault ?? stream.fault
            ?? "Le fichier XML est mal formé à cet endroit\u{A0}; la suite n’a pas pu être lue."
        handler.fail(reason, line: brokenLine)
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        guard depth <= Self.deepest else { return stop(parser, "Le fichier XML est anormalement profond.") }
        guard !isBroken else { return }
        handler.start(
            element, namespace: namespaceURI ?? "", attributes: attributes, line: parser.lineNumber)
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        guard !isBroken else { return }
        do throws(FormatError) { try handler.text(characters) } catch { stop(parser, error.reason) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        depth -= 1
        guard !isBroken else { return }
        handler.end(element, namespace: namespaceURI ?? "")
        if handler.isCancelled { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        // libxml2 numbers its warnings 96 to 110, and its remarks on namespaces 200 and more: it goes on after them.
        let code = (error as NSError).code
        guard !isBroken, !(96...110).contains(code), code < 200 || code > 210 else { return }
        isBroken = true
        brokenLine = parser.lineNumber
        parser.abortParsing()
    }

    private func stop(_ parser: XMLParser, _ reason: String) {
        guard !isBroken else { return }
        isBroken = true
        fault = reason
        brokenLine = parser.lineNumber
        parser.abortParsing()
    }
}
