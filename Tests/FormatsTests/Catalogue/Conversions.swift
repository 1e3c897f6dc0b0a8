// The ways that a description can go out and come back, and where the records of the tests are.
import Foundation
import Testing

@testable import Formats

enum Conversion: CaseIterable, CustomTestStringConvertible {
    case memoA, memoB, memoWindows, iso2709, marcXml

    var testDescription: String {
        switch self {
        case .memoA: "MémoNotices A"
        case .memoB: "MémoNotices B"
        case .memoWindows: "MémoNotices B in windows-1252"
        case .iso2709: "UNIMARC ISO 2709"
        case .marcXml: "UNIMARC MARCXML"
        }
    }

    static let memo: [Conversion] = [.memoA, .memoB, .memoWindows]

    func bytes(_ descriptions: [RecordDescription]) throws -> [UInt8] {
        switch self {
        case .memoA: MemoNoticesWriter(.a).bytes(of: descriptions)
        case .memoB: MemoNoticesWriter(.b).bytes(of: descriptions)
        case .memoWindows: MemoNoticesWriter(.b, .windows1252).bytes(of: descriptions)
        case .iso2709:
            try descriptions.flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }
        case .marcXml: MarcXmlWriter.bytes(of: descriptions.map { MarcRecord(unimarc: $0) })
        }
    }

    func andBack(_ descriptions: [RecordDescription]) throws -> [RecordDescription] {
        let found = try items(try bytes(descriptions))
        return found.problems.isEmpty ? found.descriptions : []
    }
}

/// The names of the fields that differ, with both values.
func differences(_ one: RecordDescription, _ other: RecordDescription) -> [String] {
    guard one != other else { return [] }
    return zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children).compactMap {
        left, right in
        let (before, after) = (String(reflecting: left.value), String(reflecting: right.value))
        return before == after ? nil : "\(left.label ?? ""): \(before) → \(after)"
    }
}

/// Records of files, read once for all the tests.
enum TravellingRecords {
    /// Every record of the demo's catalogues.
    static let demo = Result {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        folder.appendPathComponent("Content/demo")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".xml") }.sorted().flatMap { name in
            try read(folder.appendingPathComponent(name).path)
        }
    }

    /// Other people's, where this machine has them; one in eight of the large file, which is the last.
    static let real = Result {
        var records: [RecordDescription] = []
        for name in ["loc-french-youth.mrc", "unimarc-one.dat"] {
            if let path = RealRecords.path(name) { records += try read(path) }
        }
        guard let path = RealRecords.path("loc-french-a.mrc") else { return records }
        return records + (try read(path)).enumerated().filter { $0.offset % 8 == 0 }.map(\.element)
    }

    private static func read(_ path: String) throws -> [RecordDescription] {
        let reader = try CatalogueReader(path: path)
        var found: [RecordDescription] = []
        while let item = try reader.next() {
            if case .record(let description) = item { found.append(description) }
        }
        return found
    }
}
