/// Follows fenced code (CommonMark §4.5) line after line, to leave what is in it alone.
///
/// Containers are only guessed: quotes and list markers before a fence are passed over, and a fence opened in a quote
/// ends with it.
struct CodeFences {
    private var fence: (mark: UInt8, length: Int, isQuoted: Bool)?

    /// Whether the line is part of fenced code.
    mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
        if let fence {
            let content = line.drop { Self.isIndent($0) || $0 == UInt8(ascii: ">") }
            let isQuoted = line[line.startIndex..<content.startIndex].contains(UInt8(ascii: ">"))
            if !fence.isQuoted || isQuoted {
                let run = content.prefix { $0 == fence.mark }
                if run.count >= fence.length, content[run.endIndex...].isBlank { self.fence = nil }
                return true
            }
            self.fence = nil
        }
        let content = line.drop(while: Self.isContainer)
        guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return false
        }
        let run = content.prefix { $0 == mark }
        guard run.count >= 3, mark == UInt8(ascii: "~") || !content[run.endIndex...].contains(mark) else {
            return false
        }
        let isQuoted = line[line.startIndex..<content.startIndex].contains(UInt8(ascii: ">"))
        fence = (mark, run.count, isQuoted)
        return true
    }

    private static func isIndent(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func isContainer(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"),
            UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
