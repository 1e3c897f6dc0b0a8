import CEpoll
import Glibc

/// A large body on its way to disk. The file goes when nobody holds it any more.
final class SpooledFile: @unchecked Sendable {
    // Written by the reactor while the body arrives, only read once the request is complete.
    let path: String
    private(set) var size = 0
    private var file: Int32

    init(folder: String) throws {
        var template = Array((folder + "/" + Self.prefix + "XXXXXX").utf8CString)
        file = mkostemp(&template, O_CLOEXEC)
        guard file >= 0 else { throw SystemError("create a temporary file in \(folder)") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        finish()
        unlink(path)
    }

    func append(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { throw SystemError("write \(path)") }
                rest = rest.dropFirst(written)
            }
        }
        size += bytes.count
    }

    func finish() {
        if file >= 0 { close(file) }
        file = -1
    }

    /// Removes what a killed process left behind more than an hour ago.
    static func sweep(_ folder: String) {
        guard let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        let limit = time(nil) - 3600
        while let entry = readdir(entries) {
            let name = DirectoryEntry.name(of: entry)
            guard name.utf8.starts(with: prefix.utf8) else { continue }
            var facts = stat()
            let path = folder + "/" + name
            if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_mtim.tv_sec < limit {
                unlink(path)
            }
        }
    }

    private static let prefix = "lutrin-upload-"
}
