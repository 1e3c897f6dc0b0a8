import Glibc

/// A system call that failed, with what it was about.
package struct SystemError: Error, Sendable, CustomStringConvertible {
    package let code: Int32
    package let action: String

    /// Takes the code of the call that has just failed on this thread.
    init(_ action: String, code: Int32 = errno) {
        self.code = code
        self.action = action
    }

    package var description: String { "\(action): \(String(cString: strerror(code)))" }
}
