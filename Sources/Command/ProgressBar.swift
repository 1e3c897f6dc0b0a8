import Foundation

/// A progress bar on a terminal; nothing where the error output is a file.
final class ProgressBar {
    private let label: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shown = -1

    init(label: String) {
        self.label = label
    }

    func show(_ done: Int, of total: Int) {
        let percent = total > 0 ? min(100, done * 100 / total) : 100
        guard isTerminal, percent != shown else { return }
        shown = percent
        let full = percent * 30 / 100
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
        ErrorOutput.write("\r\(label)  \(bar) \(percent) %", terminator: "")
    }

    /// Says something above the bar.
    func interrupt(with line: String) {
        clear()
        ErrorOutput.write(line)
    }

    func end() {
        clear()
    }

    private func clear() {
        if isTerminal, shown >= 0 { ErrorOutput.write("\r\u{1B}[2K", terminator: "") }
        shown = -1
    }
}

/// The error output.
enum ErrorOutput {
    static func write(_ text: String, terminator: String = "\n") {
        FileHandle.standardError.write(Data((text + terminator).utf8))
    }
}
