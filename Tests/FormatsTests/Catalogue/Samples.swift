// Records and files that the catalogue tests make up, and the way to the real ones.
import Foundation
import Testing

@testable import Formats

/// A raw ISO 2709 record, built byte by byte, apart from the product's own writer.
struct RawRecord {
    var leader = "nam0 22     a  450 "
    var fields: [(tag: String, bytes: [UInt8])] = []

    init(unimarc title: String = "Le Petit Prince", _ others: [(String, String)] = []) {
        add("001", "K1")
        add("100", "  $a20010203d1999    m  y0frey50      ba")
        add("200", "1 $a" + title)
        for (tag, text) in others { add(tag, text) }
    }

    init(marc21 title: String, _ others: [(String, String)] = [], charset: String = "a") {
        leader = "cam " + charset + "22      a 4500"
        add("001", "M1")
        add("008", "001005s2001    fr       b    001 0 fre  ")
        add("245", "10$a" + title)
        for (tag, text) in others { add(tag, text) }
    }

    /// `$` stands for the subfield mark; bytes that are not text are added as they are.
    mutating func add(_ tag: String, _ text: String) {
        add(tag, bytes: text.utf8.map { $0 == UInt8(ascii: "$") ? 0x1F : $0 })
    }

    mutating func add(_ tag: String, bytes: [UInt8]) {
        fields.append((tag, bytes))
    }

    mutating func replace(_ tag: String, _ text: String) {
        fields.removeAll { $0.tag == tag }
        add(tag, text)
    }

    var bytes: [UInt8] {
        var directory = ""
        var data: [UInt8] = []
        for field in fields {
            directory += field.tag + padded(field.bytes.count + 1, 4) + padded(data.count, 5)
            data += field.bytes + [0x1E]
        }
        let base = 24 + directory.utf8.count + 1
        // Positions 5 to 11, the base address, positions 17 to 23.
        let head =
            padded(base + data.count + 1, 5) + leader.prefix(7) + padded(base, 5)
            + leader.dropFirst(12).prefix(7)
        return Array(head.utf8) + Array(directory.utf8) + [0x1E] + data + [0x1D]
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        String(repeating: "0", count: width - String(value).count) + String(value)
    }
}

/// A file that lives as long as the test reads it.
func withFile<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
    let path = NSTemporaryDirectory() + "lutrin-" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

func items(_ bytes: [UInt8], dialect: MarcDialect? = nil) throws -> [CatalogueItem] {
    try withFile(bytes) { path in
        let reader = try CatalogueReader(path: path, dialect: dialect)
        var items: [CatalogueItem] = []
        while let item = try reader.next() { items.append(item) }
        return items
    }
}

extension [CatalogueItem] {
    var titles: [String] {
        compactMap { if case .record(let description) = $0 { description.title } else { nil } }
    }

    var problems: [RecordProblem] {
        compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
    }

    var descriptions: [RecordDescription] {
        compactMap { if case .record(let description) = $0 { description } else { nil } }
    }
}

func field(_ tag: String, _ indicators: String = "  ", _ text: String) -> MarcRecord.DataField {
    let bytes = Array(indicators.utf8)
    let subfields = text.split(separator: "$").map { part in
        MarcRecord.Subfield(part.utf8.first ?? 0x20, String(part.dropFirst()))
    }
    return MarcRecord.DataField(tag, bytes[0], bytes[1], subfields)
}

/// Real records of other people: read in place, never part of this repository.
enum RealRecords {
    static func path(_ name: String) -> String? {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<8 {
            folder.deleteLastPathComponent()
            let path = folder.appendingPathComponent("shared/data/" + name).path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        print("\(name) is not on this machine (shared/data): only made-up records are tested.")
        return nil
    }
}

/// A generator that gives the same numbers at every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
