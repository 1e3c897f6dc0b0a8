import Foundation

@testable import Portal

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A cover as a browser would read it: its title, and each line of words with its place on the sheet.
struct DrawnCover {
    struct Line {
        var words: String
        var x: Double
        var y: Double
        var size: Double
        var anchor: String

        var left: Double {
            let width = GlyphWidths.width(of: words) * size
            return anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x
        }
        var right: Double { left + GlyphWidths.width(of: words) * size }
    }

    var title = ""
    var lines: [Line] = []
    var colours: Set<String> = []

    /// Nil when the document is not well-formed.
    init?(_ cover: Cover) {
        let reader = Reader()
        let parser = XMLParser(data: Data(cover.svg().utf8))
        parser.delegate = reader
        guard parser.parse() else { return nil }
        (title, lines, colours) = (reader.title, reader.lines, reader.colours)
    }

    var words: String { lines.map(\.words).joined(separator: " ") }

    private final class Reader: NSObject, XMLParserDelegate {
        var title = ""
        var lines: [Line] = []
        var colours: Set<String> = []
        private var text: [String: String] = [:]
        private var line: [String: String]?
        private var inTitle = false
        private var turned = false
        private var words = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            for key in ["fill", "stroke"] { attributes[key].map { _ = colours.insert($0) } }
            switch name {
            case "title": inTitle = true
            case "g": turned = attributes["transform"]?.contains("rotate") ?? false
            case "text":
                text = attributes
                line = attributes["x"] == nil ? nil : attributes
            case "tspan": line = text.merging(attributes) { $1 }
            default: break
            }
            words = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if inTitle { title += string } else { words += string }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "title" { inTitle = false }
            if name == "g" { turned = false }
            if name == "text" || name == "tspan", let line, !words.isEmpty {
                if !turned {
                    lines.append(
                        Line(
                            words: words, x: Double(line["x"] ?? "") ?? -1, y: Double(line["y"] ?? "") ?? -1,
                            size: Double(line["font-size"] ?? "") ?? 0,
                            anchor: line["direction"] == "rtl" && line["text-anchor"] == "end"
                                ? "start" : line["text-anchor"] ?? "start"
                        ))
                }
                self.line = nil
            }
        }
    }
}
