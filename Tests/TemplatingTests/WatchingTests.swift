import Foundation
import Synchronization
import Testing

@testable import Templating

@Suite("Editing templates while the server runs")
struct WatchingTests {
    private let reported = Reported()

    final class Reported: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ errors: TemplateErrors) {
            lines.withLock { $0.append(errors.description) }
        }

        var all: [String] {
            lines.withLock { $0 }
        }
    }

    private func watch(_ shelf: TemplateShelf, every interval: Duration? = .zero) throws -> Templates {
        try Templates(
            folder: shelf.path, frame: Frame.self, views: [Reading.self], checkingEvery: interval,
            onError: { [reported] in reported.add($0) })
    }

    private func page(_ templates: Templates) throws -> String {
        String(decoding: try templates.render(Reading(), in: Frame()), as: UTF8.self)
    }

    @Test("an edited template is taken at the next page, and so is a new partial")
    func edit() throws {
        let shelf = try TemplateShelf(["reading": "un"])
        let templates = try watch(shelf)
        #expect(try page(templates) == "un")
        try shelf.put("{{page.title}}", in: "reading")
        #expect(try page(templates) == "Le Horla")
        try shelf.put("{{>partials/new}}!", in: "reading")
        try shelf.put("nouveau", in: "partials/new")
        #expect(try page(templates) == "nouveau!")
        #expect(templates.lastErrors == nil)
        #expect(reported.all.isEmpty)
    }

    @Test("an edit with an error leaves the page as it was, and is told once until it is mended")
    func mistake() throws {
        let shelf = try TemplateShelf(["reading": "un"])
        let templates = try watch(shelf)
        try shelf.put("{{page.x", in: "reading")
        #expect(try page(templates) == "un")
        #expect(try page(templates) == "un")
        #expect(
            templates.lastErrors?.description
                == "reading.mustache:1:1: this tag is never closed: }} is missing")
        #expect(reported.all == ["reading.mustache:1:1: this tag is never closed: }} is missing"])
        try shelf.put("deux", in: "reading")
        #expect(try page(templates) == "deux")
        #expect(templates.lastErrors == nil)
        #expect(reported.all.count == 1)
    }

    @Test("a template taken away leaves the page as it was until it is back")
    func removal() throws {
        let shelf = try TemplateShelf(["reading": "un"])
        let templates = try watch(shelf)
        try shelf.remove("reading")
        #expect(try page(templates) == "un")
        #expect(templates.lastErrors?.list.first?.problem == "there is no such template")
        try shelf.put("trois", in: "reading")
        #expect(try page(templates) == "trois")
    }

    @Test("the folder is not looked at again before its time")
    func interval() throws {
        let shelf = try TemplateShelf(["reading": "un"])
        let templates = try watch(shelf, every: .seconds(3600))
        try shelf.put("deux", in: "reading")
        #expect(try page(templates) == "un")
    }

    @Test("without watching, an edit waits for the next start")
    func notWatching() throws {
        let shelf = try TemplateShelf(["reading": "un"])
        let templates = try watch(shelf, every: nil)
        try shelf.put("deux", in: "reading")
        #expect(try page(templates) == "un")
        #expect(templates.lastErrors == nil)
    }
}
