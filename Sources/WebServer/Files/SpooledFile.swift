import CEpoll
import Glibc
import Synchronization

/// The room that all the large bodies share.
final class SpoolRoom: Sendable {
    private let taken = Atomic<Int>(0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// - Throws: `NoRoom`.
    func take(_ count: Int) throws {
        guard taken.add(count, ordering: .relaxed).newValue <= limit else {
            taken.subtract(count, ordering: .relaxed)
            throw NoRoom()
        }
    }

    func give(_ count: Int) { taken.subtract(count, ordering: .relaxed) }

    struct NoRoom: Error {}
}

/// A large body on its way to disk. The file goes when nobody holds it any more.
final class SpooledFile: @unchecked Sendable {
    // Written by the reactor while the body arrives, only read once the request is complete.
    let path: String
    private(set) var size = 0
    private var file: Int32
    private let room: SpoolRoom

    init(folder: String, room: SpoolRoom) throws {
        self.room = room
        var template = Array((folder + "/" + Self.prefix + "XXXXXX").utf8CString)
        file = mkostemp(&template, O_CLOEXEC)
        guard file >= 0 else { throw SystemError("create a temporary file in \(folder)") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        finish()
        unlink(path)
        room.give(size)
    }

    func append(_ bytes: [UInt8]) throws {
        try room.take(bytes.count)
        size += bytes.count
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { throw SystemError("write \(path)") }
                rest = rest.dropFirst(written)
            }
        }
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
