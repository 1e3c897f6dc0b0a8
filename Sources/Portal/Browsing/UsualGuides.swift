import Library

/// The guided catalogues of a portal that has made none: those that its own catalogue can fill.
struct UsualGuides {
    let catalogue: CatalogueReading

    func all() throws -> [GuidedCatalogue] {
        [
            try byGenre("Romans par genre", "Du policier au fantastique, par où commencer.", ["Roman"]),
            try byGenre(
                "BD et mangas par genre", "Des séries et des albums, selon l’envie du moment.",
                ["Bande dessinée", "Manga"]),
            try byLevel(),
            try magazines(),
            try otherLanguages(),
        ].compactMap(\.self)
    }

    private func byGenre(_ title: String, _ introduction: String, _ types: [String]) throws
        -> GuidedCatalogue?
    {
        try guide(
            title, introduction,
            types.map { type in
                let search = Search(filters: [.documentType: [type]])
                return GuidedCatalogue.Section(
                    title: types.count > 1 ? Wording.plural(ofType: type) : "",
                    items: try items(.genre, among: search, limit: 24))
            })
    }

    private func byLevel() throws -> GuidedCatalogue? {
        let levels = try catalogue.values(of: .level, among: Search(), matching: "", limit: 12).values
        return try guide(
            "Par niveau", "Ce qui convient à chaque classe, des romans aux documentaires.",
            levels.sorted { Self.rank($0.value) < Self.rank($1.value) }.map { level in
                GuidedCatalogue.Section(
                    title: Wording.value(level.value, of: .level),
                    items: try items(
                        .documentType, among: Search(filters: [.level: [level.value]]), limit: 6))
            })
    }

    /// In the order of school years; other words for a level come after them, in the alphabet.
    private static func rank(_ level: String) -> (Int, String) {
        (years.firstIndex(of: level.lowercased()) ?? years.count, level)
    }

    private static let years = [
        "cycle 3", "6e", "cycle 4", "5e", "4e", "3e", "collège", "2de", "1re", "tle", "lycée",
    ]

    private func magazines() throws -> GuidedCatalogue? {
        let type = "Revue"
        let titles = try catalogue.titles(ofType: type, limit: GuidedCatalogue.mostItems)
        let items = titles.map { title in
            GuidedCatalogue.Item(
                label: title.title,
                page: title.count == 1
                    ? .record(title.record)
                    : .search(Search(text: Self.titled(title.title), filters: [.documentType: [type]])))
        }
        return guide(
            "Revues et magazines de A à Z", "Au kiosque\u{A0}: à feuilleter sur place ou à emprunter.",
            [GuidedCatalogue.Section(items: items)])
    }

    /// A question that asks for a title.
    private static func titled(_ title: String) -> String {
        "titre:\"" + title.filter { $0 != "\"" } + "\""
    }

    private func otherLanguages() throws -> GuidedCatalogue? {
        let items = try items(.language, among: Search(), limit: 30).filter { item in
            item.page != .search(Search(filters: [.language: ["fre"]]))
        }
        return guide(
            "Lire dans une autre langue", "Des livres en version originale, pour tous les niveaux.",
            [GuidedCatalogue.Section(items: items)])
    }

    private func items(_ facet: Search.Facet, among search: Search, limit: Int) throws -> [GuidedCatalogue
        .Item]
    {
        try catalogue.values(of: facet, among: search, matching: "", limit: limit).values
            .filter { !$0.value.isEmpty && $0.count > 0 }.prefix(limit)
            .map { value in
                GuidedCatalogue.Item(
                    label: facet == .documentType
                        ? Wording.plural(ofType: value.value) : Wording.value(value.value, of: facet),
                    page: .search(search.toggling(value.value, in: facet)))
            }
    }

    /// Nil where there is nothing to choose between.
    private func guide(_ title: String, _ introduction: String, _ sections: [GuidedCatalogue.Section])
        -> GuidedCatalogue?
    {
        let guide = GuidedCatalogue(
            slug: Guide.slug(of: title), title: title, introduction: introduction,
            sections: sections.filter { !$0.items.isEmpty })
        return guide.items.count > 1 ? guide : nil
    }
}
