import Formats
import Testing

@Suite("CSV tables")
struct CSVTests {
    private func cells(_ text: String) throws -> [[String]] { try CSV(Array(text.utf8)).rows.map(\.cells) }

    @Test("semicolons, commas and tabs are told apart by the first line, outside quotations")
    func separators() throws {
        #expect(try cells("a;b;c\n1;2,5;3\n") == [["a", "b", "c"], ["1", "2,5", "3"]])
        #expect(try cells("a,b\r\n1;2,3\r\n") == [["a", "b"], ["1;2", "3"]])
        #expect(try cells("a\tb\n1\t2") == [["a", "b"], ["1", "2"]])
        #expect(try cells("\"x;y;z\",b,c\n1,2,3") == [["x;y;z", "b", "c"], ["1", "2", "3"]])
        #expect(try cells("sep=,\na,b;c;d") == [["a", "b;c;d"]])
        #expect(try cells("seul\nautre") == [["seul"], ["autre"]])
    }

    @Test("quotations hold separators, line ends and doubled quotation marks (RFC 4180 §2)")
    func quotations() throws {
        #expect(
            try cells("a;b\n\"x;\"\"y\"\"\";\"deux\r\nlignes\"\n") == [
                ["a", "b"], ["x;\"y\"", "deux\r\nlignes"],
            ])
        #expect(try cells("a;b\n5\" de large;\"q\"suite") == [["a", "b"], ["5\" de large", "qsuite"]])
        #expect(try cells("a;b\n;\n\n;;x;") == [["a", "b"], ["", "", "x", ""]])
        #expect(try CSV(Array("a\n\"1\n2\"\n3".utf8)).rows.map(\.line) == [1, 2, 4])
        #expect(throws: FormatError("Ligne 2\u{A0}: un guillemet ouvert n’est jamais fermé.")) {
            try cells("a\n\"b;c\n")
        }
    }

    @Test("a byte order mark is not a letter, Windows-1252 is understood, and a spreadsheet file is refused")
    func characters() throws {
        #expect(try CSV([0xEF, 0xBB, 0xBF] + Array("é;b".utf8)).rows.first?.cells == ["é", "b"])
        // « Élève;cœur » in Windows-1252.
        let bytes: [UInt8] = [0xC9, 0x6C, 0xE8, 0x76, 0x65, 0x3B, 0x63, 0x9C, 0x75, 0x72]
        #expect(try CSV(bytes).rows.first?.cells == ["Élève", "cœur"])
        #expect(throws: FormatError.self) { try CSV([0x50, 0x4B, 3, 4, 0, 0]) }
        #expect(try CSV([]).rows == [])
    }

    @Test("what goes out comes back, and no cell is a formula")
    func written() throws {
        let rows = [
            ["Nom", "Note"], ["Côté; \"dit\"", " bord "], ["deux\nlignes", "a,b"], ["=1+1", "+33 1"],
            ["-5", "@x"],
            ["\tx", "'entre guillemets"],
        ]
        let bytes = CSV.bytes(of: rows)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let read = try CSV(bytes).rows.map(\.cells)
        for cell in read.joined() {
            #expect(!["=", "+", "-", "@", "\t"].contains { cell.hasPrefix($0) }, "\(cell)")
        }
        #expect(read.map { $0.map(CSV.unguarded) } == rows)
    }

    @Test("any bytes give rows or one sentence, never a crash")
    func anyBytes() {
        var state: UInt64 = 7
        let alphabet = Array("a;,\t\"\r\n'=é".utf8) + [0xFF, 0x80]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(state >> 60) + 3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            do { _ = try CSV(bytes) } catch { #expect(!error.reason.isEmpty) }
        }
    }
}
