import Testing

@testable import Templating

@Suite("Whatever is written in a template")
struct AnyTemplateTests {
    /// The same “chance” at every run.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static let scraps = [
        "{{", "}}", "{{{", "}}}", "{{#page.rows}}", "{{/page.rows}}", "{{#facts}}", "{{/facts}}", "{{title}}",
        "{{.}}",
        "{{page.title}}", "{{^page.note}}", "{{#page.note}}", "{{/page.note}}", "{{note}}", "{{>reading}}",
        "{{>row}}",
        "{{<layout}}", "{{/layout}}", "{{$main}}", "{{/main}}", "{{! x", "\n", "\r\n", "  ", "é",
        "{{{page.snippet}}}",
        "{{#page.shelves}}", "{{/page.shelves}}", "{{>shelf}}", "{{#page.isFirst}}", "{{/page.isFirst}}",
        "text",
    ]

    @Test("the answer is a page or a list of errors, each with its place", arguments: 1...8)
    func soup(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let others = [
            "layout": "<{{$main}}{{>row}}{{/main}}>\n", "row": "{{page.title}}",
            "shelf": "{{label}}{{#shelves}}{{>shelf}}{{/shelves}}",
        ]
        var parts = Parts()
        parts.learn(Reading.self, for: "reading.mustache")
        parts.learn(Frame.self, for: "frame")
        let page = Reading(shelves: [.init(label: "8", shelves: [.init(label: "84")])])
        var pages = 0
        for _ in 0..<150 {
            let count = Int.random(in: 1...9, using: &dice)
            let text = (0..<count).compactMap { _ in Self.scraps.randomElement(using: &dice) }.joined()
            var errors: [TemplateError] = []
            var templates: [String: Template] = [:]
            for (name, text) in others.merging(["reading": text], uniquingKeysWith: { $1 }) {
                let parsed = Parser.parse(Array(text.utf8), file: name)
                templates[name] = parsed.template
                errors += parsed.errors
            }
            let bound = Binder.bind(
                "reading", of: templates, page: Reading.self, frame: Frame.self, parts: parts)
            errors += bound.errors
            #expect(errors.allSatisfy { $0.line != nil && !$0.problem.isEmpty })
            guard errors.isEmpty else { continue }
            pages += 1
            try withUnsafePointer(to: page) { page in
                try withUnsafePointer(to: Frame()) { frame in
                    let bytes = try Renderer.render(bound.program, page: page, frame: frame, expecting: 64)
                    #expect(String(validating: bytes, as: UTF8.self) != nil)
                }
            }
        }
        #expect(pages > 0)
    }
}
