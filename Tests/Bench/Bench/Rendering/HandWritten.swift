// The same page by hand: appends to one array of bytes, as a patient programmer would write them.
import Templating

struct HandWritten {
    private(set) var bytes: [UInt8] = []

    static func page(_ page: BenchPage, in frame: BenchFrame) -> [UInt8] {
        var output = HandWritten()
        output.bytes.reserveCapacity(32_768)
        output.write(page, in: frame)
        return output.bytes
    }

    mutating func raw(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    mutating func raw(_ markup: HTML) {
        bytes.append(contentsOf: markup.markup.utf8)
    }

    /// Escapes as the engine does, run by run. (None of the example's texts holds a control or a noncharacter.)
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for place in 0..<utf8.count {
                let replacement: StaticString
                switch utf8[place] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                default: continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
                raw(replacement)
                start = place + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    mutating func icon(_ name: String, of frame: BenchFrame) {
        raw("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"")
        text(frame.icons)
        raw("#")
        text(name)
        raw("\"></use></svg>")
    }
}
