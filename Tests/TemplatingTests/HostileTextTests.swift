import Foundation
import Testing

@testable import Templating

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Hostile text")
struct HostileTextTests {
    static let nasty: [String] = [
        "\"\u{301} onmouseover=\"\u{301}alert(1)", "</script><script>alert(1)</script>",
        "'>\u{20D7}<img src=x>",
        "<\u{338}b>", "&\u{301}amp;", "a\u{2028}b\u{2029}c", "\u{202E}gauche\u{202C}\u{200F}", "]]>",
        "{{page.title}}",
        "👩‍👩‍👧‍👦 🏳️‍🌈", "e\u{301}\u{301}\u{301}", "\u{FEFF}\u{FFFD}\u{E000}", "ﬀ＜＞＆＂", "\u{7F}\u{80}\u{9F}",
        "\r\n\r\t",
        String(repeating: "é<", count: 5000), String(repeating: "x", count: 15) + "<",
        String(repeating: "x", count: 16) + "<",
    ]

    /// What a browser would read back.
    static func read(_ markup: String) throws -> String {
        final class Reader: NSObject, XMLParserDelegate {
            var text = ""
            func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
        }
        let reader = Reader()
        let parser = XMLParser(data: Data("<p title=\"\(markup)\" lang='\(markup)'>\(markup)</p>".utf8))
        parser.delegate = reader
        try #require(parser.parse(), "not well formed: \(markup.debugDescription)")
        return reader.text
    }

    @Test("is shown letter by letter, in text and in attributes", arguments: nasty)
    func isShown(text: String) throws {
        let page = try show("{{page.title}}", Reading(title: text))
        #expect(!page.utf8.contains { "<>\"'".utf8.contains($0) })
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(
            of: "\r", with: "\n")
        #expect(Array(try Self.read(page).unicodeScalars) == Array(lines.unicodeScalars))
    }

    @Test("a quotation mark with an accent on it is escaped all the same")
    func combining() throws {
        #expect(
            Array(try show("{{page.title}}", Reading(title: "\"\u{301}'\u{301}<\u{338}")).utf8)
                == Array("&quot;\u{301}&#39;\u{301}&lt;\u{338}".utf8))
    }

    @Test("what XML and HTML do not allow is left out, tabs and line breaks stay")
    func controls() throws {
        let controls = (0..<0x20).compactMap(Unicode.Scalar.init).map(String.init).joined()
        let page = try show("{{page.title}}", Reading(title: "a\(controls)b\u{FFFE}\u{FFFF}c"))
        #expect(Array(page.utf8) == Array("a\t\n\rbc".utf8))
        #expect(try Self.read("a\t\nbc") == "a\t\nbc")
    }

    @Test("letters that begin with the same byte as what is left out stay")
    func sameFirstByte() throws {
        #expect(
            try show("{{page.title}}", Reading(title: "ﬁ\u{FFFD}\u{FFFC}＆\u{F8FF}"))
                == "ﬁ\u{FFFD}\u{FFFC}＆\u{F8FF}")
    }

    @Test("markup made from text says the same text")
    func markupFromText() throws {
        #expect(
            HTML(escaping: "<a href=\"x\">&\u{0}é</a>").markup
                == "&lt;a href=&quot;x&quot;&gt;&amp;é&lt;/a&gt;")
        #expect(HTML(escaping: "").markup == "")
    }

    @Test("a special character is found wherever it stands in a long text")
    func everyPlace() throws {
        for length in 0..<70 {
            let before = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
            #expect(HTML(escaping: "\(before)&\(before)").markup == "\(before)&amp;\(before)")
        }
    }

    @Test("a string that came from Foundation is no exception")
    func foundationString() throws {
        let text = NSString(string: "<é\"\u{301}>") as String
        #expect(try show("{{page.title}}", Reading(title: text)) == "&lt;é&quot;\u{301}&gt;")
        #expect(
            try show("{{page.title}}", Reading(title: String("a<b>c".dropFirst().dropLast()))) == "&lt;b&gt;")
    }
}
