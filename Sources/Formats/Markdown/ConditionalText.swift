/// The lines of a text and the conditions that stand in them: `{{si ent=liberscol}}`, `{{sinon}}`, `{{fin}}`.
struct ConditionalText: Sendable {
    private enum Part: Sendable {
        case words(Range<Int>)
        case endOfLine(number: Int)
        /// Nil: a condition that could not be read.
        case open(MarkdownCondition?, line: Int)
        case otherwise
        case close
        /// One that no longer hides anything.
        case tag
    }

    private let text: MarkdownLines
    /// Nil: the text holds no condition.
    private var parts: [Part]?
    private(set) var faults: [MarkdownFault] = []

    init(_ text: MarkdownLines) {
        self.text = text
        var reader = Reader(text)
        reader.read()
        if reader.holdsTags { parts = reader.parts }
        faults = reader.faults
    }

    /// The same without its tags: what they hide is shown, on both sides of a `{{sinon}}`.
    var withEveryBranch: ConditionalText {
        var whole = self
        whole.parts = parts?.map { part in
            switch part {
            case .words, .endOfLine: part
            case .open, .otherwise, .close, .tag: .tag
            }
        }
        return whole
    }

    /// The lines that are shown. Those where nothing is left but a hidden text or a tag are left out.
    func lines(
        where holds: (MarkdownCondition) -> Bool?, unknown: (Int, MarkdownCondition) -> Void
    ) -> MarkdownLines {
        guard let parts else { return text }
        var shown = MarkdownLines()
        shown.bytes.reserveCapacity(text.bytes.count)
        var open: [(isShown: Bool, truth: Bool?)] = []
        var isShown = true
        var start = 0
        var isTouched = false
        for part in parts {
            switch part {
            case .words(let range):
                if isShown { shown.bytes.append(contentsOf: text.bytes[range]) } else { isTouched = true }
            case .endOfLine(let number):
                if isTouched || !isShown, shown.bytes[start...].isBlank {
                    shown.bytes.removeSubrange(start...)
                } else {
                    shown.lines.append(.init(number: number, range: start..<shown.bytes.count))
                }
                start = shown.bytes.count
                isTouched = false
            case .open(let condition, let line):
                let truth = condition.flatMap(holds)
                if let condition, truth == nil { unknown(line, condition) }
                open.append((isShown, truth))
                isShown = isShown && truth == true
                isTouched = true
            case .otherwise:
                if let last = open.last { isShown = last.isShown && last.truth == false }
                isTouched = true
            case .close:
                if let last = open.popLast() { isShown = last.isShown }
                isTouched = true
            case .tag: isTouched = true
            }
        }
        return shown
    }

    private struct Reader {
        let text: MarkdownLines
        var parts: [Part] = []
        var faults: [MarkdownFault] = []
        var holdsTags = false
        /// Where the conditions that are open stand, and whether their `{{sinon}}` was met.
        private var open: [(line: Int, isOtherwise: Bool)] = []

        init(_ text: MarkdownLines) {
            self.text = text
        }

        mutating func read() {
            var fences = CodeFences()
            for line in text.lines {
                let words = text.bytes[line.range]
                if !fences.take(words), words.contains(UInt8(ascii: "{")) {
                    read(words, number: line.number)
                } else if !words.isEmpty {
                    parts.append(.words(line.range))
                }
                parts.append(.endOfLine(number: line.number))
            }
            for condition in open { faults.append(.init(line: condition.line, kind: .conditionWithoutEnd)) }
        }

        private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
            var start = line.startIndex
            var place = start
            while place < line.endIndex {
                switch line[place] {
                case UInt8(ascii: "\\"): place += 2
                case UInt8(ascii: "`"): place = Self.endOfCode(in: line, from: place)
                case UInt8(ascii: "{"):
                    guard let tag = Tag(line[place...]) else {
                        place += 1
                        continue
                    }
                    if start < place { parts.append(.words(start..<place)) }
                    take(tag, number: number)
                    place += tag.length
                    start = place
                default: place += 1
                }
            }
            if start < line.endIndex { parts.append(.words(start..<line.endIndex)) }
        }

        private mutating func take(_ tag: Tag, number: Int) {
            holdsTags = true
            switch tag.kind {
            case .open(let words):
                let condition = MarkdownCondition(words)
                if condition == nil { faults.append(.init(line: number, kind: .malformedCondition(words))) }
                open.append((number, false))
                parts.append(.open(condition, line: number))
            case .otherwise:
                guard let last = open.indices.last, !open[last].isOtherwise else {
                    faults.append(.init(line: number, kind: .otherwiseWithoutCondition))
                    return
                }
                open[last].isOtherwise = true
                parts.append(.otherwise)
            case .close:
                guard open.popLast() != nil else {
                    faults.append(.init(line: number, kind: .endWithoutCondition))
                    return
                }
                parts.append(.close)
            }
        }

        /// Past a code span that ends on the same line (CommonMark §6.1), or past the backticks that open none.
        private static func endOfCode(in line: ArraySlice<UInt8>, from start: Int) -> Int {
            let mark = UInt8(ascii: "`")
            let length = line[start...].prefix { $0 == mark }.count
            var place = start + length
            while let next = line[place...].firstIndex(of: mark) {
                let run = line[next...].prefix { $0 == mark }.count
                place = next + run
                if run == length { return place }
            }
            return start + length
        }
    }

    private struct Tag {
        enum Kind {
            case open(String)
            case otherwise
            case close
        }

        let kind: Kind
        let length: Int

        /// The tag that the bytes begin with.
        init?(_ bytes: ArraySlice<UInt8>) {
            guard bytes.starts(with: [0x7B, 0x7B]) else { return nil }
            let rest = bytes.dropFirst(2).prefix(300).prefix { $0 != UInt8(ascii: "{") }
            guard let end = rest.firstIndex(of: UInt8(ascii: "}")), end + 1 < bytes.endIndex,
                bytes[end + 1] == UInt8(ascii: "}")
            else { return nil }
            let words = rest[..<end].trimmed
            switch String(decoding: words, as: UTF8.self).lowercased() {
            case "sinon": kind = .otherwise
            case "fin": kind = .close
            case let text where text == "si" || text.utf8.starts(with: "si ".utf8):
                kind = .open(String(decoding: words.dropFirst(2).trimmed, as: UTF8.self))
            default: return nil
            }
            length = end + 2 - bytes.startIndex
        }
    }
}
