extension Cover {
    /// What sort of thing the cover stands for; each sort has a layout of its own.
    package enum Kind: String, Sendable, CaseIterable {
        case novel, comic, manga, poetry, theatre, tale, album, documentary, reference, magazine
        case film, music, map, website, other
    }
}

extension Cover.Kind {
    /// The sort of cover for a medium and natures as catalogues write them in French: what the thing is made
    /// of when that is no book (« DVD vidéo »), else what it tells, in the order given (« Manga », « Roman »).
    package init(medium: String, natures: [String] = [], isFiction: Bool? = nil) {
        let named =
            Self.named(medium, in: Self.media)
            ?? natures.lazy.compactMap { Self.named($0, in: Self.natures) }.first
            ?? Self.named(medium, in: Self.natures)
        self =
            named
            ?? (isFiction == true ? .novel : isFiction == false || medium.isEmpty ? .documentary : .other)
    }

    private static func named(_ text: String, in vocabulary: [(words: [String], kind: Self)]) -> Self? {
        let words = CoverText.folded(text).utf8.split {
            !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
        guard !words.isEmpty else { return nil }
        return vocabulary.first { entry in
            entry.words.contains { phrase in
                let wanted = phrase.utf8.split(separator: UInt8(ascii: " "))
                guard wanted.count <= words.count else { return false }
                return (0...words.count - wanted.count).contains { start in
                    zip(words[start...], wanted).allSatisfy { isPlural($0, of: $1) || $0.elementsEqual($1) }
                }
            }
        }?.kind
    }

    private static func isPlural(_ word: Substring.UTF8View, of singular: Substring.UTF8View) -> Bool {
        word.last == UInt8(ascii: "s") && word.dropLast().elementsEqual(singular)
    }

    private static let media: [(words: [String], kind: Self)] = [
        (["dvd", "video", "film", "blu ray", "vhs", "videocassette"], .film),
        (["cd audio", "audio", "disque", "partition", "musique", "enregistrement sonore"], .music),
        (["site", "site internet", "en ligne", "document electronique", "ressource numerique"], .website),
        (["carte", "plan"], .map),
        (["periodique", "revue", "magazine", "journal"], .magazine),
    ]

    private static let natures: [(words: [String], kind: Self)] = [
        (["manga"], .manga),
        (["bande dessinee", "bd", "roman graphique", "comic", "comics"], .comic),
        (["poesie", "poeme"], .poetry),
        (["theatre", "piece de theatre"], .theatre),
        (["conte", "fable", "legende"], .tale),
        (["album"], .album),
        (["dictionnaire", "encyclopedie", "usuel", "atlas"], .reference),
        (["roman", "nouvelle", "recit", "fiction"], .novel),
        (["film", "dessin anime"], .film),
        (["documentaire", "essai", "biographie", "manuel", "guide", "livre"], .documentary),
    ]
}
