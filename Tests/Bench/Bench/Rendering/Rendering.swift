import ArgumentParser
import Templating

/// `bench rendering`
struct Rendering: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Renders a frozen results page by the template engine, and by hand-written appends of the same bytes.",
    )

    @Option(help: "The folder of the frozen templates.")
    var templates = "Tests/Bench/Templates"

    @Option(help: "How many pages a round.")
    var count = 2_000

    @Option(help: "How many rounds, engine and hand in turn.")
    var rounds = 5

    func run() throws {
        let engine = try Templates(folder: templates, frame: BenchFrame.self, views: [BenchPage.self])
        let (page, frame) = (BenchPage(rows: 20), BenchFrame.example)
        let bytes = try check(engine.render(page, in: frame), against: HandWritten.page(page, in: frame))
        var (rendered, written) = (Samples(), Samples())
        for _ in 0..<rounds {
            for _ in 0..<count { _ = try rendered.measure { try engine.render(page, in: frame).count } }
            rendered.endRound()
            for _ in 0..<count { _ = written.measure { HandWritten.page(page, in: frame).count } }
            written.endRound()
        }
        try Report.print(["engine": rendered.figures, "hand": written.figures, "bytes": bytes])
    }

    private func check(_ rendered: [UInt8], against written: [UInt8]) throws -> Int {
        guard rendered != written else { return rendered.count }
        let place =
            zip(rendered, written).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(rendered.count, written.count)
        func around(_ bytes: [UInt8]) -> String {
            String(decoding: bytes.dropFirst(max(0, place - 60)).prefix(120), as: UTF8.self)
        }
        throw BenchError(
            "the two pages differ at byte \(place): « \(around(rendered)) » / « \(around(written)) »")
    }
}
