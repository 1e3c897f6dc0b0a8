import Foundation
import Testing

@testable import Fetching

@Suite("A site in HTTPS is asked")
struct SecureSiteTests {
    /// Python's own web server with a certificate of its own authority.
    private final class SecureSite {
        private struct Greeting: Decodable {
            let port: Int
            let authority: String
        }

        private let process = Process()
        private let input = Pipe()
        private let greeting: Greeting

        init?(_ arguments: String...) throws {
            var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            for _ in 0..<3 { root.deleteLastPathComponent() }
            let python = root.path + "/.build/judges-venv/bin/python"
            guard FileManager.default.isExecutableFile(atPath: python) else {
                print("No site in HTTPS to test against: Tests/Tools/judges installs trustme.")
                return nil
            }
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments =
                [
                    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/web_site.py"
                ] + arguments
            process.standardInput = input
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            var line = Data()
            while line.last != 0x0A {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                line += more
            }
            greeting = try JSONDecoder().decode(Greeting.self, from: line)
        }

        deinit {
            do { try input.fileHandleForWriting.close() } catch {}
            process.waitUntilExit()
        }

        func fetch(isTrusted: Bool = true) throws -> String {
            var fetcher = Fetcher()
            fetcher.asksOwnNetwork = true
            if isTrusted { fetcher.authorities = greeting.authority }
            let address = try #require(WebAddress("https://localhost:\(greeting.port)/"))
            return try String(decoding: fetcher.fetch(.init(address, token: "j")).body, as: UTF8.self)
        }
    }

    @Test("when its certificate is known, and is of that name; else nothing is sent")
    func certificates() throws {
        guard let good = try SecureSite("localhost"), let other = try SecureSite("ailleurs.example") else {
            return
        }
        #expect(try good.fetch() == "Bearer j")
        #expect(throws: FetchError.untrustedCertificate) { try good.fetch(isTrusted: false) }
        #expect(throws: FetchError.untrustedCertificate) { try other.fetch() }
    }
}
