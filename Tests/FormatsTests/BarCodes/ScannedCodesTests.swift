// What another program reads in the bars: zxing-cpp, on pictures of the symbols. It needs that program, and says so
// where it is missing.
import Foundation
import Testing

@testable import Formats

@Suite("Code 128 under a scanner")
struct ScannedCodesTests {
    @Test("zxing-cpp reads every printable character of ASCII, mixed sets and numbers of every length")
    func scanned() throws {
        guard let python = Judge.zxing else { return }
        let printable = (UInt8(0x20)..<0x7F).map { String(UnicodeScalar($0)) }
        let texts =
            stride(from: 0, to: printable.count, by: 12).map {
                "A" + printable[$0..<min($0 + 12, printable.count)].joined() + "z"
            }
            + (1...14).map { String("98765432101234".prefix($0)) }
            + ["C000254", "ab1234", "12ab345678X9", "a\tB\u{1}c", "0001", "L-2026/117"]
        let folder = NSTemporaryDirectory() + "lutrin-codes-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { print("left: \(folder)") }
        }
        for (place, text) in texts.enumerated() {
            let picture = try Self.picture(of: #require(Code128(text)))
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(place).pgm"))
        }
        let script = """
            import json, sys, zxingcpp
            from PIL import Image
            for place in range(int(sys.argv[2])):
                found = zxingcpp.read_barcodes(Image.open(f"{sys.argv[1]}/{place}.pgm"))
                print(json.dumps([[code.format.name, list(code.bytes)] for code in found]))
            """
        let lines = try python.says(["-c", script, folder, String(texts.count)]).split(separator: "\n")
        #expect(lines.count == texts.count)
        for (line, text) in zip(lines, texts) {
            let bytes = Array(text.utf8).map(String.init).joined(separator: ", ")
            #expect(line == "[[\"Code128\", [\(bytes)]]]", "\(text.debugDescription)")
        }
    }

    /// Three pixels a module, in the grey map that every program reads.
    private static func picture(of code: Code128) -> [UInt8] {
        var row = [UInt8](repeating: 255, count: code.moduleCount * 3)
        for bar in code.bars {
            for pixel in bar.start * 3..<(bar.start + bar.width) * 3 { row[pixel] = 0 }
        }
        return Array("P5 \(row.count) 60 255\n".utf8) + Array(repeating: row, count: 60).flatMap(\.self)
    }
}
