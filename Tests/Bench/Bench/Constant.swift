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

    @Flag(help: "A worker answers, as for a page; otherwise the reactor does, as for a static file.")
    var byWorker = false

    func run() throws {
        let url = URL(fileURLWithPath: file)
        let files = try StaticFiles(folder: url.deletingLastPathComponent().path, prefix: "/")
        let page = [UInt8](try Data(contentsOf: url))
        var configuration = ServerConfiguration(host: "127.0.0.1", port: port)
        configuration.workers = workers
        if !byWorker { configuration.atOnce = AtOnce(below: "/") { files.response(to: $0) } }
        let server = WebServer(configuration: configuration) { _ in
            Response(contentType: "text/html; charset=utf-8", body: page)
        }
        try server.stopOnSignals()
        print("http://127.0.0.1:\(try server.start())/")
        fflush(nil)
        server.waitUntilStopped()
    }
}
