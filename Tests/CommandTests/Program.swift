import Foundation
import GRDB
import Library
import Storage
import Testing

/// The built program `lutrin`, run as a person would, on a data folder of its own.
final class Program {
    let data: String
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "lutrin-command-" + UUID().uuidString
        data = folder + "/data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// What a run left: its exit code and what it said.
    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Beside the tests.
    static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "lutrin").path

    /// The root of the project.
    static let home = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    func start(_ arguments: [String], output: Pipe = Pipe(), errors: Pipe = Pipe()) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments + ["--data", data]
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    func run(_ arguments: String...) throws -> Outcome {
        try run(arguments)
    }

    func run(_ arguments: [String]) throws -> Outcome {
        let (output, errors) = (folder + "/output", folder + "/errors")
        for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments + ["--data", data]
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus,
            output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8),
        )
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Every row of the tables of a portal, to see whether anything changed.
    func contents(of rne: String) throws -> [String] {
        let file = try StoredFile(opening: "\(data)/portals/\(rne).sqlite", kind: PortalSchema.kind)
        return try file.read { db in
            try [
                "portal", "record", "recordDescription", "recordIdentifier", "copy", "recordText",
                "importRun", "catalogueColumns",
            ]
            .flatMap { table in try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table): \($0)" }
            }
        }
    }
}
