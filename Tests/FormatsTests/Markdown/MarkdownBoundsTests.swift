// Texts made to hang, to fill the memory or to overflow the stack: each ends in a moment, most of them refused.
import Testing

@testable import Formats

@Suite struct MarkdownBoundsTests {
    private static let size = 20_000

    @Test("five megabytes of quotes are refused at once, and the fault says why")
    func tooLong() {
        let text = MarkdownText(String(repeating: ">", count: 5_000_000))
        #expect(text.faults == [.init(line: 1, kind: .tooLong(bytes: 5_000_000))])
        #expect(text.rendered(with: TestGuide()).pieces == [])
        #expect(text.rendered(with: TestGuide()).faults.count == 1)
        #expect(Markdown.html(String(repeating: ">", count: 5_000_000)) == "")
    }

    @Test(
        "what asks for hours or gigabytes is refused, and says so",
        arguments: [
            "[a]: " + String(repeating: "b", count: 200_000) + "\n\n"
                + String(repeating: "[a]", count: 60_000),
            "> 1. [a]: /b\n> \"" + String(repeating: "c ", count: 100_000) + "\"\n\n"
                + String(repeating: "[a]", count: 60_000),
            String(repeating: "![[]()", count: 60_000),
            "|a|\n|-|\n" + String(repeating: "|\n", count: 150_000),
        ])
    func tooIntricate(source: String) {
        let shown = ShownText(source)
        #expect(shown.faults.contains(.tooIntricate))
        #expect(shown.html == "")
    }

    @Test(
        "lists, quotes and emphasis a thousand deep give their words, flattened",
        arguments: [
            String(repeating: "> ", count: 5_000) + "mot", String(repeating: "- ", count: 5_000) + "mot",
            String(repeating: "*a **a ", count: 1_000) + "mot" + String(repeating: " a** a*", count: 1_000),
            (0..<300).map { String(repeating: "  ", count: $0) + "- mot" }.joined(separator: "\n"),
            String(repeating: "> - ", count: 500) + "mot",
        ])
    func tooDeep(source: String) {
        let shown = ShownText(source)
        #expect(shown.faults.contains(.tooDeep))
        #expect(shown.html.contains("mot"))
        #expect(dangers(in: shown.html) == [])
    }

    @Test("what is known to make readers of Markdown hang does not", arguments: patterns)
    func hanging(pattern: Pattern) {
        let shown = ShownText(pattern.text(of: Self.size))
        #expect(shown.html.utf8.count < 40 * Self.size)
    }

    @Test("thousands of notes, of headings alike, of steps alike and a huge table are all there")
    func many() {
        let notes = (0..<2_000).map { "a[^\($0)]\n\n[^\($0)]: n\n\n" }.joined()
        #expect(ShownText(notes).html.components(separatedBy: "<li id=").count == 2_001)
        #expect(
            ShownText(String(repeating: "## Titre\n\n", count: 2_000)).rendered.contents.last?.anchor
                == "p-titre-2000")
        let steps = ShownText(String(repeating: "- [ ] Étape\n", count: 2_000)).rendered.pieces
        #expect(steps.count { if case .step = $0 { true } else { false } } == 2_000)
        let table = ShownText("|a|b|\n|-|-|\n" + String(repeating: "| un | deux |\n", count: 3_000)).html
        #expect(table.components(separatedBy: "<tr>").count == 3_002)
    }

    /// What comes once, what is repeated, what comes last.
    struct Pattern: Sendable, CustomTestStringConvertible {
        var start = ""
        let repeated: String
        var end = ""

        var testDescription: String { "\(start)\(repeated)…\(end)".debugDescription }

        func text(of size: Int) -> String {
            start + String(repeating: repeated, count: size / repeated.utf8.count) + end
        }
    }

    private static let patterns: [Pattern] =
        [
            "*a_ ", "a_ ", "_a ", "a]", "[a", "[ a_", "[ (](", "![[]()", "`a``b", "[a](<b", "[a](b", "<!--",
            "<?a", "<!A ",
            "<![CDATA[", "<a ", "<a b=\"", "<", "*", "_", "*a*", "**a _b ", "&", "&a;", "- \n",
            "> [!INFO]\n> a\n\n", "|\n", "|a|\n|-|\n",
            "|a|b|\n", "[^", "[^a]", "{{", "{{a:b}} ", "{{a:", "{{si ent=x}}", "{{si ent=x}}\n",
            "{{si ent=x}}`", "{{fin}}", "# a\n",
            "a\n=\n", "[x](#zz) ", "![x](u)", "```\n", "~~~\na\n", "\0", "\r", " ", "\t", "a", "\n", "\\",
            "\\|", "1. ", "123456789. ", "[a]: u\n",
            "<div>\n\n", "<b>", "a\\\n", "[a](<", ": ", "---\n", "\u{301}", "👩‍👩‍👧",
        ].map { Pattern(repeated: $0) } + [
            Pattern(start: "[a]: /u\n\n", repeated: "[a]"), Pattern(start: "[^a]: t\n\n", repeated: "[^a]"),
            Pattern(start: "---\n", repeated: "a: b\n"),
            Pattern(start: "---\nent:\n", repeated: "- b\n", end: "---"),
            Pattern(start: "|a|\n|-|\n\n", repeated: "&#xFDD0;0&#xFDD0;\n\n"),
            Pattern(start: "[a](b \"", repeated: "c"),
            Pattern(start: "[a](", repeated: "("), Pattern(start: "[", repeated: "a", end: "]"),
            Pattern(start: String(repeating: "> ", count: 90), repeated: "a\n"),
            Pattern(start: String(repeating: "- ", count: 500) + "a", repeated: "\n"),
            Pattern(repeated: "[", end: String(repeating: "]", count: 60_000)),
            Pattern(repeated: "![a", end: String(repeating: "](u)", count: 20_000)),
        ]
}
