import CEpoll
import Glibc

/// A regular file being sent, whole or in part, with what tells its version. Closed with its last owner.
final class OpenFile {
    let size: Int
    /// From what changes when a file does: its number, its size, the instant of its last change.
    let tag: String
    let modified: String
    private let file: Int32
    private(set) var rest: Range<Int>

    init(_ path: String) throws {
        file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw SystemError("open \(path)") }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw SystemError("send \(path)", code: EISDIR)
        }
        size = Int(facts.st_size)
        rest = 0..<size
        let changed =
            UInt64(bitPattern: Int64(facts.st_mtim.tv_sec)) &* 1_000_000_000 &+ UInt64(facts.st_mtim.tv_nsec)
        let parts = [UInt64(facts.st_ino), UInt64(size), changed].map { String($0, radix: 16) }
        tag = "\"" + parts.joined(separator: "-") + "\""
        modified = HTTPDate.text(of: facts.st_mtim.tv_sec)
    }

    deinit { close(file) }

    func narrow(to range: Range<Int>) { rest = range.clamped(to: rest) }

    /// Copies to the socket in the kernel. Returns what `sendfile` says.
    func send(to socket: Int32) -> Int {
        var offset = off_t(rest.lowerBound)
        let sent = sendfile(socket, file, &offset, rest.count)
        if sent > 0 { rest = (rest.lowerBound + sent)..<rest.upperBound }
        return sent
    }
}
