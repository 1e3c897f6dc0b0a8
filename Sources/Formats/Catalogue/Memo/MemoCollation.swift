/// COLLATION_N: extent, illustrations, size and accompanying matter in one line, as ISBD puts them
/// (« 191 p. : ill. ; 18 cm + 1 livret »). The size has a field of its own, which other programs leave empty.
struct MemoCollation: Equatable {
    var extent = ""
    var illustrations = ""
    var dimensions = ""
    var accompanying = ""

    init(extent: String, illustrations: String, accompanying: String) {
        self.extent = extent
        self.illustrations = illustrations
        self.accompanying = accompanying
    }

    init(_ text: String) {
        var rest = " " + text
        (rest, accompanying) = rest.cut(at: " + ")
        (rest, illustrations) = rest.cut(at: " : ")
        if illustrations.isEmpty {
            (extent, dimensions) = Self.sized(rest)
        } else {
            extent = rest
            (illustrations, dimensions) = Self.sized(illustrations)
        }
        extent = Punctuation.tidy(extent)
        illustrations = Punctuation.tidy(illustrations)
        accompanying = Punctuation.tidy(accompanying)
    }

    var text: String {
        var text = extent
        if !illustrations.isEmpty { text += text.isEmpty ? ": " + illustrations : " : " + illustrations }
        if !accompanying.isEmpty { text += text.isEmpty ? "+ " + accompanying : " + " + accompanying }
        return text
    }

    private static func sized(_ text: String) -> (String, String) {
        let parts = text.split(separator: " ; ")
        guard parts.count > 1, let last = parts.last, isSize(last) else { return (text, "") }
        return (parts.dropLast().joined(separator: " ; "), Punctuation.dimensions(String(last)))
    }

    private static func isSize(_ text: Substring) -> Bool {
        let words = Folding.fold(String(text)).split(separator: " ")
        return words.contains("cm") || words.contains("mm")
    }
}
