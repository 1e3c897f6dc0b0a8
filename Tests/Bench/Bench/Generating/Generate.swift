import ArgumentParser
import Formats
import Foundation

/// `bench generate`
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Writes a synthetic catalogue (UNIMARC, ISO 2709) and, beside it, FILE.queries: what its readers ask.",
    )

    @Argument(help: "The catalogue to write.")
    var file: String

    @Option(help: "How many records.")
    var records: Int

    @Option(help: "Another seed, another library.")
    var seed: UInt64 = 2026

    @Option(help: "How many questions.")
    var queries = 4_000

    func run() throws {
        var catalogue = SyntheticCatalogue(seed: seed)
        guard FileManager.default.createFile(atPath: file, contents: nil),
            let output = FileHandle(forWritingAtPath: file)
        else { throw BenchError("\(file) cannot be written") }
        var bytes: [UInt8] = []
        var titles: [String] = []
        var total = 0
        for number in 1...max(1, records) {
            let record = catalogue.next()
            if titles.count < 2_000 { titles.append(record.title) }
            bytes += try Iso2709Writer.bytes(of: MarcRecord(unimarc: record))
            if bytes.count > 1 << 20 || number == records {
                try output.write(contentsOf: bytes)
                total += bytes.count
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try output.close()
        var log = QueryLog(of: catalogue.vocabulary, titles: titles, seed: seed)
        let questions = (0..<queries).map { _ in log.next() }.joined(separator: "\n")
        try Data((questions + "\n").utf8).write(to: URL(fileURLWithPath: file + ".queries"))
        try Report.print(["records": records, "bytes": total, "queries": queries])
    }
}
