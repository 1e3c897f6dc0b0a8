import Testing

@testable import Templating

@Suite("Layouts and blocks")
struct InheritanceTests {
    @Test("a block that nobody fills shows its default, variables and sections included")
    func defaults() throws {
        #expect(try show("{{$t}}Titre{{/t}}\n") == "Titre\n")
        #expect(try show("{{$t}}{{page.title}} {{{page.snippet}}}{{/t}}") == "Le Horla le <mark>Horla</mark>")
        #expect(
            try show("{{$t}}{{#page.advice}}{{title}}{{/page.advice}}{{^page.isLast}}!{{/page.isLast}}{{/t}}")
                == "Élargir!")
        #expect(try show("{{<l}}{{/l}}", with: ["l": "{{$t}}défaut{{/t}}"]) == "défaut")
    }

    @Test("a page fills the blocks of its layout, some or all")
    func filled() throws {
        let layout = ["layouts/portal": "<{{$title}}T{{/title}}|{{$main}}M{{/main}}>"]
        #expect(
            try show("{{<layouts/portal}}{{$main}}ici{{/main}}{{/layouts/portal}}", with: layout) == "<T|ici>"
        )
        #expect(
            try show(
                "{{<layouts/portal}}{{$main}}m{{/main}}{{$title}}t{{/title}}{{/layouts/portal}}", with: layout
            )
                == "<t|m>")
    }

    @Test("two uses of one layout are filled each with its own")
    func twice() throws {
        #expect(
            try show(
                "{{<l}}{{$a}}1{{/a}}{{/l}} {{<l}}{{$a}}2{{/a}}{{/l}}",
                with: ["l": "({{$a}}{{/a}}{{$b}} b{{/b}})"])
                == "(1 b) (2 b)")
    }

    @Test("a layout without arguments is a partial")
    func likePartial() throws {
        #expect(try show("{{>l}}|{{<l}}{{/l}}", with: ["l": "{{$a}}x{{/a}}"]) == "x|x")
    }

    @Test("whoever is further out decides, over any number of layouts")
    func levels() throws {
        let layouts = [
            "parent": "{{<older}}{{$a}}p{{/a}}{{/older}}",
            "older": "{{<oldest}}{{$a}}o{{/a}}{{$b}}O{{/b}}{{/oldest}}",
            "oldest": "{{$a}}g{{/a}}{{$b}}G{{/b}}{{$c}}C{{/c}}",
        ]
        #expect(try show("{{<parent}}{{$a}}c{{/a}}{{/parent}}", with: layouts) == "cOC")
        #expect(try show("{{<parent}}{{/parent}}", with: layouts) == "pOC")
        #expect(try show("{{<parent}}{{$c}}x{{/c}}{{/parent}}", with: layouts) == "pOx")
    }

    @Test("what fills a block may open blocks and layouts of its own")
    func nested() throws {
        let layouts = ["outer": "[{{$main}}{{/main}}]", "card": "({{$main}}vide{{/main}})"]
        #expect(
            try show(
                "{{<outer}}{{$main}}a{{<card}}{{$main}}b{{/main}}{{/card}}{{<card}}{{/card}}{{/main}}{{/outer}}",
                with: layouts) == "[a(b)(vide)]")
    }

    @Test("a block inside the default of another one can be filled alone")
    func blockInBlock() throws {
        let layout = ["l": "{{$head}}<title>{{$title}}T{{/title}}</title>{{/head}}"]
        #expect(try show("{{<l}}{{$title}}x{{/title}}{{/l}}", with: layout) == "<title>x</title>")
        #expect(try show("{{<l}}{{$head}}y{{/head}}{{/l}}", with: layout) == "y")
    }

    @Test("what fills a block reaches the layouts and partials that the layout includes")
    func passedOn() throws {
        let layouts = [
            "parent": "{{$foo}}d{{/foo}} {{$bar}}{{<parent2}}{{/parent2}}{{/bar}}",
            "parent2": "{{$foo}}d2{{/foo}} {{<parent}}{{$bar}}stop{{/bar}}{{/parent}}",
        ]
        #expect(try show("{{<parent}}{{$foo}}x{{/foo}}{{/parent}}", with: layouts) == "x x x stop")
        #expect(
            try show("{{<l}}{{$t}}x{{/t}}{{/l}}", with: ["l": "{{>head}}", "head": "{{$t}}d{{/t}}"]) == "x")
    }

    @Test("what fills a block has the keys of the place that it fills")
    func scope() throws {
        #expect(
            try show(
                "{{<l}}{{$b}}Je dis {{title}}.{{/b}}{{/l}}",
                with: ["l": "{{#page.advice}}{{$b}}Tu dis {{title}}.{{/b}}{{/page.advice}}"])
                == "Je dis Élargir.")
        #expect(
            try show(
                "{{#page.rows}}{{<card}}{{$b}}{{title}}{{/b}}{{/card}}{{/page.rows}}",
                with: ["card": "({{$b}}{{/b}})"]) == "(Bel-Ami)(Boule de suif)")
        #expect(
            try show(
                "{{#page.note}}{{<card}}{{$b}}{{note}}, {{page.note}}{{/b}}{{/card}}{{/page.note}}",
                with: ["card": "({{$b}}{{/b}})"]) == "(à rendre demain, à rendre demain)")
    }

    @Test("the frame and the page are one in the layout")
    func roots() throws {
        #expect(
            try show(
                "{{<l}}{{$main}}{{page.title}}{{/main}}{{/l}}",
                with: ["l": "<h1>{{frame.school}}</h1>{{$main}}{{/main}}"])
                == "<h1>Collège Claude-Monet</h1>Le Horla")
    }

    @Test("the usual page: each tag on its line, no blank line left")
    func usualPage() throws {
        let page = """
            {{! Une page. }}
            {{<layouts/portal}}
              {{$title}}{{page.title}}{{/title}}
              {{$main}}
              <ul>
                {{#page.facts}}
                <li>{{.}}</li>
                {{/page.facts}}
              </ul>
              {{/main}}
            {{/layouts/portal}}

            """
        let layout = """
            <title>{{$title}}{{/title}}</title>
            <main>
              {{$main}}
              {{/main}}
            </main>

            """
        #expect(
            try show(page, with: ["layouts/portal": layout]) == """
                <title>Le Horla</title>
                <main>
                  <ul>
                    <li>1887</li>
                    <li>conte</li>
                  </ul>
                </main>

                """)
    }

    @Test("a layout alone on its line is indented and takes the line, its end on the same line or not")
    func standalone() throws {
        #expect(try show("Hé,\n  {{<l}}{{/l}}\n", with: ["l": "un\ndeux\n"]) == "Hé,\n  un\n  deux\n")
        #expect(try show("Hé,\n  {{<l}}\n  {{/l}}\n!", with: ["l": "un\ndeux\n"]) == "Hé,\n  un\n  deux\n!")
        #expect(
            try show("{{<l}}{{$b}}\nun\ndeux\n{{/b}}{{/l}}\n", with: ["l": "[\n{{$b}}\n{{/b}}\n]\n"])
                == "[\nun\ndeux\n]\n")
        #expect(try show("test {{<l}}{{$b}}x{{/b}}{{/l}}\n", with: ["l": "{{$b}}...{{/b}}"]) == "test x\n")
    }

    @Test("text on several lines fills a block as it is")
    func newlines() throws {
        #expect(try show("{{<l}}{{$b}}\na\n\n:(\n{{/b}}{{/l}}", with: ["l": "{{$b}}d{{/b}}"]) == "a\n\n:(\n")
        #expect(
            try show("{{<l}}{{$b}}x{{/b}}{{/l}}", with: ["l": "stop:\n  {{$b}}d{{/b}}\n"]) == "stop:\n  x\n")
    }

    @Test("a card with a block goes down nested data as well as a partial does")
    func recursion() throws {
        let shelves = [Reading.Shelf(label: "8", shelves: [Reading.Shelf(label: "84")])]
        #expect(
            try show(
                "{{#page.shelves}}{{>shelf}}{{/page.shelves}}", Reading(shelves: shelves),
                with: [
                    "shelf":
                        "{{<card}}{{$body}}{{label}}{{#shelves}}{{>shelf}}{{/shelves}}{{/body}}{{/card}}",
                    "card": "({{$body}}{{/body}})",
                ]) == "(8(84))")
    }
}
