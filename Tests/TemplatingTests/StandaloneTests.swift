import Testing

@testable import Templating

@Suite("Tags alone on their line")
struct StandaloneTests {
    @Test("the lines of a section's tags leave nothing behind")
    func section() throws {
        #expect(try show("| a\n{{#page.isFirst}}\n| b\n{{/page.isFirst}}\n| c\n") == "| a\n| b\n| c\n")
        #expect(try show("| a\n{{^page.isLast}}\n| b\n{{/page.isLast}}\n| c\n") == "| a\n| b\n| c\n")
    }

    @Test("nor do they when indented or followed by blanks")
    func indented() throws {
        #expect(try show("| a\n  {{#page.isFirst}} \t\n| b\n\t{{/page.isFirst}}  \n| c") == "| a\n| b\n| c")
    }

    @Test("nor on the first or the last line, without a line break around")
    func edges() throws {
        #expect(try show("  {{#page.isFirst}}\n|\n{{/page.isFirst}}") == "|\n")
        #expect(try show("|\n{{#page.isFirst}}\n|\n  {{/page.isFirst}}") == "|\n|\n")
    }

    @Test("lines that end with CR LF are lines")
    func carriageReturn() throws {
        #expect(try show("|\r\n{{#page.isFirst}}\r\nx\r\n{{/page.isFirst}}\r\n|") == "|\r\nx\r\n|")
        #expect(try show("|\r\n  {{! rien }}\r\n|") == "|\r\n|")
    }

    @Test("a comment alone on its line goes with the line, over several lines too")
    func comment() throws {
        #expect(try show("a\n  {{! x }}\nb\n") == "a\nb\n")
        #expect(try show("a\n  {{!\n  x\n  }}\nb\n") == "a\nb\n")
    }

    @Test("with anything else on the line, its blanks and its break stay")
    func inline() throws {
        #expect(try show(" | {{#page.isFirst}}\t|\t{{/page.isFirst}} | \n") == " | \t|\t | \n")
        #expect(try show("{{#page.isFirst}} x {{/page.isFirst}}\n") == " x \n")
        #expect(try show(" {{#page.isFirst}}{{/page.isFirst}} \n") == "  \n")
    }

    @Test("an element of a list takes its lines with it")
    func list() throws {
        #expect(
            try show("<ul>\n  {{#page.facts}}\n  <li>{{.}}</li>\n  {{/page.facts}}\n</ul>\n")
                == "<ul>\n  <li>1887</li>\n  <li>conte</li>\n</ul>\n")
    }
}
