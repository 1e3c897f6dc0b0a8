import Foundation
import Testing

@testable import Templating

@Suite("Errors of syntax")
struct SyntaxErrorTests {
    @Test("a section that is never closed is told where it is opened")
    func unclosed() throws {
        #expect(
            try complaints("a\n  é {{#page.isFirst}}\n")
                == ["reading.mustache:2:5: {{#page.isFirst}}: this is never closed"])
        #expect(
            try complaints("{{<l}}{{$a}}", with: ["l": "{{$a}}{{/a}}"])
                == [
                    "reading.mustache:1:1: {{<l}}: this is never closed",
                    "reading.mustache:1:7: {{$a}}: this is never closed",
                ])
    }

    @Test("a section closed by another name is told, and so is a name that nothing opened")
    func mismatched() throws {
        #expect(
            try complaints("{{#page.isFirst}}\n{{^page.isLast}}\n{{/page.isFirst}}")
                == ["reading.mustache:2:1: {{^page.isLast}}: this is never closed"])
        #expect(
            try complaints("x {{/page.isFirst}}")
                == ["reading.mustache:1:3: {{/page.isFirst}}: nothing of that name is open"])
    }

    @Test("a tag without its closing braces is told")
    func braces() throws {
        #expect(
            try complaints("\n {{page.title") == [
                "reading.mustache:2:2: this tag is never closed: }} is missing"
            ])
        #expect(
            try complaints("{{{page.snippet}}")
                == ["reading.mustache:1:1: this tag is never closed: }}} is missing"])
        #expect(
            try complaints("{{! page") == ["reading.mustache:1:1: this tag is never closed: }} is missing"])
    }

    @Test("other delimiters are refused", arguments: ["{{=<% %>=}}", "{{= | | =}}"])
    func delimiters(tag: String) throws {
        #expect(
            try complaints("\r\n" + tag)
                == ["reading.mustache:2:1: delimiters are always {{ and }}: {{= =}} is not supported"])
    }

    @Test(
        "what is not a name is refused",
        arguments: [
            "{{}}", "{{ }}", "{{a b}}", "{{page.}}", "{{.page}}", "{{page..x}}", "{{>}}", "{{>*page.x}}",
            "{{>../x}}",
            "{{>/x}}", "{{$}}{{/}}", "{{page.a-b}}", "{{{{page.x}}}}",
        ])
    func names(tag: String) throws {
        let first = try #require(try complaints(tag).first)
        #expect(first.hasPrefix("reading.mustache:1:1: "))
        #expect(first.hasSuffix(": this is not a name"))
    }

    @Test("what would be lost between the blocks of a layout is refused")
    func insideParent() throws {
        let layout = ["l": "{{$a}}{{/a}}"]
        #expect(
            try complaints("{{<l}}\n perdu {{$a}}x{{/a}}\n{{/l}}", with: layout)
                == [
                    "reading.mustache:1:1: {{<l}}: there is text between its blocks, which would not be shown: put it in one"
                ])
        #expect(
            try complaints(
                "{{<l}}\n{{page.title}}{{#page.isFirst}}x{{/page.isFirst}}{{! permis }}\n{{/l}}", with: layout
            )
                == [
                    "reading.mustache:2:1: {{page.title}}: inside {{<l}} only blocks are shown: put this in one",
                    "reading.mustache:2:15: {{#page.isFirst}}: inside {{<l}} only blocks are shown: put this in one",
                ])
    }

    @Test("a block filled twice is refused")
    func twice() throws {
        #expect(
            try complaints("{{<l}}{{$a}}x{{/a}}{{$a}}y{{/a}}{{/l}}", with: ["l": "{{$a}}{{/a}}"])
                == ["reading.mustache:1:20: {{$a}}: this block is filled twice"])
    }

    @Test("a file that is not in UTF-8 is named, a template that nobody uses is read too")
    func encoding() throws {
        let shelf = try TemplateShelf(["reading": "{{page.title}}"])
        try shelf.put(Data([0x41, 0xE9, 0x42]), in: "old/latin")
        let errors = #expect(throws: TemplateErrors.self) {
            try Templates(folder: shelf.path, frame: Frame.self, views: [Reading.self])
        }
        #expect(errors?.description == "old/latin.mustache: this file is not in UTF-8")
    }

    @Test("a folder that is not there is named")
    func noFolder() throws {
        let errors = #expect(throws: TemplateErrors.self) {
            try Templates(folder: "/nowhere/at-all", frame: Frame.self, views: [Reading.self])
        }
        #expect(
            errors?.list.first?.description.hasPrefix("/nowhere/at-all: this folder cannot be read") == true)
        #expect(errors?.list.last?.description == "reading.mustache: Reading: there is no such template")
    }

    @Test("an error of syntax is not drowned in what follows from it")
    func noEcho() throws {
        #expect(
            try complaints("{{#page.rows}}\n{{title}}\n{{/page.row}}\n{{title}}")
                == [
                    "reading.mustache:1:1: {{#page.rows}}: this is never closed",
                    "reading.mustache:3:1: {{/page.row}}: nothing of that name is open",
                ])
    }
}
