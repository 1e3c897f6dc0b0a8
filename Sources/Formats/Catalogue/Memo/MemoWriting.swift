/// Description → MémoNotices: an element NOTICES of either generation. Reading it again gives the description back.
struct MemoWriting {
    let description: RecordDescription
    let generation: MemoGeneration
    var notice: MemoElement
    var document = MemoElement("DOCUMENTS")
    var notes = MemoNotes()

    static func element(_ description: RecordDescription, _ generation: MemoGeneration) -> MemoElement {
        var writing = MemoWriting(description, generation)
        writing.write()
        return writing.record
    }

    private init(_ description: RecordDescription, _ generation: MemoGeneration) {
        self.description = description
        self.generation = generation
        notice = MemoElement(description.kind == .whole ? "NOTICE_GENERALE" : "NOTICE_PARTIE")
    }

    var isB: Bool { generation == .b }

    private var record: MemoElement {
        guard isB else {
            var record = MemoElement("NOTICES", "", notice.children)
            record.add(document)
            record.children += groups
            return record
        }
        var inner = notice
        inner.children += groups
        return MemoElement("NOTICES", "", [inner])
    }

    /// The host that a part or an article is said to be in, where it has a name.
    private var namedHost: RecordDescription.Host? {
        guard description.kind != .whole, let host = description.host,
            !host.title.isEmpty || !host.sourceKey.isEmpty
        else { return nil }
        return host
    }

    /// They follow the fields.
    private var groups: [MemoElement] {
        description.contributors.map(MemoElement.init(author:))
            + description.copies.map(MemoElement.init(copy:))
            + description.links.filter { !isB || !$0.label.isEmpty }.map(MemoElement.init(link:))
    }

    private mutating func write() {
        writeTitle()
        writeNature()
        writeNumbers()
        writeCollation()
        writeDates()
        writeSeriesAndHost()
        writeWords()
    }

    // MARK: Fields

    private mutating func writeTitle() {
        add("IDENTITE_N", "IDENTITE_N_N", description.sourceKey)
        notice.add("TYPE_NOTICE_N", MemoWords.word(description.kind))
        let title = MemoTitle(
            title: description.title, number: description.partNumber, part: description.partTitle,
            subtitle: description.subtitle
        )
        notice.add("TITRE_N", title.text)
        notice.add("SIGNIFICATIF_N", "Oui")
        guard !title.isLegible else { return }
        notes.add(.title, title.title)
        notes.add(.partNumber, title.number)
        notes.add(.partTitle, title.part)
        notes.add(.subtitle, title.subtitle)
    }

    private mutating func writeNature() {
        addToDocument("TYPE_DOC", MemoWords.documentType(description.medium))
        addToDocument("SUPPORT", description.medium)
        if let isFiction = description.isFiction {
            notice.add("TYPES_NATURE_N", list: [isFiction ? "Fiction" : "Documentaire"])
        }
        notice.add("NATURES_N", list: description.natures)
        notice.add("GENRES_N", list: description.genres)
        add("DISCIPLINES_N", "DISCIPLINES_N_N", MemoValues.list(description.disciplines))
        notice.add("NIVEAUX_N", list: description.levels)
        add("PUBLIC_N", "PUBLICS_N", MemoValues.list(description.audiences))
        notice.add("LANGUE_N", list: description.languages.map { $0.uppercased() })
    }

    /// In generation A the numbers of a part are those of the document that holds it.
    private mutating func writeNumbers() {
        let host = isB ? nil : namedHost
        let isbns = host.map { $0.isbn.isEmpty ? [] : [$0.isbn] } ?? description.isbns
        let issns = host.map { $0.issn.isEmpty ? [] : [$0.issn] } ?? description.issns
        addToDocument("ISBN", MemoValues.few(isbns.map(ISBN.hyphenated)))
        addToDocument("ISSN", MemoValues.few(issns))
        addToDocument("CODE_BARRE", MemoValues.few(description.eans))
        add("COUT_N", "COUT_D_D", description.price, inDocument: true)
        addToDocument("EDITION", description.edition)
    }

    private mutating func writeCollation() {
        let pages = description.kind == .whole ? "" : description.host?.pages ?? ""
        let collation = MemoCollation(
            extent: pages.isEmpty ? description.extent : pages, illustrations: description.illustrations,
            accompanying: description.accompanying
        )
        notice.add("COLLATION_N", collation.text)
        if !pages.isEmpty { notes.add(.extent, description.extent) }
        addToDocument("STANDARD", description.dimensions)
    }

    private mutating func writeDates() {
        let dates = description.publications.map(\.date)
        let isOne = Set(dates).count <= 1
        let date = isOne ? dates.first ?? "" : dates.joined(separator: " / ") + " /"
        let hostDate = description.kind == .whole ? "" : description.host?.date ?? ""
        if let year = description.year,
            year != RecordDescription.year(of: description.publications) ?? MarcDate.year(within: hostDate)
        {
            notes.add(.year, String(year))
        }
        let isIssue = description.kind == .whole && description.medium == "Périodique"
        add("DATE_PARUTION_N", isIssue ? "DATE_DE_PARUTION_D" : "DATE_EDITION_N_N", date, inDocument: isIssue)
        add("DATE_SAISIE_N", "DATE_SAISIE_N_N", MemoDate.day(description.enteredOn))
        add("DATE_PEREMPTION_N", "DATE_PER_N_N", MemoDate.day(description.expiresOn))
    }

    private mutating func writeWords() {
        notice.add("DESCRIPTEURS_N", list: description.subjects)
        notice.add("MOTS_CLES_N", list: description.keywords)
        notice.add("RESUME_N", description.summary)
        notice.add("DIVERS_N", description.contents)
        if isB { notes.add(.dewey, description.dewey) } else { document.add("COTE_D", description.dewey) }
        notes.add(description.notes)
        notes.add(.responsibility, description.responsibility)
        for title in description.otherTitles { notes.add(.otherTitle, title) }
        for language in description.originalLanguages { notes.add(.originalLanguage, language) }
        notice.add("NOTES_N", notes.text)
        if isB { notice.add("LIEN_N", MemoValues.few(description.links.map(\.address))) }
        let roles = description.contributors.map { MemoWords.function($0.role) }
        if !roles.allSatisfy(\.isEmpty) {
            notice.add("FONCTIONS_N", roles.joined(separator: " / ") + " /")
        }
        for publication in description.publications {
            addGroup(
                "EDITEURS",
                [
                    ("EDITEUR_E", publication.publisher), ("ADRESSE_E", publication.address),
                    ("VILLE_E", publication.place), ("PAYS_E", publication.country),
                ]
            )
        }
    }

    // MARK: Places

    /// A field of the notice, by its name in each generation.
    private mutating func add(_ b: String, _ a: String, _ text: String, inDocument: Bool = false) {
        if isB || !inDocument { notice.add(isB ? b : a, text) } else { document.add(a, text) }
    }

    /// A field that ends with _D in the document of generation A, with _N in the notice of generation B.
    mutating func addToDocument(_ stem: String, _ text: String) {
        if isB { notice.add(stem + "_N", text) } else { document.add(stem + "_D", text) }
    }

    mutating func addGroup(_ name: String, _ fields: [(String, String)]) {
        var group = MemoElement(name)
        for (name, text) in fields { group.add(name, text) }
        if isB { notice.add(group) } else { document.add(group) }
    }
}
