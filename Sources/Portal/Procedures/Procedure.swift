import Formats
import Library
import Storage

/// A procedure as one portal shows it: shipped with the product, or written there.
struct Procedure: Sendable {
    /// The last word of its address.
    let slug: String
    let title: String
    let text: MarkdownText
    let readers: ProcedureReaders
    let datedOn: Day?
    let checkedOn: Day?
    /// That of this portal's librarians; nil for the product's.
    let article: ID<Article>?
    /// The ENTs for which there is a text of its own.
    let variants: [String]

    var frontMatter: FrontMatter { text.frontMatter }
    var isOwn: Bool { article != nil }
}

/// For whom a procedure is.
enum ProcedureReaders: Equatable, Sendable {
    /// As shipped ones are, unless their `public` names other readers.
    case librarians
    case those(Readership)

    func admit(_ visitor: Visitor, _ reader: Reader) -> Bool {
        switch self {
        case .librarians: Audience.librarians.admits(visitor) && reader.isStaff
        case .those(let readership): readership.admits(reader)
        }
    }

    /// « Tout le monde », « Personnes connectées », « Équipe éducative »; whatever else `public` says is for readers'
    /// eyes only.
    init(audience: String?) {
        switch audience.map(Folding.fold) {
        case Folding.fold(Wording.visibility(.everybody)): self = .those(.everybody)
        case Folding.fold(Wording.visibility(.signedIn)): self = .those(Readership(.signedIn))
        case Folding.fold(Wording.visibility(.staff)): self = .those(Readership(.staff))
        default: self = .librarians
        }
    }
}

extension Procedure {
    /// One that comes with the product.
    init(_ shipped: ShippedProcedure, ent: String?) {
        slug = shipped.slug
        text = shipped.text(for: ent)
        title = text.frontMatter.title ?? shipped.slug
        // A text for one ENT has the readers of the general one.
        readers = ProcedureReaders(audience: shipped.general.frontMatter.audience)
        datedOn = text.frontMatter.date.flatMap { Day($0) }
        checkedOn = text.frontMatter.checkedOn.flatMap { Day($0) }
        article = nil
        variants = shipped.variants.map(\.ent)
    }

    /// One that was written here.
    init(_ article: Article, _ revision: ArticleRevision) {
        slug = article.settings.slug
        title = revision.title
        text = MarkdownText(revision.source)
        readers = .those(article.settings.readership)
        datedOn = article.settings.datedOn
        checkedOn = article.settings.checkedOn
        self.article = article.id
        variants = []
    }
}
