/// TITRE_N: title, number and title of the part, and subtitle in one line, as ISBD puts them
/// (« Astérix. 3, Astérix et les Goths : bande dessinée »).
struct MemoTitle: Equatable {
    var title = ""
    var number = ""
    var part = ""
    var subtitle = ""

    init(title: String, number: String = "", part: String = "", subtitle: String = "") {
        self.title = title
        self.number = number
        self.part = part
        self.subtitle = subtitle
    }

    /// Only a number after a full stop opens a part: the words of a title may hold full stops and commas.
    init(_ text: String) {
        let (main, subtitle) = text.cut(at: " : ")
        self.subtitle = subtitle
        title = main
        var rest = main
        var head = ""
        while true {
            let (before, after) = rest.cut(at: ". ")
            guard !after.isEmpty else { return }
            head += head.isEmpty ? before : ". " + before
            let (number, part) = after.cut(at: ", ")
            if Self.isNumber(number) {
                (title, self.number, self.part) = (head, number, part)
                return
            }
            rest = after
        }
    }

    var text: String {
        var text = title
        if !number.isEmpty { text += ". " + number }
        if !part.isEmpty { text += ", " + part }
        return subtitle.isEmpty ? text : text + " : " + subtitle
    }

    /// True when the text gives everything back.
    var isLegible: Bool { Self(text) == self }

    /// « 12 », « Tome 2 », « vol. 3-4 », « XIV ».
    private static func isNumber(_ text: String) -> Bool {
        let words = Folding.fold(text).split(separator: " ")
        guard let last = words.last, words.dropLast().allSatisfy({ names.contains($0) }) else { return false }
        let isRoman = last.utf8.allSatisfy { "ivxlc".utf8.contains($0) }
        return isRoman || (0x30...0x39).contains(last.utf8.first ?? 0)
    }

    private static let names: Set<Substring> = [
        "tome", "t", "volume", "vol", "v", "livre", "partie", "cycle", "no", "n", "numero", "0", "1", "2",
        "3",
        "4", "5", "6", "7", "8", "9",
    ]
}

extension String {
    /// What comes before the first occurrence of a separator, and what comes after; all and nothing without one.
    func cut(at separator: StaticString) -> (before: String, after: String) {
        var text = self
        return text.withUTF8 { bytes in
            separator.withUTF8Buffer { separator in
                let last = bytes.count - separator.count
                let place = last < 0 ? nil : (0...last).first { bytes[$0...].starts(with: separator) }
                guard let place else { return (self, "") }
                return (
                    String(decoding: bytes[..<place], as: UTF8.self),
                    String(decoding: bytes[(place + separator.count)...], as: UTF8.self)
                )
            }
        }
    }
}
