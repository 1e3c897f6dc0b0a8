/// The words by which catalogues name a literary form, French (Rameau, BCDI) and English (LCSH, LCGFT), and ours.
enum FormWords {
    struct Form: Sendable {
        let nature: String?
        let genre: String?
        let isFiction: Bool?

        init(_ nature: String?, genre: String? = nil, isFiction: Bool? = nil) {
            self.nature = nature
            self.genre = genre
            self.isFiction = isFiction
        }
    }

    /// What a heading tells: « Romans policiers » is a novel, and a crime story.
    static func forms(in heading: String) -> [Form] {
        let words = Folding.fold(heading).split(separator: " ").map(String.init)
        var found: [Form] = []
        var position = 0
        while position < words.count {
            let following = words[(position + 1)...]
            let match = table[words[position]]?.first { following.starts(with: $0.rest) }
            if let match { found.append(match.form) }
            position += 1 + (match?.rest.count ?? 0)
        }
        return found
    }

    private struct Entry: Sendable {
        let rest: [String]
        let form: Form
    }

    /// By first folded word; longer expressions come before shorter ones.
    private static let table: [String: [Entry]] = {
        var table: [String: [Entry]] = [:]
        for (expressions, form) in vocabulary {
            for expression in expressions.split(separator: "|") {
                let words = expression.split(separator: " ").map(String.init)
                guard let first = words.first else { continue }
                table[first, default: []].append(Entry(rest: Array(words.dropFirst()), form: form))
            }
        }
        return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }()

    private static let vocabulary: [(String, Form)] = [
        (
            "bande dessinee|bandes dessinees|comic books|comics|graphic novels|bd",
            Form("Bande dessinée", isFiction: true)
        ),
        ("manga|mangas|manhwa", Form("Manga", isFiction: true)),
        ("roman|romans|novel|novels|romans pour la jeunesse", Form("Roman", isFiction: true)),
        ("roman graphique|romans graphiques", Form("Bande dessinée", isFiction: true)),
        ("nouvelle|nouvelles|short stories", Form("Nouvelle", isFiction: true)),
        ("conte|contes|fairy tales|tales", Form("Conte", isFiction: true)),
        ("fable|fables", Form("Fable", isFiction: true)),
        ("legende|legendes|legends", Form("Légende", isFiction: true)),
        ("poesie|poesies|poeme|poemes|poetry|poems", Form("Poésie", isFiction: true)),
        ("theatre|pieces de theatre|drama|plays", Form("Théâtre", isFiction: true)),
        ("album|albums|picture books", Form("Album", isFiction: nil)),
        ("fiction|fictions|juvenile fiction|stories", Form(nil, isFiction: true)),
        ("chanson|chansons|songs", Form("Chanson")),
        ("film|films|motion pictures", Form("Film")),
        ("documentaire|documentaires|juvenile literature", Form("Documentaire", isFiction: false)),
        ("dictionnaire|dictionnaires|dictionaries", Form("Dictionnaire", isFiction: false)),
        ("encyclopedie|encyclopedies|encyclopedias", Form("Encyclopédie", isFiction: false)),
        ("atlas|atlases", Form("Atlas", isFiction: false)),
        ("guide|guides|guidebooks|guides touristiques", Form("Guide", isFiction: false)),
        ("manuel|manuels|textbooks|handbooks", Form("Manuel", isFiction: false)),
        ("biographie|biographies|biography", Form("Biographie", isFiction: false)),
        ("autobiographie|autobiographies|autobiography", Form("Autobiographie", isFiction: false)),
        ("temoignage|temoignages|personal narratives", Form("Témoignage", isFiction: false)),
        ("journal intime|journaux intimes|diaries", Form("Journal", isFiction: false)),
        ("correspondance|correspondances|correspondence", Form("Correspondance", isFiction: false)),
        ("entretien|entretiens|interviews", Form("Entretien", isFiction: false)),
        ("essai|essais|essays", Form("Essai", isFiction: false)),
        (
            "exposition|expositions|exhibitions|catalogues d exposition",
            Form("Catalogue d’exposition", isFiction: false)
        ),
        ("congres|actes de congres|congresses", Form("Actes de congrès", isFiction: false)),
        ("these|theses|theses et ecrits academiques", Form("Thèse", isFiction: false)),
        ("discours|speeches", Form("Discours", isFiction: false)),
        ("periodique|periodiques|periodicals", Form("Périodique")),
        ("policier|policiers|policieres|detective|mystery", Form(nil, genre: "policier", isFiction: true)),
        ("science fiction", Form(nil, genre: "science-fiction", isFiction: true)),
        ("fantasy", Form(nil, genre: "fantasy", isFiction: true)),
        ("fantastique|fantastiques", Form(nil, genre: "fantastique", isFiction: true)),
        ("historical fiction|historiques|historique", Form(nil, genre: "historique")),
        ("aventure|aventures|adventure", Form(nil, genre: "aventure")),
        ("love stories|amour|romance", Form(nil, genre: "amour")),
        ("horreur|horror", Form(nil, genre: "horreur", isFiction: true)),
        ("humour|humor|humorous|humoristique|humoristiques", Form(nil, genre: "humour")),
        ("western|westerns", Form(nil, genre: "western", isFiction: true)),
        ("epistolaire|epistolaires|epistolary", Form(nil, genre: "épistolaire")),
        ("thriller|thrillers", Form(nil, genre: "thriller", isFiction: true)),
    ]
}
