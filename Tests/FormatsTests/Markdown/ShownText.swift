// A text shown in a place made for the tests, read back by the system's XML parser.
import Foundation
import FoundationXML
import Testing

@testable import Formats

/// Knows a few of each, and lets every other link through: what is unsafe must be stopped before.
struct TestGuide: MarkdownGuide {
    var ent = "liberscol"

    func holds(_ condition: MarkdownCondition) -> Bool? {
        switch condition.name {
        case "ent": condition.holds(for: ent)
        case "version": condition.holds(for: "2.64")
        default: nil
        }
    }

    func knows(_ directive: MarkdownDirective) -> Bool { ["etat", "bouton"].contains(directive.name) }

    func address(of link: String) -> String? {
        link.hasPrefix("procedure:")
            ? "/procedures/" + link.dropFirst("procedure:".count) : dead(link) ? nil : link
    }

    private func dead(_ link: String) -> Bool { link.contains("absent") }

    func picture(_ name: String) -> MarkdownPicture? {
        dead(name) ? nil : MarkdownPicture(address: name, width: 640, height: 480)
    }
}

struct ShownText {
    let text: MarkdownText
    let rendered: RenderedText

    init(_ source: String, ent: String = "liberscol", numbered: Bool = true) {
        text = MarkdownText(source)
        rendered = text.rendered(with: TestGuide(ent: ent), numbered: numbered)
    }

    /// Directives and steps between brackets.
    var html: String {
        rendered.pieces.reduce(into: "") { html, piece in
            switch piece {
            case .html(let words): html += words
            case .directive(let directive):
                var argument = MarkdownMarkup()
                argument.text(directive.argument)
                html += "⟦\(directive.name):\(argument.take() ?? "")\(directive.isAlone ? "!" : "")⟧"
            case .step(let step): html += "⟦\(step.key)⟧"
            }
        }
    }

    var faults: [MarkdownFault.Kind] { rendered.faults.map(\.kind) }
    var lines: [Int] { rendered.faults.map(\.line) }
}

/// What is wrong with a piece of a page that anyone may write; empty: nothing.
func dangers(in html: String) -> [String] {
    let reader = DangerReader()
    let parser = XMLParser(data: Data("<main>\(html)</main>".utf8))
    parser.delegate = reader
    if !parser.parse() { reader.found.append("not well formed") }
    return reader.found
}

private final class DangerReader: NSObject, XMLParserDelegate {
    var found: [String] = []
    private var ids: Set<String> = []

    private static let elements: Set<String> = [
        "main", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "a", "img", "code",
        "pre", "blockquote", "hr", "br", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "figure",
        "figcaption", "sup",
    ]
    private static let attributes: Set<String> = [
        "href", "src", "alt", "title", "id", "class", "start", "scope", "role", "aria-label", "tabindex",
        "width",
        "height", "loading",
    ]
    private static let schemes = [
        "javascript:", "vbscript:", "data:", "file:", "blob:", "filesystem:", "about:",
    ]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes values: [String: String]
    ) {
        if !Self.elements.contains(name) { found.append("<\(name)>") }
        for (key, value) in values {
            if !Self.attributes.contains(key) { found.append("\(key)=\(value)") }
            if key == "id", !ids.insert(value).inserted { found.append("twice #\(value)") }
            guard key == "href" || key == "src" else { continue }
            // As a browser reads it: controls and spaces do not count, nor do percent-encodings.
            let decoded = value.removingPercentEncoding ?? value
            let bare = decoded.unicodeScalars.filter { $0.value > 0x20 }
            let address = String(String.UnicodeScalarView(bare)).lowercased()
            for scheme in Self.schemes where address.hasPrefix(scheme) { found.append("\(key)=\(value)") }
        }
    }
}
