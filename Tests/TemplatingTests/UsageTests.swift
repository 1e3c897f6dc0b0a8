import Testing

@testable import Templating

@Suite("What nobody uses, and examples")
struct UsageTests {
    struct Note: View {
        static let template = "note"
        static let examples = [Note(), Note(title: "")]
        var title = "t"
        var isLong = false
        var lines: [Line] = []
        var extra: Line?
        var ghosts: [Ghost] = []

        struct Line: ViewPart {
            var text = ""
            var comment: String?
        }

        struct Ghost: ViewPart {
            var name = ""
        }
    }

    struct Bare: ViewPart {
        var school = "s"
        var links: [String] = []
    }

    private func templates(_ files: [String: String]) throws -> Templates {
        let shelf = try TemplateShelf(files)
        return try Templates(folder: shelf.path, frame: Bare.self, views: [Note.self])
    }

    @Test("properties that no template reads are listed, those inside an unread one are not")
    func properties() throws {
        let templates = try templates([
            "note":
                "{{<l}}{{$b}}{{#page.lines}}{{text}}{{/page.lines}}{{^page.isLong}}x{{/page.isLong}}{{/b}}{{/l}}",
            "l": "{{frame.school}}{{$b}}{{page.title}}{{/b}}",
        ])
        #expect(
            templates.unusedProperties() == [
                "UsageTests.Bare.links", "UsageTests.Note.Line.comment", "UsageTests.Note.extra",
                "UsageTests.Note.ghosts", "UsageTests.Note.title",
            ])
    }

    @Test("templates that no view leads to are listed")
    func unusedTemplates() throws {
        let templates = try templates(["note": "{{>p}}", "p": "{{<q}}{{/q}}", "q": "", "old/r": "{{>q}}"])
        #expect(templates.unusedTemplates() == ["old/r"])
    }

    @Test("an example that the check refuses is told with its number")
    func examples() throws {
        let templates = try templates(["note": "{{page.title}}"])
        #expect(templates.checkExamples(Note.self, in: Bare()) == [])
        #expect(
            templates.checkExamples(Note.self, in: Bare()) { page in page.isEmpty ? ["the page is empty"] : []
            }
                == ["UsageTests.Note, example 2: the page is empty"])
    }

    @Test("a view without examples is told, and one that cannot be rendered")
    func noExamples() throws {
        struct Nothing: View {
            static let template = "note"
            static let examples: [Nothing] = []
        }
        let templates = try templates(["note": ""])
        #expect(templates.checkExamples(Nothing.self, in: Bare()).count == 1)
        #expect(
            templates.checkExamples(Reading.self, in: Bare())
                == ["Reading, example 1: Reading was not given to Templates at start"])
    }

    @Test("all views of a list can be checked in a loop")
    func loop() throws {
        let templates = try templates(["note": ""])
        let views: [any View.Type] = [Note.self]
        for view in views { #expect(templates.checkExamples(view, in: Bare()).isEmpty) }
    }
}
