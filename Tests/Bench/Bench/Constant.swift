import ArgumentParser
import Foundation
import WebServer

/// `bench constant`
struct Constant: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves one constant page, beside which nginx serves the same bytes as a file.",
    )

    @Argument(help: "The page.")
    var file: String

    @Option(help: "The port; 0 lets the system choose.")
    var port: UInt16 = 0

    @Option(help: "The threads that answer.")
    var workers: Int?

    func run() throws {
        let page = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        var configuration = ServerConfiguration(host: "127.0.0.1", port: port)
        configuration.workers = workers
        let server = WebServer(configuration: configuration) { _ in
            Response(contentType: "text/html; charset=utf-8", body: page)
        }
        try server.stopOnSignals()
        print("http://127.0.0.1:\(try server.start())/")
        fflush(nil)
        server.waitUntilStopped()
    }
}
