/// What libcmark would spend on a text: some short texts ask for hours or gigabytes.
///
/// libcmark copies the address and the title of a reference wherever it is called; and at each link it goes back
/// through the `![` of the paragraph that open no picture (`![[]()`, quadratic in 0.30).
struct MarkdownCost {
    let isTooHigh: Bool

    init(_ text: MarkdownLines) {
        var (brackets, longestDefinition, definition) = (0, 0, 0)
        var (pictures, links, steps) = (0, 0, 0)
        for line in text.lines {
            let words = text.bytes[line.range]
            var content = words.drop {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ">")
            }
            if content.isEmpty {
                steps += pictures * links
                (definition, pictures, links) = (0, 0, 0)
                continue
            }
            if Self.beginsItem(content) {
                definition = 0
                content = content.drop { $0 != UInt8(ascii: "[") && $0 < 0x40 }
            }
            if definition > 0 || content.first == UInt8(ascii: "[") {
                definition += words.count
                longestDefinition = max(longestDefinition, definition)
            }
            var last: UInt8 = 0
            for byte in words {
                switch byte {
                case UInt8(ascii: "]"):
                    links += 1
                    brackets += 1
                case UInt8(ascii: "[") where last == UInt8(ascii: "!"): pictures += 1
                default: break
                }
                last = byte
            }
        }
        isTooHigh = brackets * longestDefinition > 200_000_000 || steps + pictures * links > 100_000_000
    }

    /// A list item ends the paragraph before it (CommonMark §5.3).
    private static func beginsItem(_ line: ArraySlice<UInt8>) -> Bool {
        guard let sign = line.first, let space = line.dropFirst().first else { return false }
        let isSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "*") || sign == UInt8(ascii: "+")
        return isSign && space == UInt8(ascii: " ") && !line.dropFirst(2).isBlank
    }
}
