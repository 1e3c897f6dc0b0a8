import Foundation
import Testing

@testable import Templating

@Suite("Views that a template cannot show")
struct ViewTypeTests {
    struct Numbers: View {
        static let template = "reading"
        static let examples: [Numbers] = []
        let title: String
        let count: Int
        let day: Date
        let choice: Choice
        let shared: Shared
        let any: any ViewPart
        let list: [Int]
        let lists: [[String]]
        let optionalList: [String]?
        let flags: [Bool]
        let flag: Bool?
        let plain: NotAPart
        let plains: [NotAPart]
        let table: [String: String]
        let choices: [Choice]
        let act: @Sendable () -> Void
        let row: Row
        let page: String

        enum Choice: ViewPart { case one }
        final class Shared: ViewPart {}
        struct NotAPart { let text: String }
        struct Row: ViewPart { let weight: Double }
    }

    enum Whole: View {
        static let template = "reading"
        static let examples: [Whole] = []
        case one
    }

    @Test("every stored property of another type is named with its type")
    func types() throws {
        let found = try complaints("", views: [Numbers.self])
        let rule =
            "a template takes String, HTML, Bool, structs that conform to ViewPart, and arrays or optionals of those but Bool"
        let expected = [
            ("Row.weight", "Double"), ("any", "ViewPart"), ("act", "@Sendable () -> ()"),
            ("choice", "Choice"),
            ("choices", "Array<Choice>"), ("count", "Int"), ("day", "Date"), ("flag", "Optional<Bool>"),
            ("flags", "Array<Bool>"), ("list", "Array<Int>"), ("lists", "Array<Array<String>>"),
            ("optionalList", "Optional<Array<String>>"), ("plain", "NotAPart"), ("plains", "Array<NotAPart>"),
            ("shared", "Shared"), ("table", "Dictionary<String, String>"),
        ]
        let lines = expected.map {
            "reading.mustache: ViewTypeTests.Numbers.\($0): \($1) cannot be shown: \(rule)"
        }
        let taken =
            "reading.mustache: ViewTypeTests.Numbers.page: this name is taken by the root of that name"
        #expect(Set(found) == Set(lines + [taken]))
    }

    @Test("a key that reads such a property is told so, not that there is none")
    func keyOfOtherType() throws {
        struct Count: View {
            static let template = "reading"
            static let examples: [Count] = []
            let count: Int
        }
        let found = try complaints("{{page.count}}", views: [Count.self])
        #expect(found.count == 2)
        #expect(
            found.last == "reading.mustache:1:1: {{page.count}}: “count” is not of a type for templates")
    }

    @Test("a view that is not a struct is refused")
    func enumView() throws {
        #expect(
            try complaints("", views: [Whole.self])
                == ["reading.mustache: ViewTypeTests.Whole: only a struct can be given to a template"])
    }

    @Test("a frame is held to the same rules")
    func frame() throws {
        struct Clock: ViewPart { let hour: Int }
        let shelf = try TemplateShelf(["reading": ""])
        let errors = #expect(throws: TemplateErrors.self) {
            try Templates(folder: shelf.path, frame: Clock.self, views: [Reading.self])
        }
        #expect(errors?.list.count == 1)
        #expect(errors?.list.first?.key?.hasSuffix("Clock.hour") == true)
    }

    @Test("a view without its template is named")
    func noTemplate() throws {
        struct Lost: View {
            static let template = "lost/page"
            static let examples: [Lost] = []
        }
        let found = try complaints("", views: [Reading.self, Lost.self])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("lost/page.mustache: ") == true)
        #expect(found.first?.hasSuffix("Lost: there is no such template") == true)
    }

    @Test("a page or a frame that was not announced is refused when rendering")
    func foreign() throws {
        struct Other: View {
            static let template = "reading"
            static let examples: [Other] = []
        }
        struct OtherFrame: ViewPart {}
        let shelf = try TemplateShelf(["reading": ""])
        let templates = try Templates(folder: shelf.path, frame: Frame.self, views: [Reading.self])
        #expect(throws: RenderError.unboundView("Other")) { try templates.render(Other(), in: Frame()) }
        #expect(throws: RenderError.foreignFrame("OtherFrame")) {
            try templates.render(Reading(), in: OtherFrame())
        }
    }
}
