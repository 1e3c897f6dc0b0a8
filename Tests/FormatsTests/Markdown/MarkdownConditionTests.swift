// Each reader sees the steps of his ENT and version, and nobody sees a broken condition.
import Testing

@testable import Formats

@Suite struct MarkdownConditionTests {
    @Test("each sees what is for him, in blocks and in sentences")
    func conditions() {
        let source = """
            Avant.

            {{si ent=Libers’col}}
            jamais
            {{fin}}
            {{si ent = liberscol }}
            - un
            {{sinon}}
            - deux
            {{fin}}
            - trois {{si version>=2.70}}ancien{{sinon}}nouveau{{fin}}
            """
        #expect(ShownText(source).html == "<p>Avant.</p>\n<ul>\n<li>un</li>\n<li>trois nouveau</li>\n</ul>\n")
        #expect(
            ShownText(source, ent: "autre").html
                == "<p>Avant.</p>\n<ul>\n<li>deux</li>\n<li>trois nouveau</li>\n</ul>\n")
    }

    @Test("conditions in conditions")
    func nested() {
        let source =
            "{{si ent=liberscol}}a{{si version<2}}b{{sinon}}c{{si ent≠x}}d{{fin}}{{fin}}e{{sinon}}f{{si ent=x}}g{{fin}}{{fin}}h"
        #expect(ShownText(source).html == "<p>acdeh</p>\n")
        #expect(ShownText(source, ent: "x").html == "<p>fgh</p>\n")
        #expect(ShownText(source, ent: "y").html == "<p>fh</p>\n")
    }

    @Test("who looks for faults reads every branch, and no tag is left")
    func everyBranch() {
        let source =
            "{{si ent=x}}\na {{si rien=1}}b{{sinon}}c{{fin}}\n\n{{sinon}}\n[d](/d)\n{{fin}}\n\ne"
        let whole = MarkdownText(source).withEveryBranch.rendered(with: TestGuide())
        #expect(whole.plainText.split(whereSeparator: \.isWhitespace) == ["a", "bc", "d", "e"])
        #expect(whole.links == ["/d"])
        #expect(whole.faults.isEmpty)
    }

    @Test("headings are numbered after what is hidden, and a table or a list is not broken by a condition")
    func numbering() {
        let source =
            "{{si ent=x}}\n## Un\n{{fin}}\n## Deux\n\n| a |\n|---|\n{{si ent=x}}\n| b |\n{{fin}}\n| c |\n"
        let shown = ShownText(source)
        #expect(shown.rendered.contents.map(\.number) == ["A."])
        #expect(shown.html.contains("<tbody>\n<tr><td>c</td></tr>\n</tbody>"))
        #expect(ShownText(source, ent: "x").html.contains("<tr><td>b</td></tr>\n<tr><td>c</td></tr>"))
    }

    @Test(
        "in code, a condition is words",
        arguments: [
            "```\n{{si ent=x}}\n```", "> ~~~\n> {{si ent=x}}\n> ~~~", "`{{si ent=x}}` et `` {{fin}} ` ``",
            "\\{{si ent=x}}",
        ])
    func code(source: String) {
        let shown = ShownText(source)
        #expect(shown.text.faults == [])
        #expect(shown.html.contains("{{si ent=x}}") || source.hasPrefix("\\"))
    }

    @Test("a quote ends the fence that was opened in it")
    func quotedFence() {
        let shown = ShownText("> ```\n> x\n\n{{si ent=x}}\ncaché\n{{fin}}\n")
        #expect(!shown.html.contains("caché"))
    }

    @Test("what is not balanced is a fault, at its line, and the text is kept")
    func unbalanced() {
        let text = MarkdownText(
            "a\n{{fin}}\n{{sinon}}\n{{si ent=x}}\nb\n{{sinon}}\nc\n{{sinon}}\nd\n{{fin}}\n{{si ent=liberscol}}\ne"
        )
        #expect(
            text.faults == [
                .init(line: 2, kind: .endWithoutCondition), .init(line: 3, kind: .otherwiseWithoutCondition),
                .init(line: 8, kind: .otherwiseWithoutCondition), .init(line: 11, kind: .conditionWithoutEnd),
            ])
        #expect(text.rendered(with: TestGuide()).plainText.contains("e"))
    }

    @Test(
        "an unknown or unreadable condition shows neither of its texts",
        arguments: ["truc=x", "version>=demain", "ent", "=x", "ent=", "ent~x", "", "a b=c", "ent!x"])
    func unknown(condition: String) {
        let shown = ShownText("{{si \(condition)}}\nun\n{{sinon}}\ndeux\n{{fin}}\ntrois")
        #expect(shown.html == "<p>trois</p>\n")
        #expect(shown.faults.count == 1 && shown.lines == [1])
    }

    @Test(
        "versions are compared number by number",
        arguments: [
            ("2.64", ">=", "2.64", true), ("2.9", "<", "2.10", true), ("2.10", "<", "2.9", false),
            ("3", ">", "2.99.1", true),
            ("2.6", "=", "2.6.0", true), ("2.6", "≠", "2.6.1", true), ("2.6", "!=", "2.6", false),
            ("2.5", "≤", "2.5", true),
            ("2.5", "≥", "2.5.1", false), ("2", "<>", "3", true), ("1.0", "==", "1", true),
        ])
    func versions(actual: String, sign: String, value: String, expected: Bool) throws {
        let condition = try #require(MarkdownCondition("version \(sign) \(value)"))
        #expect(condition.holds(for: actual) == expected)
    }

    @Test("words are compared without case nor accents, and have no order")
    func words() throws {
        #expect(try #require(MarkdownCondition("ent=Éclat")).holds(for: "eclat") == true)
        #expect(try #require(MarkdownCondition("ent≠Éclat")).holds(for: "eclat") == false)
        #expect(try #require(MarkdownCondition("ent<Éclat")).holds(for: "eclat") == nil)
        #expect(try #require(MarkdownCondition("version<99999999999999999999")).holds(for: "1") == nil)
    }
}
