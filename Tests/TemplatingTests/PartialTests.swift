import Testing

@testable import Templating

@Suite("Partials")
struct PartialTests {
    @Test("a partial is shown where it is included, with the keys of that place")
    func context() throws {
        let partials = ["partials/title": "*{{title}}*"]
        #expect(
            try show("\"{{>partials/title}}\"", with: ["partials/title": "*{{page.title}}*"])
                == "\"*Le Horla*\"")
        #expect(
            try show("{{#page.rows}}{{> partials/title }}{{/page.rows}}", with: partials)
                == "*Bel-Ami**Boule de suif*")
        #expect(
            try show(
                "{{#page.advice}}{{>partials/title}}{{/page.advice}}{{#page.rows}}{{>partials/title}}{{/page.rows}}",
                with: partials) == "*Élargir**Bel-Ami**Boule de suif*")
    }

    @Test("it is bound to a struct, and to a text, as to a list")
    func structs() throws {
        #expect(
            try show(
                "{{#page.form}}{{>f}}{{/page.form}}",
                with: ["f": "{{action}} {{>b}}", "b": "{{button.label}}"])
                == "/recherche Chercher")
        #expect(
            try show("{{#page.facts}}{{>fact}}{{/page.facts}}", with: ["fact": "<{{.}}>"]) == "<1887><conte>")
    }

    @Test("inline, nothing around it changes")
    func inline() throws {
        #expect(try show("| {{>p}} |", with: ["p": "\t|\t"]) == "| \t|\t |")
        #expect(try show("  {{page.title}}  {{> p}}\n", with: ["p": ">\n>"]) == "  Le Horla  >\n>\n")
    }

    @Test("alone on its line it takes the line, and every line of it is indented")
    func standalone() throws {
        #expect(try show("|\r\n{{>p}}\r\n|", with: ["p": ">"]) == "|\r\n>|")
        #expect(try show("  {{>p}}\n>", with: ["p": ">\n>"]) == "  >\n  >>")
        #expect(try show(">\n  {{>p}}", with: ["p": ">\n>"]) == ">\n  >\n  >")
    }

    @Test("the indentation is for the template's lines, not for those of a text in it")
    func indentation() throws {
        let page = Reading(title: "a\nb", snippet: HTML(markup: "<\n->"))
        #expect(
            try show("\\\n {{>p}}\n/\n", page, with: ["p": "|\n{{{page.snippet}}}\n{{page.title}}\n|\n"])
                == "\\\n |\n <\n->\n a\nb\n |\n/\n")
    }

    @Test("indentations of partials in partials add up")
    func nestedIndentation() throws {
        #expect(
            try show("  {{>a}}\n", with: ["a": "a\n  {{>b}}\n{{>c}}\n", "b": "b1\nb2\n", "c": "c\n"])
                == "  a\n    b1\n    b2\n  c\n")
    }

    @Test("the lines of a section in an indented partial are indented, its tags leave nothing")
    func indentedSection() throws {
        #expect(
            try show("  {{>a}}\n", with: ["a": "{{#page.facts}}\n- {{.}}\n{{/page.facts}}\n"])
                == "  - 1887\n  - conte\n")
    }

    @Test("a partial that includes itself follows the data down")
    func recursion() throws {
        let shelves = [
            Reading.Shelf(
                label: "8", shelves: [Reading.Shelf(label: "84", shelves: [Reading.Shelf(label: "843")])]),
            Reading.Shelf(label: "9"),
        ]
        #expect(
            try show(
                "{{#page.shelves}}{{>shelf}}{{/page.shelves}}", Reading(shelves: shelves),
                with: ["shelf": "{{label}}<{{#shelves}}{{>shelf}}{{/shelves}}>"]) == "8<84<843<>>>9<>")
    }

    @Test("an indented one keeps the indentation of its first inclusion")
    func indentedRecursion() throws {
        let shelves = [Reading.Shelf(label: "8", shelves: [Reading.Shelf(label: "84")])]
        #expect(
            try show(
                "{{#page.shelves}}\n  {{>shelf}}\n{{/page.shelves}}\n", Reading(shelves: shelves),
                with: ["shelf": "{{label}}\n{{#shelves}}\n  {{>shelf}}\n{{/shelves}}\n"]) == "  8\n  84\n")
    }

    @Test("data deeper than any real data is refused rather than followed down to a crash")
    func tooDeep() throws {
        var shelf = Reading.Shelf(label: "x")
        for _ in 0..<150 { shelf = Reading.Shelf(label: "x", shelves: [shelf]) }
        #expect(throws: RenderError.tooDeep) {
            try show(
                "{{#page.shelves}}{{>shelf}}{{/page.shelves}}", Reading(shelves: [shelf]),
                with: ["shelf": "{{#shelves}}{{>shelf}}{{/shelves}}"])
        }
    }
}
