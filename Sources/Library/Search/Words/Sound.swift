/// How a folded word sounds in French, roughly: « pharmacie » and « farmasi » are one, « dostoievski » and
/// « dostoyevsky » too.
struct Sound: Equatable {
    private let code: String

    init(_ word: String) {
        var code: [UInt8] = []
        var rest = Array(word.utf8)[...]
        while !rest.isEmpty {
            let (sound, length) = Self.next(rest, isFirst: code.isEmpty)
            for letter in sound.utf8 where code.last != letter { code.append(letter) }
            rest = rest.dropFirst(length)
        }
        // What a word ends in is often not heard.
        while code.count > 3, let last = code.last, Self.mute.contains(last) { code.removeLast() }
        self.code = String(decoding: code, as: UTF8.self)
    }

    private static let mute = Set("estdx".utf8)

    private static let groups: [(String, String)] = [
        ("eaux", "o"), ("eau", "o"), ("ain", "1"), ("ein", "1"), ("tch", "C"), ("sch", "C"), ("ill", "i"),
        ("qu", "k"),
        ("ph", "f"), ("ch", "C"), ("sh", "C"), ("au", "o"), ("oi", "oi"), ("oy", "oi"), ("oe", "e"),
        ("ou", "U"),
        ("ai", "e"), ("ei", "e"), ("eu", "E"), ("gn", "n"), ("ck", "k"), ("th", "t"), ("er", "er"),
        ("ez", "e"),
        ("ie", "i"), ("ye", "i"), ("yi", "i"),
    ]

    private static func next(_ rest: ArraySlice<UInt8>, isFirst: Bool) -> (String, Int) {
        for (letters, sound) in groups where rest.starts(with: letters.utf8) {
            return (sound, letters.utf8.count)
        }
        guard let letter = rest.first else { return ("", 1) }
        let following = rest.dropFirst().first
        let isSoft = following.map { Set("eiy".utf8).contains($0) } ?? false
        switch Unicode.Scalar(letter) {
        case "a", "e":
            if isNasal(rest) { return ("2", 2) }
        case "i", "y":
            return isNasal(rest) ? ("1", 2) : ("i", 1)
        case "o":
            if isNasal(rest) { return ("3", 2) }
        case "c": return (isSoft ? "s" : "k", 1)
        case "g": return (isSoft ? "j" : "g", 1)
        case "s", "z": return ("s", 1)
        case "h": return ("", 1)
        case "x": return ("ks", 1)
        case "q", "k": return ("k", 1)
        case "w", "v": return ("v", 1)
        default: break
        }
        return (String(Unicode.Scalar(letter)), 1)
    }

    /// A vowel before n or m that no vowel follows.
    private static func isNasal(_ rest: ArraySlice<UInt8>) -> Bool {
        let following = Array(rest.prefix(3))
        guard following.count > 1, following[1] == UInt8(ascii: "n") || following[1] == UInt8(ascii: "m")
        else {
            return false
        }
        return following.count == 2 || !Set("aeiouyhnm".utf8).contains(following[2])
    }
}
