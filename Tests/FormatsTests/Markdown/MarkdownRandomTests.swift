// Whatever is written, what is shown is well-formed, safe, and the faults have a line of the text.
import Testing

@testable import Formats

@Suite struct MarkdownRandomTests {
    @Test("any succession of signs gives a page that holds together", arguments: 0..<40)
    func random(seed: Int) {
        var random = RandomTexts(seed: UInt64(seed))
        for _ in 0..<50 {
            let source = (0...random.next(below: 60)).map { _ in
                Self.pieces[random.next(below: Self.pieces.count)]
            }
            .joined()
            let shown = ShownText(source)
            #expect(dangers(in: shown.html) == [], "\(source.debugDescription)")
            #expect(dangers(in: Markdown.html(source)) == [], "\(source.debugDescription)")
            let count = MarkdownLines(source).lines.count
            #expect(shown.lines.allSatisfy { (1...max(1, count)).contains($0) }, "\(source.debugDescription)")
            #expect(Set(shown.rendered.contents.map(\.anchor)).count == shown.rendered.contents.count)
        }
    }

    private static let pieces = [
        "\n", "\n", "\n\n", " ", "  ", "    ", "\t", "\r\n", "\r", "a", "mot", "é", "œ", "👩‍👩‍👧", "\u{301}",
        "\u{0}", "#", "## ", "### ",
        "> ", ">", "- ", "* ", "1. ", "+ ", "- [ ] ", "[x] ", "[ ]", "[", "]", "(", ")", "![", "](", "](/u)",
        "](#p-mot)", "\"", "'", "|",
        "| a | b |", "|---|:-:|", "\n|-|-|\n", "`", "``", "```", "~~~", "*", "**", "_", "__", "***", "<", ">",
        "<b>", "</b>", "<div>", "<!--",
        "-->", "&", "&amp;", "&#x1;", "&#xFDD0;", "\\", "\\|", "{{", "}}", "{{si ent=x}}",
        "{{si ent=liberscol}}", "{{sinon}}", "{{fin}}",
        "{{etat:x}}", "{{truc}}", "[^1]", "[^1]: ", "[^2]: mot\n", "[!INFO]", "> [!ATTENTION]\n", "---\n",
        "===\n", "titre: x\n", ":", "[r]: /x\n",
        "[r]", "<http://a.fr>", "javascript:", "\u{FEFF}",
        String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self), "\u{FFFE}", "![a](b.png \"c\")", "$", "\u{A0}",
    ]
}
