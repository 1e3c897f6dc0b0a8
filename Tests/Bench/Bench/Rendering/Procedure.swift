import ArgumentParser
import Formats

/// `bench procedure`
struct Procedure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Reads and renders a procedure of 30 kB in Markdown, everything in it, and the same bytes as CommonMark alone.",
    )

    @Option(help: "How many procedures a round.")
    var count = 300

    @Option(help: "How many rounds, one and the other in turn.")
    var rounds = 5

    func run() throws {
        let source = Self.source(of: 30_000)
        let rendered = MarkdownText(source).rendered(with: Guide())
        guard rendered.faults.isEmpty, rendered.contents.count > 20 else {
            throw BenchError("the procedure is not read as it is written: \(rendered.faults.prefix(3))")
        }
        var (ours, common) = (Samples(), Samples())
        for _ in 0..<rounds {
            for _ in 0..<count {
                _ = ours.measure { MarkdownText(source).rendered(with: Guide()).pieces.count }
            }
            ours.endRound()
            for _ in 0..<count { _ = common.measure { Markdown.html(source).utf8.count } }
            common.endRound()
        }
        try Report.print([
            "procedure": ours.figures, "commonMark": common.figures, "bytes": source.utf8.count,
        ])
    }

    private struct Guide: MarkdownGuide {
        func holds(_ condition: MarkdownCondition) -> Bool? { condition.holds(for: "liberscol") }
        func knows(_ directive: MarkdownDirective) -> Bool { true }
        func address(of link: String) -> String? { "/procedures/" + link }
        func picture(_ name: String) -> MarkdownPicture? {
            MarkdownPicture(address: "/images/" + name, width: 1_280, height: 800)
        }
    }

    /// Sections with a bit of everything, as the shipped procedures have.
    private static func source(of size: Int) -> String {
        var generator = SeededGenerator(seed: 30)
        let vocabulary = Vocabulary(using: &generator)
        func words(_ count: Int) -> String {
            Vocabulary.capitalized(vocabulary.phrase(count, using: &generator))
        }
        var text = "---\ntitre: \(words(4))\ndate: 2026-11-21\nent: [liberscol]\n---\n"
        while text.utf8.count < size {
            text += """
                ## \(words(4))

                \(words(30)) **\(words(3))** [\(words(2))](procedure:x), *\(words(3))* `\(words(1))`[^1].

                > [!ATTENTION]
                > \(words(20))

                ### \(words(3))

                1. [ ] \(words(8))
                2. [ ] \(words(6)), [\(words(2))](page:y)

                {{si ent=liberscol}}
                \(words(25))
                {{sinon}}
                \(words(10))
                {{fin}}

                | \(words(1)) | \(words(1)) | \(words(1)) |
                |:----|:---:|----:|
                | \(words(3)) | `\(words(1))` | 72 h |
                | \(words(2)) | \(words(2)) | 24 h |

                ![\(words(5))](ecran.png "\(words(4))")

                {{bouton:emprunteurs}}


                """
        }
        return text + "[^1]: \(words(12))\n"
    }
}
