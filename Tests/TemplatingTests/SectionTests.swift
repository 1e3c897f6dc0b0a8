import Testing

@testable import Templating

@Suite("Sections")
struct SectionTests {
    @Test("a Bool shows or hides, and its opposite hides or shows")
    func bool() throws {
        #expect(
            try show("{{#page.isFirst}}oui{{/page.isFirst}}{{^page.isFirst}}non{{/page.isFirst}}") == "oui")
        #expect(try show("{{#page.isLast}}oui{{/page.isLast}}{{^page.isLast}}non{{/page.isLast}}") == "non")
    }

    @Test("a list shows its section once per element, an empty one its opposite")
    func list() throws {
        #expect(try show("{{#page.rows}}[{{title}}]{{/page.rows}}") == "[Bel-Ami][Boule de suif]")
        #expect(try show("{{^page.rows}}rien{{/page.rows}}") == "")
        #expect(try show("{{#page.noRows}}x{{/page.noRows}}{{^page.noRows}}rien{{/page.noRows}}") == "rien")
    }

    @Test("a list of texts or of markup gives each as {{.}}")
    func implicit() throws {
        #expect(try show("{{#page.facts}}({{.}}){{/page.facts}}") == "(1887)(conte)")
        #expect(try show("{{#page.extracts}}({{{.}}}){{/page.extracts}}") == "(<i>a</i>)(<i>b</i>)")
        #expect(try show("{{^page.noFacts}}aucun{{/page.noFacts}}") == "aucun")
        #expect(try show("{{#page.facts}}{{.}}{{/page.facts}}", Reading(facts: ["<", "&"])) == "&lt;&amp;")
    }

    @Test("an optional text is shown by {{.}}, by its name or by its full name")
    func optionalText() throws {
        let template =
            "{{#page.note}}{{.}}|{{note}}|{{page.note}}{{/page.note}}{{^page.note}}rien{{/page.note}}"
        #expect(try show(template) == "à rendre demain|à rendre demain|à rendre demain")
        #expect(try show(template, Reading(note: nil)) == "rien")
    }

    @Test("an optional text that is there but empty opens its section")
    func emptyText() throws {
        #expect(try show("{{#page.note}}[{{.}}]{{/page.note}}", Reading(note: "")) == "[]")
    }

    @Test("an optional markup likewise")
    func optionalMarkup() throws {
        let template =
            "{{#page.quote}}{{{.}}}{{{quote}}}{{&page.quote}}{{/page.quote}}{{^page.quote}}-{{/page.quote}}"
        #expect(try show(template) == "<q>jour</q><q>jour</q><q>jour</q>")
        #expect(try show(template, Reading(quote: nil)) == "-")
    }

    @Test("an optional struct is entered when there is one")
    func optionalStruct() throws {
        let template = "{{#page.advice}}{{title}}:{{#words}}{{.}}{{/words}}{{/page.advice}}"
        #expect(try show(template) == "Élargir:horlà")
        #expect(
            try show("{{#page.noAdvice}}x{{/page.noAdvice}}{{^page.noAdvice}}rien{{/page.noAdvice}}")
                == "rien")
    }

    @Test("a struct is entered, and its own structs too")
    func structs() throws {
        #expect(
            try show(
                "{{#page.form}}{{action}} {{button.label}}{{#button}} {{label}}{{/button}}{{/page.form}}")
                == "/recherche Chercher Chercher")
        #expect(try show("{{#page.form.button}}{{label}}{{/page.form.button}}") == "Chercher")
    }

    @Test("sections nest, and both roots stay in reach from the inside")
    func nested() throws {
        let template = """
            {{#page.rows}}{{title}}{{#facts}} {{.}} ({{page.title}}){{/facts}}\
            {{^facts}} sans date, {{frame.school}}{{/facts}}{{#note}} [{{note}}]{{/note}};{{/page.rows}}
            """
        #expect(
            try show(template)
                == "Bel-Ami 1885 (Le Horla) roman (Le Horla);Boule de suif sans date, Collège Claude-Monet [nouvelle];"
        )
    }

    @Test("after an inner section the element around it is there again")
    func back() throws {
        #expect(
            try show("{{#page.rows}}{{#facts}}.{{/facts}}{{title}} {{/page.rows}}")
                == "..Bel-Ami Boule de suif ")
    }

    @Test("a list of the frame inside a list of the page, and a list inside itself")
    func product() throws {
        #expect(
            try show(
                "{{#page.facts}}{{#frame.links}}{{label}}{{#isCurrent}}*{{/isCurrent}} {{/frame.links}}{{/page.facts}}"
            )
                == "Accueil* Recherche Accueil* Recherche ")
        #expect(
            try show("{{#page.facts}}{{#page.facts}}{{.}}{{/page.facts}} {{/page.facts}}")
                == "1887conte 1887conte ")
    }

    @Test("a Bool does not change what the keys inside it mean")
    func boolKeepsContext() throws {
        #expect(
            try show(
                "{{#frame.links}}{{#isCurrent}}{{label}}{{/isCurrent}}{{^isCurrent}}({{label}}){{/isCurrent}}{{/frame.links}}"
            )
                == "Accueil(Recherche)")
    }

    @Test("a thousand elements are all shown, in order")
    func many() throws {
        let facts = (0..<1000).map { "n\($0)" }
        #expect(
            try show("{{#page.facts}}{{.}},{{/page.facts}}", Reading(facts: facts))
                == facts.map { $0 + "," }.joined())
    }
}
