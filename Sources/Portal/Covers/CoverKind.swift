extension Cover {
    /// What sort of thing the cover stands for; each sort has a layout of its own.
    package enum Kind: String, Sendable, CaseIterable {
        case novel, comic, manga, poetry, theatre, tale, album, documentary, reference, magazine
        case film, music, map, website, other
    }
}

extension Cover.Kind {
    /// The sort of cover for a medium and natures as catalogues write them in French (« DVD vidéo », « Roman »).
    package init(medium: String, natures: [String] = [], isFiction: Bool? = nil) {
        let words = CoverText.folded(([medium] + natures).joined(separator: " "))
        let found = Self.vocabulary.first { entry in entry.words.contains { words.contains($0) } }
        self = found?.kind ?? (isFiction == true ? .novel : isFiction == false ? .documentary : .other)
    }

    /// Oldest profession first: what the thing is made of, then what it tells. « livre » says the least.
    private static let vocabulary: [(kind: Self, words: [String])] = [
        (.film, ["dvd", "video", "film", "blu-ray", "vhs"]),
        (.music, ["audio", "musique", "disque", "partition", "cd-"]),
        (.website, ["site", "internet", "en ligne"]),
        (.map, ["carte", "plan", "atlas routier"]),
        (.magazine, ["periodique", "revue", "magazine", "journal"]),
        (.manga, ["manga"]),
        (.comic, ["bande dessinee", "roman graphique", "comics"]),
        (.poetry, ["poesie", "poeme"]),
        (.theatre, ["theatre"]),
        (.tale, ["conte", "fable", "legende", "mythe"]),
        (.album, ["album"]),
        (.reference, ["dictionnaire", "encyclopedie", "usuel", "atlas"]),
        (.novel, ["roman", "nouvelle", "recit", "fiction"]),
        (.documentary, ["documentaire", "essai", "biographie", "manuel", "livre"]),
    ]
}
