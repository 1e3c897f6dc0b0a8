// What other programs read in the files that the portal writes: yaz-marcdump, pymarc, and Python's own XML parser.
// Each test needs its program, and says so where it is missing.
import Foundation
import Testing

@testable import Formats

@Suite struct IndependentReadersTests {
    @Test("yaz-marcdump reads every field of the UNIMARC files", arguments: ["marc", "marcxml"])
    func yaz(format: String) throws {
        guard let yaz = Judge.yaz else { return }
        let records = try Judge.records()
        try withFile(try Judge.bytes(records, format)) { path in
            let text = try yaz.says(["-i", format, "-o", "json", path])
            let objects = text.split(separator: "\n}\n").map { $0 + "\n}" }
            try Judge.expect(objects.map { Data($0.utf8) }, toBe: records)
        }
    }

    @Test("pymarc reads every field of the UNIMARC files", arguments: ["marc", "marcxml"])
    func pymarc(format: String) throws {
        guard let python = Judge.pymarc else { return }
        let script = """
            import json, pymarc, sys
            if sys.argv[1] == "marc":
                records = pymarc.MARCReader(open(sys.argv[2], "rb"), to_unicode=True, force_utf8=True)
            else:
                records = pymarc.parse_xml_to_array(sys.argv[2])
            for record in records:
                print(json.dumps(record.as_dict()))
            """
        let records = try Judge.records()
        try withFile(try Judge.bytes(records, format)) { path in
            let text = try python.says(["-c", script, format, path])
            try Judge.expect(text.split(separator: "\n").map { Data($0.utf8) }, toBe: records)
        }
    }

    @Test("any XML parser reads every field of the MémoNotices files", arguments: MemoGeneration.allCases)
    func xml(generation: MemoGeneration) throws {
        guard let python = Judge.python else { return }
        let script = """
            import json, sys, xml.etree.ElementTree as tree
            for record in tree.parse(sys.argv[1]).getroot():
                print(json.dumps([[field.tag, field.text] for field in record.iter() if len(field) == 0]))
            """
        let descriptions = try Judge.descriptions()
        for encoding in MemoNoticesWriter.Encoding.allCases {
            let bytes = MemoNoticesWriter(generation, encoding).bytes(of: descriptions)
            try withFile(bytes) { path in
                let lines = try python.says(["-c", script, path]).split(separator: "\n")
                #expect(lines.count == descriptions.count)
                for (line, description) in zip(lines, descriptions) {
                    let fields = try JSONDecoder().decode([[String]].self, from: Data(line.utf8))
                    #expect(fields == MemoWriting.element(description, generation).leaves)
                }
            }
        }
    }
}

extension MemoElement {
    fileprivate var leaves: [[String]] {
        children.isEmpty ? [[name, text]] : children.flatMap(\.leaves)
    }
}

/// Another program, and how it is asked.
struct Judge {
    let path: String

    static var yaz: Judge? { found("yaz-marcdump", needs: "yaz", [Judge(path: "/usr/bin/yaz-marcdump")]) }
    static var python: Judge? { found("python3", needs: "python3", pythons) }

    static var pymarc: Judge? {
        let able = pythons.filter { (try? $0.says(["-c", "import pymarc"])) != nil }
        return found("pymarc", needs: "pymarc (Tests/Tools/judges installs it)", able)
    }

    static var zxing: Judge? {
        let able = pythons.filter { (try? $0.says(["-c", "import zxingcpp, PIL"])) != nil }
        return found("zxing-cpp", needs: "zxing-cpp and Pillow (Tests/Tools/judges installs them)", able)
    }

    /// The one that `make test` prepares, or any other.
    private static var pythons: [Judge] {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = [root.path + "/.build/judges-venv/bin/python"] + folders.map { $0 + "/python3" }
        return paths.map(Judge.init)
    }

    private static func found(_ name: String, needs package: String, _ judges: [Judge]) -> Judge? {
        let judge = judges.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        if judge == nil { print("\(name) is not on this machine: it needs \(package).") }
        return judge
    }

    struct Failure: Error { let reason: String }

    func says(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(reason: path) }
        return String(decoding: said, as: UTF8.self)
    }

    /// The fullest record there is, one that is hard to write, and a tenth of the demo's.
    static func descriptions() throws -> [RecordDescription] {
        var awkward = RecordDescription.full
        awkward.sourceKey = "2"
        awkward.title = "« Œuvre » & <balises> \"citées\" 𝄞 ñ \u{0151}"
        let demo = try TravellingRecords.demo.get().enumerated().filter { $0.offset % 10 == 0 }
        return [.full, awkward] + demo.map(\.element)
    }

    static func records() throws -> [MarcRecord] {
        try descriptions().map { MarcRecord(unimarc: $0) }
    }

    static func bytes(_ records: [MarcRecord], _ format: String) throws -> [UInt8] {
        guard format == "marc" else { return MarcXmlWriter.bytes(of: records) }
        return try records.flatMap { try Iso2709Writer.bytes(of: $0) }
    }

    /// MARC-in-JSON, as both programs write it: a list of fields, each with its tag for key.
    static func expect(_ found: [Data], toBe records: [MarcRecord]) throws {
        #expect(found.count == records.count)
        for (data, record) in zip(found, records) {
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let fields = try #require(object["fields"] as? [[String: Any]])
            #expect(fields.flatMap(lines) == record.lines)
            let leader = try #require(object["leader"] as? String)
            #expect(leader.dropFirst(5).prefix(4) == record.leader.dropFirst(5).prefix(4))
        }
    }

    private static func lines(_ field: [String: Any]) -> [String] {
        field.flatMap { tag, content -> [String] in
            guard let field = content as? [String: Any] else { return ["\(tag) \(content)"] }
            let subfields = field["subfields"] as? [[String: String]] ?? []
            let indicators = "\(field["ind1"] ?? "?")\(field["ind2"] ?? "?")"
            return subfields.flatMap { $0.map { "\(tag) \(indicators) \($0.key) \($0.value)" } }
        }
    }
}

extension MarcRecord {
    fileprivate var lines: [String] {
        controlFields.map { "\($0.tag) \($0.value)" }
            + dataFields.flatMap { field in
                field.subfields.map { subfield in
                    let indicators = [field.indicator1, field.indicator2].map(Self.character).joined()
                    return "\(field.tag) \(indicators) \(Self.character(subfield.code)) \(subfield.value)"
                }
            }
    }

    private static func character(_ byte: UInt8) -> String {
        String(Unicode.Scalar(byte))
    }
}
