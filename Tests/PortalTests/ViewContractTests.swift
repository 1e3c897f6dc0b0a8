import Foundation
import Templating
import Testing

@testable import Portal

@Suite("Every view and its template")
struct ViewContractTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test("no property of a view is made for nothing")
    func unusedProperties() {
        #expect(campus.site.templates.unusedProperties() == [])
    }

    @Test("no template is left behind")
    func unusedTemplates() {
        #expect(campus.site.templates.unusedTemplates() == [])
    }

    @Test(
        "every example, none, one, many, long and hostile, gives a well-formed page with one title and nothing unescaped"
    )
    func examples() {
        for view in Site.views {
            #expect(problems(of: view) == [])
        }
    }

    private func problems<Page: View>(of type: Page.Type) -> [String] {
        campus.site.templates.checkExamples(
            type, in: FrameView(platform: campus.site.assets, title: Examples.hostile)
        ) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let document = try TestPage.parse(text)
            var problems: [String] = []
            if try document.nodes(forXPath: "//h1").count != 1 { problems.append("not one h1") }
            if try document.nodes(forXPath: "//b").count != 0 {
                problems.append("hostile markup came through")
            }
            let ids = try document.nodes(forXPath: "//@id").compactMap(\.stringValue)
            if Set(ids).count != ids.count { problems.append("an id stands twice") }
            for path in try document.nodes(forXPath: "//label/@for").compactMap(\.stringValue)
            where !ids.contains(path) {
                problems.append("a label for nothing: \(path)")
            }
            return problems
        }
    }
}
