import Formats
import Library
import Storage

/// The procedures of one portal: those of the product, unless a published one of its own has the same address.
extension PortalVisit {
    /// Whose texts are read here: of the ENT, of PRONOTE or of the espaces that are chosen or in use.
    func ent(_ library: LibraryReading) throws -> String? {
        try library.interconnection.provider().map(site.workspaces.procedures)
    }

    /// Those that this visitor may read: in their order, then by title.
    func procedures(_ library: LibraryReading, for reader: Reader) throws -> [Procedure] {
        var found: [Procedure] = []
        var own: Set<String> = []
        for article in try library.editorial.everyArticle()
        where article.kind == .procedure && article.isShown(on: today) {
            own.insert(article.settings.slug)
            guard article.settings.readership.admits(reader),
                let procedure = try Procedure(article, in: library)
            else { continue }
            found.append(procedure)
        }
        let ent = try ent(library)
        found += site.procedures.all.filter { !own.contains($0.slug) }.map { Procedure($0, ent: ent) }
            .filter { $0.readers.admit(visitor, reader) }
        return found.sorted { ($0.rank, $0.title) < ($1.rank, $1.title) }
    }

    /// Whatever its readers are.
    func procedure(_ slug: String, ent: String?, _ library: LibraryReading) throws -> Procedure? {
        if let article = try library.editorial.article(.procedure, slug: slug), article.isShown(on: today) {
            return try Procedure(article, in: library)
        }
        let own = try self.ent(library)
        return site.procedures[slug].map { Procedure($0, ent: ent ?? own) }
    }

    /// Those of the product that are about a question asked of the whole portal, for this visitor.
    func shippedProcedures(answering text: String) throws -> [(title: String, page: PortalPage)] {
        let question = Question(text, stemmer: try Stemmer())
        let shipped = site.procedures.all.filter { $0.subject.answers(question) }
        guard !shipped.isEmpty else { return [] }
        let reader = try asReader()
        let (own, workspace) = try library.read { library in
            (
                try library.editorial.everyArticle().filter {
                    $0.kind == .procedure && $0.isShown(on: today)
                }.map(\.settings.slug), try ent(library)
            )
        }
        return shipped.map { Procedure($0, ent: workspace) }
            .filter { !own.contains($0.slug) && $0.readers.admit(visitor, reader) }
            .map { ($0.title, .procedures(.procedure($0.slug, ent: nil))) }
    }
}

extension Procedure {
    fileprivate init?(_ article: Article, in library: LibraryReading) throws {
        guard let published = article.published,
            let revision = try library.editorial.revision(published, of: article.id)
        else { return nil }
        self.init(article, revision)
    }

    /// Those without an order come last.
    fileprivate var rank: Int { frontMatter.order ?? Int.max }
}

extension [Procedure] {
    /// What a reader is not shown (conditions, buttons) does not answer.
    func answering(_ text: String, with guide: ProcedureGuide) throws -> [Procedure] {
        let stemmer = try Stemmer()
        let question = Question(text, stemmer: stemmer)
        return filter { procedure in
            let plain = procedure.text.rendered(with: guide).plainText
            let words = Set(Folding.words(in: procedure.title + " " + plain).map(\.folded))
            return question.isAnswered(byWords: words, stems: Set(words.map(stemmer.stem)))
        }
    }
}
