import Foundation

/// A folder of a test's own.
final class TemporaryFolder: Sendable {
    let path: String

    init(_ files: [String: [UInt8]] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "lutrin-web-" + UUID().uuidString)
        path = url.path
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, bytes) in files {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    var names: [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: path) } catch { return ["?"] }
    }

    /// Bytes of all its files.
    var size: Int {
        var sizes = 0
        for name in names {
            var facts = stat()
            if stat(path + "/" + name, &facts) == 0 { sizes += Int(facts.st_size) }
        }
        return sizes
    }
}

enum Pause {
    static func milliseconds(_ count: UInt32) { usleep(count * 1000) }
}
