import Foundation
import Mail
import Testing

/// A real mail server in Python (aiosmtpd), as long as the test holds it.
final class MailServerProcess {
    /// What the server says of a message, read by Python's own `email` package.
    struct Received: Decodable {
        let sender: String
        let recipients: [String]
        let subject: String
        let fromName: String
        let toName: String
        let date: String
        let identifier: String
        let fields: [String]
        let text: String
        let isEncrypted: Bool
        let hello: String
        let longestLine: Int
        let defects: [String]
    }

    private struct Greeting: Decodable {
        let port: Int
        let authority: String
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending: [UInt8] = []
    private let greeting: Greeting

    /// Nil, and a word in the output, on a machine that has no aiosmtpd.
    static func start(_ arguments: String...) throws -> MailServerProcess? {
        guard let python else {
            print("No mail server to test against: Tests/Tools/judges installs aiosmtpd.")
            return nil
        }
        return try MailServerProcess(python: python, arguments)
    }

    private static let python: String? = {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let path = root.path + "/.build/judges-venv/bin/python"
        let packages = root.path + "/.build/judges-venv/requirements.txt"
        guard FileManager.default.isExecutableFile(atPath: path),
            let known = try? String(contentsOfFile: packages, encoding: .utf8), known.contains("aiosmtpd")
        else { return nil }
        return path
    }()

    private init(python: String, _ arguments: [String]) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("mail_server.py").path
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = Self.line(from: output, pending: &pending)
        greeting = try JSONDecoder().decode(Greeting.self, from: Data(line))
    }

    deinit {
        do { try input.fileHandleForWriting.close() } catch {}
        process.waitUntilExit()
    }

    var port: Int { greeting.port }

    /// A client's settings for this server; its own authority is trusted.
    func settings(
        _ security: MailServer.Security = .none, login: MailServer.Login? = nil, isTrusted: Bool = true,
        host: String = "localhost",
    ) throws -> MailServer {
        var server = try #require(MailServer(host: host, port: port, security: security, login: login))
        if isTrusted { server.authorities = greeting.authority }
        return server
    }

    /// The next message that it took; waits for it.
    func received() throws -> Received {
        try JSONDecoder().decode(Received.self, from: Data(Self.line(from: output, pending: &pending)))
    }

    /// Stops it; nothing listens on its port any more.
    func stop() throws {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static func line(from output: Pipe, pending: inout [UInt8]) -> [UInt8] {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = Array(pending[..<end])
                pending.removeFirst(end + 1)
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return pending }
            pending += more
        }
    }
}
