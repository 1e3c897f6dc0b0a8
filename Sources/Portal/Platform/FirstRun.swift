import Foundation
import Storage
import Synchronization

/// The code that whoever starts the program reads in the terminal, and types on the first page: nobody else makes an
/// empty server theirs.
package final class FirstRun: Sendable {
    package let code: String
    private let wrongTries = Mutex(0)
    private static let mostTries = 20

    package init(random: (Int) -> [UInt8] = RandomBytes.system) {
        let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
        let word = random(8).map { String(letters[Int($0) % letters.count]) }.joined()
        code = word.prefix(4) + "-" + word.suffix(4)
    }

    /// After too many wrong tries no code is right any more, until the program is started again.
    func accepts(_ typed: String) -> Bool {
        let plain = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        let isRight = plain == code.filter { $0 != "-" }
        return wrongTries.withLock { tries in
            guard tries < Self.mostTries else { return false }
            if !isRight { tries += 1 }
            return isRight
        }
    }
}

extension Site {
    /// No portal yet, and somebody at the terminal who may make the first.
    var isEmpty: Bool {
        guard firstRun != nil else { return false }
        do {
            return try folder.platform.portals(limit: 1).total == 0
        } catch {
            logger.error("the list of portals cannot be read: \(error)")
            return false
        }
    }
}
