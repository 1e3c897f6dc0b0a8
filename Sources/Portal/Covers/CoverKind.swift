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
        let words = CoverText.folded(text).split { !$0.isLetter }.map(String.init)
        let phrase = " " + words.joined(separator: " ") + " "
        return vocabulary.first { entry in
            entry.words.contains { phrase.contains(" \($0) ") || phrase.contains(" \($0)s ") }
        }?.kind
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
