import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus/nouveau: a title, and the word of its address.
extension PortalVisit {
    func showNewContent(
        _ entry: NewContentEntry, fault: EditorialRefusal? = nil, status: Status = .ok,
    ) throws -> Response {
        let view = NewContentView(entry, fault: fault, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    /// POST /administration/contenus/nouveau
    func addContent(_ entry: NewContentEntry) throws -> Response {
        do {
            let slug = entry.slug.isEmpty ? Article.slug(of: entry.title) : entry.slug
            // A text of the product is adapted, so that it can be followed again: not covered by chance.
            if visit.site.shipped.text(entry.kind, slug: slug) != nil { throw EditorialRefusal.slugTaken }
            let stamp = stamp(entry.token, for: [entry.kind.rawValue, entry.title, slug])
            let id = try library.write {
                try $0.editorial.add(entry.kind, title: entry.title, slug: slug, stamp: stamp)
            }
            return .redirect(to: visit.address(of: EditorPage.writing(id)))
        } catch let refusal as EditorialRefusal {
            return try visit.showNewContent(entry, fault: refusal, status: .unprocessableContent)
        }
    }
}

/// What was typed of a new content.
struct NewContentEntry {
    let kind: ArticleKind
    let title: String
    let slug: String
    let token: String

    init(kind: ArticleKind, title: String = "", slug: String = "", token: String = "") {
        self.kind = kind
        self.title = title
        self.slug = slug
        self.token = token
    }

    init(_ form: Form) {
        self.init(
            kind: form["genre"].flatMap(ArticleKind.init(word:)) ?? .page, title: form["titre"] ?? "",
            slug: form.short("adresse").trimmed, token: form.short("jeton"))
    }
}

struct NewContentView: View {
    static let template = "editor/new"

    let trail: [Link]
    let title: String
    let summary: ErrorSummary?
    let action: String
    let token: String
    let kind: Choice
    let name: Field
    let slug: Field
}

extension NewContentView {
    init(_ entry: NewContentEntry, fault: EditorialRefusal?, token: String, seenFrom view: Viewpoint) {
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Contenus", view.address(of: EditorPage.contents(ContentsQuery()))),
        ]
        title = Wording.new(entry.kind)
        action = view.address(of: EditorAction.add)
        self.token = token
        kind = Choice(
            "genre", "Genre", options: ArticleKind.allCases.map { ($0.word, Wording.kind($0)) },
            chosen: entry.kind.word)
        let isAboutTitle = fault?.isAboutTitle ?? false
        name = Field(
            "titre", "Titre", value: entry.title,
            error: isAboutTitle ? fault.map(Wording.refusal) : nil, isRequired: true)
        slug = Field(
            "adresse", "Fin de l’adresse", value: Self.proposal(entry, fault: fault),
            hint:
                "Facultatif\u{A0}: sans rien, elle est faite des mots du titre. Minuscules, chiffres et tirets.",
            error: isAboutTitle ? nil : fault.map(Wording.refusal))
        summary = fault == nil ? nil : ErrorSummary("Rien n’est encore créé", [name, slug])
    }

    /// After a refusal, an address that would do.
    private static func proposal(_ entry: NewContentEntry, fault: EditorialRefusal?) -> String {
        let words = Article.slug(of: entry.slug.isEmpty ? entry.title : entry.slug)
        let usual = words.isEmpty ? entry.kind.word : words
        return switch fault {
        case .slugTaken: usual + "-2"
        case .badSlug: usual
        default: entry.slug
        }
    }
}

extension EditorialRefusal {
    var isAboutTitle: Bool {
        switch self {
        case .noTitle, .titleTooLong: true
        default: false
        }
    }
}

extension Wording {
    /// Why what was written stays as it was.
    static func refusal(_ refusal: EditorialRefusal) -> String {
        switch refusal {
        case .unknown: "Ce contenu n’existe plus."
        case .noTitle: "Écrivez un titre."
        case .titleTooLong(let most):
            "Ce titre est trop long\u{A0}: \(number(most)) caractères au plus."
        case .badSlug:
            "Cette adresse ne convient pas\u{A0}: minuscules sans accent, chiffres et tirets seulement. En voici une qui convient."
        case .slugTaken: "Cette adresse est déjà celle d’un autre contenu. En voici une autre."
        case .tooLong(let most):
            "Ce texte est trop long\u{A0}: au plus \(number(most / 1000))\u{A0}ko. Coupez-le en plusieurs pages\u{A0}; rien de ce que vous avez écrit n’est perdu, il est encore ci-dessous."
        case .changedMeanwhile(let current): "\(current.author) a enregistré une autre version entre-temps."
        case .endsBeforeItStarts: "Le dernier jour vient avant le premier."
        case .noAlternative:
            "Décrivez l’image en quelques mots\u{A0}: ce texte la remplace pour ceux qui ne la voient pas."
        case .pictureInUse(let count):
            "Cette image est utilisée (\(self.count(count, "contenu", "contenus")))\u{A0}: retirez-la d’abord de ces textes."
        }
    }
}
