import Testing

@testable import Templating

@Suite("Keys that do not fit their view")
struct BindingErrorTests {
    @Test("an unknown key is told with its line, its column and what there is")
    func unknown() throws {
        #expect(
            try complaints("un\ndeux {{page.titel}}") == [
                "reading.mustache:2:6: {{page.titel}}: Reading has no “titel”; it has title, snippet, isFirst, isLast, "
                    + "rows, noRows, facts, noFacts, extracts, note, noNote, quote, form, advice, noAdvice, shelves"
            ])
        #expect(
            try complaints("{{frame.x}}") == [
                "reading.mustache:1:1: {{frame.x}}: Frame has no “x”; it has school, links"
            ])
        #expect(
            try complaints("{{#page.rows}}{{#titre}}{{/titre}}{{/page.rows}}")
                == [
                    "reading.mustache:1:15: {{#titre}}: Reading.Row has no “titre”; it has title, facts, note"
                ])
        #expect(
            try complaints("{{page.form.button.x}}")
                == [
                    "reading.mustache:1:1: {{page.form.button.x}}: Reading.Form.Button has no “x”; it has label"
                ])
    }

    @Test("a bare key outside of sections is refused, even one that the page has")
    func bareAtTop() throws {
        #expect(
            try complaints("{{title}}{{#page.isFirst}}{{title}}{{/page.isFirst}}") == [
                "reading.mustache:1:1: {{title}}: outside of sections a key begins with page. or frame.",
                "reading.mustache:1:27: {{title}}: outside of sections a key begins with page. or frame.",
            ])
        #expect(try complaints("{{.}}") == ["reading.mustache:1:1: {{.}}: {{.}} is for sections on texts"])
    }

    @Test("inside a section, a key of the outside is not found by falling through")
    func noFallThrough() throws {
        #expect(
            try complaints("{{#page.rows}}{{snippet}}{{/page.rows}}")
                == [
                    "reading.mustache:1:15: {{snippet}}: Reading.Row has no “snippet”; it has title, facts, note"
                ])
        #expect(
            try complaints("{{#page.rows}}{{#facts}}{{title}}{{/facts}}{{/page.rows}}") == [
                "reading.mustache:1:25: {{title}}: this section is on a text, which is {{.}} and has no properties"
            ])
        #expect(
            try complaints("{{#page.facts}}{{facts}}{{/page.facts}}") == [
                "reading.mustache:1:16: {{facts}}: this section is on a text, which is {{.}} and has no properties"
            ])
    }

    @Test("the roots have no text")
    func rootsAlone() throws {
        #expect(
            try complaints("{{page}}{{#frame}}{{/frame}}") == [
                "reading.mustache:1:1: {{page}}: this is not a value, only what follows it after a dot",
                "reading.mustache:1:9: {{#frame}}: this is not a value, only what follows it after a dot",
            ])
    }

    @Test(
        "what is always there opens no section",
        arguments: [
            ("{{#page.title}}{{/page.title}}", "a String"), ("{{^page.title}}{{/page.title}}", "a String"),
            ("{{#page.snippet}}{{/page.snippet}}", "an HTML"), ("{{^page.form}}{{/page.form}}", "a struct"),
            ("{{#page.facts}}{{#.}}{{/.}}{{/page.facts}}", "a String"),
        ])
    func needlessSection(template: String, what: String) throws {
        let found = try complaints(template)
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix(
                ": this is \(what), which is always there: a section needs a Bool, a list or an optional")
                == true)
    }

    @Test(
        "what has no text is not written",
        arguments: [
            ("{{page.isFirst}}", "a Bool"), ("{{page.rows}}", "a list"), ("{{page.facts}}", "a list"),
            ("{{page.form}}", "a struct"), ("{{page.advice}}", "an optional"),
            ("{{{page.isFirst}}}", "a Bool"),
            ("{{page.note}}", "an optional"),
            ("{{#page.noNote}}{{page.note}}{{/page.noNote}}", "an optional"),
        ])
    func noText(template: String, what: String) throws {
        let found = try complaints(template)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(": this is \(what), which has no text: open a section on it") == true)
    }

    @Test("three braces on a String and two on an HTML are refused")
    func rawAndEscaped() throws {
        let text = "this is a String, which is written {{…}}: three braces are for HTML"
        let markup = "this is an HTML, which is written {{{…}}}"
        #expect(try complaints("{{{page.title}}}") == ["reading.mustache:1:1: {{{page.title}}}: \(text)"])
        #expect(try complaints("{{&page.title}}") == ["reading.mustache:1:1: {{{page.title}}}: \(text)"])
        #expect(try complaints("{{page.snippet}}") == ["reading.mustache:1:1: {{page.snippet}}: \(markup)"])
        #expect(
            try complaints("{{#page.note}}{{{.}}}{{/page.note}}") == [
                "reading.mustache:1:15: {{{.}}}: \(text)"
            ])
        #expect(
            try complaints("{{#page.quote}}{{.}}{{/page.quote}}") == [
                "reading.mustache:1:16: {{.}}: \(markup)"
            ])
    }

    @Test("dots do not go through lists, optionals and texts")
    func dots() throws {
        #expect(
            try complaints("{{page.rows.title}}{{page.advice.title}}{{page.title.x}}") == [
                "reading.mustache:1:1: {{page.rows.title}}: “rows” is a list: open a section on it",
                "reading.mustache:1:20: {{page.advice.title}}: “advice” is an optional: open a section on it",
                "reading.mustache:1:41: {{page.title.x}}: “title” is a String, which has no properties",
            ])
    }

    @Test("a missing partial, layout or block is told")
    func missing() throws {
        #expect(
            try complaints("{{>partials/x}}\n{{<layouts/x}}{{/layouts/x}}") == [
                "reading.mustache:1:1: {{>partials/x}}: there is no such template",
                "reading.mustache:2:1: {{<layouts/x}}: there is no such template",
            ])
        #expect(
            try complaints(
                "{{<l}}{{$titel}}x{{/titel}}{{/l}}",
                with: ["l": "{{$title}}{{/title}}{{>m}}", "m": "{{$main}}{{/main}}"])
                == ["reading.mustache:1:7: {{$titel}}: “l” has no block of that name; it has main, title"])
        #expect(
            try complaints("{{<l}}{{$t}}x{{/t}}{{/l}}", with: ["l": ""])
                == ["reading.mustache:1:7: {{$t}}: “l” has no block of that name; it has none"])
    }

    @Test("an error in a partial is told where it stands in the partial, once for all its users")
    func inPartial() throws {
        #expect(
            try complaints(
                "{{#page.rows}}{{>p}}{{/page.rows}}{{#page.rows}}{{>p}}{{/page.rows}}", with: ["p": "\n{{x}}"]
            )
                == ["p.mustache:2:1: {{x}}: Reading.Row has no “x”; it has title, facts, note"])
    }

    @Test("a partial that fits one section and not the other is refused")
    func partialInWrongPlace() throws {
        #expect(
            try complaints(
                "{{#page.rows}}{{>p}}{{/page.rows}}{{#page.form}}{{>p}}{{/page.form}}",
                with: ["p": "{{title}}"])
                == ["p.mustache:1:1: {{title}}: Reading.Form has no “title”; it has action, button"])
    }

    @Test("a key in what fills a block is told where it is written")
    func inBlock() throws {
        #expect(
            try complaints("{{<l}}\n{{$t}}{{frame.x}}{{/t}}{{/l}}", with: ["l": "{{$t}}{{/t}}"])
                == ["reading.mustache:2:7: {{frame.x}}: Frame has no “x”; it has school, links"])
    }

    @Test("templates that would include themselves for ever are refused")
    func endless() throws {
        let endless = "this includes itself without going down into the data"
        #expect(try complaints("{{>p}}", with: ["p": "a{{>p}}"]) == ["p.mustache:1:2: {{>p}}: \(endless)"])
        #expect(
            try complaints("{{>a}}", with: ["a": "{{#page.isFirst}}{{>b}}{{/page.isFirst}}", "b": "{{>a}}"])
                == ["a.mustache:1:18: {{>b}}: \(endless)", "b.mustache:1:1: {{>a}}: \(endless)"])
        #expect(
            try complaints("{{<reading}}{{/reading}}") == ["reading.mustache:1:1: {{<reading}}: \(endless)"])
        #expect(
            try complaints(
                "{{#page.rows}}{{>p}}{{/page.rows}}", with: ["p": "{{#page.rows}}{{>p}}{{/page.rows}}"])
                == ["p.mustache:1:15: {{>p}}: \(endless)"])
        #expect(
            try complaints(
                "{{#page.shelves}}{{>p}}{{/page.shelves}}",
                with: ["p": "{{#shelves}}{{>p}}{{/shelves}}{{>q}}", "q": "{{#shelves}}{{/shelves}}{{>p}}"])
                == ["p.mustache:1:31: {{>q}}: \(endless)", "q.mustache:1:25: {{>p}}: \(endless)"])
    }

    @Test("everything wrong is reported together, by file and line")
    func together() throws {
        #expect(
            try complaints("{{page.a.b}}\n{{>none}}\n{{{page.title}}}", with: ["other": "{{#x}}"]).map {
                $0.prefix(22)
            }
                == [
                    "other.mustache:1:1: {{", "reading.mustache:1:1: ", "reading.mustache:2:1: ",
                    "reading.mustache:3:1: ",
                ])
    }
}
