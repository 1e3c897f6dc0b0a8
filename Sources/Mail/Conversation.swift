/// How far the talk with a server has gone: libcurl has one error for several refusals, which the last command tells
/// apart.
final class Conversation {
    enum Stage: Equatable {
        case connecting, greeting, securing, authenticating, sender, recipient, text
    }

    private(set) var stage = Stage.connecting
    /// The last line that the server said: « 550 5.1.1 Boîte inconnue ».
    private(set) var reply = ""
    private var remaining: ArraySlice<UInt8>
    /// What follows is courtesy: the reply that matters was the one before.
    private var isOver = false
    private let isStopping: @Sendable () -> Bool

    init(sending bytes: [UInt8], isStopping: @escaping @Sendable () -> Bool) {
        remaining = bytes[...]
        self.isStopping = isStopping
    }

    /// The whole text has been handed over.
    var isTextSent: Bool { stage == .text && remaining.isEmpty }
    var mustStop: Bool { isStopping() }

    /// The next bytes of the message, at most as many as there is room for.
    func give(into room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, remaining.count)
        room.copyBytes(from: remaining.prefix(count))
        remaining = remaining.dropFirst(count)
        return count
    }

    /// Passwords pass here too: nothing but the verb is looked at, and nothing is kept.
    func hearSent(_ line: some Collection<UInt8>) {
        let verb = String(decoding: line.prefix(5), as: UTF8.self).uppercased()
        switch verb {
        case "EHLO ", "HELO ": stage = .greeting
        case "START": stage = .securing
        case "AUTH ": stage = .authenticating
        case "MAIL ": stage = .sender
        case "RCPT ": stage = .recipient
        case "DATA\r", "DATA": stage = .text
        case "QUIT\r", "QUIT": isOver = true
        default: break
        }
    }

    func hearReceived(_ line: some Collection<UInt8>) {
        guard !isOver else { return }
        let words = String(decoding: line.prefix(200), as: UTF8.self).unicodeScalars.map {
            $0.properties.generalCategory == .control ? " " : String($0)
        }
        reply = words.joined().split(separator: " ").joined(separator: " ")
    }
}
