import CEpoll
import Glibc

/// What remains to be written of an answer: head and body in one call where they fit, then perhaps a file.
struct Outgoing {
    enum Progress {
        case done
        /// The client does not read as fast as we write.
        case blocked
        case gone
    }

    var head: [UInt8] = []
    var body: [UInt8] = []
    var file: OpenFile?
    var closesAfter = false
    private(set) var sent = 0

    /// Empties it, and keeps the memory of the head for the next one.
    mutating func reset() {
        head.removeAll(keepingCapacity: true)
        body = []
        file = nil
        sent = 0
        closesAfter = false
    }

    mutating func send(to socket: Int32) -> Progress {
        while sent < head.count + body.count {
            let written = sendBytes(to: socket)
            if written > 0 {
                sent += written
            } else if let progress = Self.progress(after: written) {
                return progress
            }
        }
        while let file, !file.rest.isEmpty {
            let written = file.send(to: socket)
            // Zero: the file has been cut short meanwhile, and the length is already announced.
            if written == 0 { return .gone }
            if written < 0, let progress = Self.progress(after: written) { return progress }
        }
        return .done
    }

    private static func progress(after result: Int) -> Progress? {
        if result < 0 && errno == EINTR { return nil }
        return result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .blocked : .gone
    }

    private func sendBytes(to socket: Int32) -> Int {
        let flags = Int32(MSG_NOSIGNAL) | (file == nil ? 0 : Int32(MSG_MORE))
        return head.withUnsafeBytes { head in
            body.withUnsafeBytes { body in
                let headRest = UnsafeRawBufferPointer(rebasing: head.dropFirst(sent))
                let bodyRest = UnsafeRawBufferPointer(rebasing: body.dropFirst(max(0, sent - head.count)))
                var parts = (Self.part(headRest), Self.part(bodyRest))
                return withUnsafeMutableBytes(of: &parts) { parts in
                    var message = msghdr()
                    message.msg_iov = parts.bindMemory(to: iovec.self).baseAddress
                    message.msg_iovlen = 2
                    return sendmsg(socket, &message, flags)
                }
            }
        }
    }

    private static func part(_ bytes: UnsafeRawBufferPointer) -> iovec {
        iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
    }
}
