import Library
import Templating

/// A guided catalogue (catalogue guidé): sections of links into the catalogue, chosen by a librarian.
struct GuidedCatalogue: Equatable {
    var slug = ""
    var title = ""
    var introduction = ""
    var sections: [Section] = []

    struct Section: Equatable {
        /// Empty for the items before the first section.
        var title = ""
        var text = ""
        var items: [Item] = []
    }

    struct Item: Equatable {
        let label: String
        let page: PortalPage
    }

    /// What a page shows at most, and what a file may hold.
    static let mostItems = 200

    var items: [Item] { sections.flatMap(\.items) }
    /// The introduction, or else the names of the sections.
    var description: String {
        introduction.isEmpty
            ? sections.map(\.title).filter { !$0.isEmpty }.joined(separator: " · ") : introduction
    }
}

extension LibraryReading {
    /// The portal's own, or those that its catalogue can fill until it has made some.
    func guidedCatalogues() throws -> [GuidedCatalogue] {
        let own = try guides()
        guard own.isEmpty else { return own.map { GuideReader($0.text, slug: $0.slug).guide } }
        return try UsualGuides(catalogue: catalogue).all()
    }
}

extension LibraryFile {
    /// Gives the portal these guided catalogues, each a text in Markdown, and no others.
    ///
    /// - Throws: `GuideProblem`, and nothing is changed.
    package func setGuides(_ texts: [String]) throws {
        var taken: Set<String> = []
        let guides = try texts.map { text in
            let reader = GuideReader(text, slug: "")
            if let problem = reader.problems.first { throw problem }
            let name = Guide.slug(of: reader.guide.title)
            var slug = name
            var number = 1
            while !taken.insert(slug).inserted {
                number += 1
                slug = "\(name)-\(number)"
            }
            return Guide(slug: slug, text: text)
        }
        try write { try $0.setGuides(guides) }
    }
}
