// Markdown to HTML that is safe, and well-formed as XML.
import Foundation
import FoundationXML
import Testing

@testable import Formats

@Suite struct MarkdownTests {
    @Test("what librarians write comes out as HTML")
    func html() {
        #expect(
            Markdown.html("# Rendre un livre\n\nPose-le **ici**.")
                == "<h1>Rendre un livre</h1>\n<p>Pose-le <strong>ici</strong>.</p>\n")
        #expect(
            Markdown.html("[Onisep](https://www.onisep.fr)").contains(
                "<a href=\"https://www.onisep.fr\">Onisep</a>"))
        #expect(Markdown.html("") == "")
    }

    @Test(
        "scripts never come out",
        arguments: [
            "<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>",
            "![x](data:text/html,<script>)",
            "[x](<JaVaScRiPt:alert(1)>)", "<a href='vbscript:x'>y</a>",
        ])
    func safe(source: String) {
        let html = Markdown.html(source).lowercased()
        for danger in ["<script", "javascript:", "onerror", "data:text", "vbscript:"] {
            #expect(!html.contains(danger))
        }
    }

    @Test(
        "the result is always well-formed XML",
        arguments: [
            "a  \nb\n\n---\n\n![x](y.png \"t\")", "« & < > \" ' »", "nul \u{0} cloche \u{7} fin \u{FFFF}",
            "<b>x</b>\n\n<!-- -- -->",
            "````\n<&>\n", "* a\n  * b\n\n1. c", "&nbsp; &copy; &#0;", "\u{FEFF}# t\r\n\r\nb\rc",
        ])
    func wellFormed(source: String) {
        let parser = XMLParser(data: Data("<div>\(Markdown.html(source))</div>".utf8))
        #expect(parser.parse(), "\(Markdown.html(source))")
    }
}
