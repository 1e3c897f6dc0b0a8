// The examples of CommonMark's own specification (0.31), which `Tests/Tools/judges` fetches.
import Foundation
import Testing

@testable import Formats

@Suite struct CommonMarkTests {
    @Test("every example of CommonMark gives its HTML, but those of raw HTML, which is left out")
    func plain() throws {
        guard let examples = try Example.all() else { return }
        #expect(examples.count == 652)
        let differing = examples.filter { Markdown.html($0.markdown) != $0.html }
        #expect(Set(differing.map(\.example)) == Self.rawHTML.union(Self.newer))
        for example in differing where Self.rawHTML.contains(example.example) {
            #expect(example.markdown.contains("<"))
            #expect(dangers(in: Markdown.html(example.markdown)) == [], "\(example.markdown)")
        }
    }

    @Test("and so does a text of a procedure, where it has nothing of ours")
    func procedures() throws {
        guard let examples = try Example.all() else { return }
        let common = examples.filter { example in
            let isOurs =
                // Headings are numbered, pictures and links asked for, HTML is left out.
                ["<h", "<img", "<a href=\"\"", "></a>"].contains { example.html.contains($0) }
                || Self.rawHTML.union(Self.newer).contains(example.example)
                || Self.ours.contains(example.example)
            return !isOurs
        }
        #expect(common.count > 470)
        for example in common {
            let shown = ShownText(example.markdown)
            #expect(shown.html == example.html, "\(example.example): \(example.markdown)")
        }
    }

    /// Raw HTML in what is expected.
    private static let rawHTML: Set<Int> = Set(148...191).union(613...617).union(625...631).union([
        21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 623, 642, 643,
    ])
    /// Since 0.31, signs such as £ count as punctuation before and after emphasis; libcmark 0.30 does not.
    private static let newer: Set<Int> = [354]
    /// A link to a heading that is not there, and schemes that no page of ours may hold.
    private static let ours: Set<Int> = [501, 596, 598, 599, 601]

    private struct Example: Decodable {
        let markdown: String
        let html: String
        let example: Int

        /// Nil, and a word in the output, where they have not been fetched.
        static func all() throws -> [Example]? {
            var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            for _ in 0..<4 { root.deleteLastPathComponent() }
            let path = root.path + "/.build/judges-venv/commonmark.json"
            guard let data = FileManager.default.contents(atPath: path) else {
                print("No examples of CommonMark: Tests/Tools/judges fetches them.")
                return nil
            }
            return try JSONDecoder().decode([Example].self, from: data)
        }
    }
}
