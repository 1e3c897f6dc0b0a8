/// The four colours of a cover: a dark cloth, a middle tone, a pale paper and one bright note.
/// Cloth and paper are far enough apart for the title to be read either way round.
struct CoverPalette: Sendable, Equatable {
    let deep: String
    let mid: String
    let pale: String
    let pop: String

    /// Works of information take the colour of their Dewey hundred, so that a shelf changes colour with its
    /// subject; works of imagination take that of their author's letters, so that an author keeps his.
    static func of(kind: Cover.Kind, callNumber: String, author: String, title: String) -> CoverPalette {
        let letters = Self.letters(of: callNumber)
        if kind.isShelvedBySubject, let hundred = hundred(of: callNumber), cloths.indices.contains(hundred) {
            return cloths[hundred]
        }
        var seed = CoverSeed([letters.isEmpty ? author + title : letters])
        return seed.pick(among: cloths, or: night)
    }

    /// « R STE » gives « STE », « 551.2 KRA » gives « KRA ».
    static func letters(of callNumber: String) -> String {
        let words = callNumber.split(separator: " ").filter {
            $0.unicodeScalars.contains { $0.properties.isAlphabetic }
        }
        return words.last.map { $0.uppercased() } ?? ""
    }

    /// « 551.2 KRA » gives « 551.2 », « R STE » nothing.
    static func dewey(of callNumber: String) -> String? {
        callNumber.split(separator: " ").first { word in
            let digits = word.unicodeScalars.prefix { ("0"..."9").contains($0) }
            return digits.count == 3
                && word.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        }.map(String.init)
    }

    static func hundred(of callNumber: String) -> Int? {
        dewey(of: callNumber)?.utf8.first.map { Int($0) - 48 }
    }

    /// The bright note where it shines on the cloth, else the paper.
    var light: String { Self.darkNotes.contains(pop) ? pale : pop }

    /// Words on the bright note: the cloth where it is dark enough against it, else paper.
    var inkOnPop: String { Self.darkNotes.contains(pop) ? pale : deep }

    private static let darkNotes: Set<String> = ["#93352a", "#2c5878", "#c9562f"]

    private static let night = CoverPalette(deep: "#1d2440", mid: "#56639c", pale: "#e9e9f0", pop: "#e0b65c")

    private static let cloths: [CoverPalette] = [
        CoverPalette(deep: "#2e3d4b", mid: "#71899b", pale: "#ebebe6", pop: "#d9a23f"),
        CoverPalette(deep: "#472a4f", mid: "#8f6497", pale: "#f1e8ee", pop: "#d9b355"),
        CoverPalette(deep: "#6b4410", mid: "#c1913c", pale: "#f7edd8", pop: "#93352a"),
        CoverPalette(deep: "#7f2a1c", mid: "#cb6549", pale: "#f8e9dd", pop: "#e7b34f"),
        CoverPalette(deep: "#74203d", mid: "#bd617a", pale: "#f7e7e8", pop: "#e2b25b"),
        CoverPalette(deep: "#143a5c", mid: "#4a88b0", pale: "#e6eef1", pop: "#e99f36"),
        CoverPalette(deep: "#0e4a48", mid: "#45938b", pale: "#e5f0ea", pop: "#e8935a"),
        CoverPalette(deep: "#84370f", mid: "#dc8136", pale: "#faecd9", pop: "#2c5878"),
        CoverPalette(deep: "#1e4832", mid: "#639a6e", pale: "#ebf1e2", pop: "#dba63c"),
        CoverPalette(deep: "#591a27", mid: "#a5525b", pale: "#f4e6df", pop: "#d2a352"),
        night,
        CoverPalette(deep: "#43481c", mid: "#98a04a", pale: "#f2f1dc", pop: "#c9562f"),
    ]
}

extension Cover.Kind {
    /// Whether the call number says what the document is about, rather than who made it.
    fileprivate var isShelvedBySubject: Bool {
        switch self {
        case .documentary, .reference, .magazine, .map, .website, .other: true
        case .novel, .comic, .manga, .poetry, .theatre, .tale, .album, .film, .music: false
        }
    }
}
