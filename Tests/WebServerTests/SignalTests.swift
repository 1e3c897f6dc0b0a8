import Foundation
import Testing

@testable import WebServer

@Suite("Signals")
struct SignalTests {
    /// Built beside the tests; where it is not, there is nothing to send a signal to.
    static let program: URL? = {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = tests.deletingLastPathComponent().appending(path: "webserver-bench")
        return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
    }()

    @Test(
        "SIGTERM and SIGINT end the program gently", .enabled(if: program != nil),
        arguments: [SIGTERM, SIGINT])
    func gentleEnd(_ signal: Int32) throws {
        let folder = try TemporaryFolder(["page.html": TestSite.page])
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [folder.path + "/page.html", "0"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(UInt16(line.split(separator: " ").last?.dropLast() ?? ""))
        let client = try TestClient(port: port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().body == TestSite.page)
        kill(process.processIdentifier, signal)
        #expect(client.isClosedByServer())
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(folder.names == ["page.html"])
    }
}
