import Foundation
import Testing

@testable import Templating

@Suite("Several readers at once")
struct ConcurrencyTests {
    @Test("each gets the page of his own view", arguments: [nil, Duration.zero])
    func threads(interval: Duration?) async throws {
        let shelf = try TemplateShelf([
            "reading": "{{#page.rows}}{{>row}}{{/page.rows}}{{page.title}}{{#page.note}}{{.}}{{/page.note}}",
            "row": "{{title}}{{#facts}}{{.}}{{/facts}};",
        ])
        let templates = try Templates(
            folder: shelf.path, frame: Frame.self, views: [Reading.self], checkingEvery: interval)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in 0..<8 {
                group.addTask {
                    let title = "lecteur numéro \(reader), un titre assez long pour être alloué"
                    let rows = (0..<reader).map { Reading.Row(title: "\($0)", facts: [title], note: nil) }
                    let expected = (0..<reader).map { "\($0)\(title);" }.joined() + title + title
                    for _ in 0..<50 {
                        let page = try templates.render(
                            Reading(title: title, rows: rows, note: title), in: Frame())
                        #expect(String(decoding: page, as: UTF8.self) == expected)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
