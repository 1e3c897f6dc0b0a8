import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /administration/a-revoir: what has gone out of date, or leads nowhere (D9).
extension PortalVisit {
    func showContentsToReview() throws -> Response {
        let view = try library.read { library in
            ReviewBoardView(
                try library.presentation.contentsToReview(on: today),
                broken: try brokenTexts(in: library), seenFrom: viewpoint)
        }
        return try composed(view, title: view.title)
    }

    /// The texts with links of this portal that lead nowhere, or pictures without words.
    private func brokenTexts(in library: LibraryReading) throws -> [(article: Article, faults: [String])] {
        try library.presentation.publishedTexts().compactMap { article, source in
            let text = MarkdownText(source).withEveryBranch.rendered(with: PlainGuide(place: place))
            let dead = try Set(text.links).filter { try isDead($0, in: library) }.sorted()
            let isUndescribed = text.faults.contains {
                if case .pictureWithoutAlternative = $0.kind { true } else { false }
            }
            let faults =
                dead.map { "Lien mort\u{A0}: \($0)" }
                + (isUndescribed ? ["Une image n’a pas de texte de remplacement."] : [])
            return faults.isEmpty ? nil : (article, faults)
        }
    }

    /// Whether an address of this portal leads nowhere; those outside are not asked for.
    private func isDead(_ link: String, in library: LibraryReading) throws -> Bool {
        func isMissing(_ kind: ArticleKind, _ slug: String) throws -> Bool {
            try library.editorial.article(kind, slug: slug).map { !$0.isShown(on: today) } ?? true
        }
        if let slug = link.dropScheme("page:") {
            return try site.shipped.text(.page, slug: slug) == nil && isMissing(.page, slug)
        }
        if let slug = link.dropScheme("procedure:") {
            return try site.shipped.text(.procedure, slug: slug) == nil && isMissing(.procedure, slug)
        }
        guard link.hasPrefix("/"), !link.hasPrefix("//") else { return false }
        guard let page = PortalPage(link: String(link.prefix { $0 != "#" })) else { return true }
        switch page {
        case .record(let id): return try library.catalogue.summary(of: id) == nil
        case .presenting(.selection(let slug)):
            return try library.presentation.selection(slug: slug).map { !$0.isShown(on: today) } ?? true
        case .presenting(.newsItem(let slug)): return try isMissing(.news, slug)
        case .text(let slug):
            return try site.shipped.text(.page, slug: slug) == nil && isMissing(.page, slug)
        case .procedures(.procedure(let slug, _)):
            return try site.shipped.text(.procedure, slug: slug) == nil && isMissing(.procedure, slug)
        case .presenting(.tab(let id)), .presenting(.rubric(let id)):
            return try library.presentation.branch(id) == nil
        default: return false
        }
    }
}

extension String {
    fileprivate func dropScheme(_ scheme: String) -> String? {
        hasPrefix(scheme) ? String(dropFirst(scheme.count).prefix { $0 != "#" }) : nil
    }
}

struct ReviewBoardView: View {
    static let template = "composing/to-review"

    let trail: [Link]
    let title: String
    let nothing: EmptyNote?
    let groups: [Group]

    struct Group: ViewPart {
        let id: String
        let title: String
        let lines: [Line]
    }

    struct Line: ViewPart {
        let title: String
        let href: String
        let words: String
    }
}

extension ReviewBoardView {
    init(
        _ contents: ContentsToReview, broken: [(article: Article, faults: [String])],
        seenFrom view: Viewpoint
    ) {
        func line(_ article: Article, _ words: String) -> Line {
            Line(
                title: article.title, href: view.address(of: EditorPage.writing(article.id)),
                words: words)
        }
        func day(_ day: Day) -> String { Wording.date(day, today: view.today) }
        let groups = [
            Group(
                id: "liens", title: "Liens morts et images sans texte",
                lines: broken.map { line($0.article, $0.faults.joined(separator: " · ")) }),
            Group(
                id: "finis", title: "Contenus dont la période est passée",
                lines: contents.expired.map { article in
                    line(
                        article,
                        article.settings.shownUntil.map { "Plus montré depuis le \(day($0 + 1))" } ?? "")
                }),
            Group(
                id: "selections", title: "Sélections terminées",
                lines: contents.endedSelections.map { selection in
                    Line(
                        title: selection.title,
                        href: view.address(of: ComposingPage.selection(selection.id)),
                        words: selection.settings.shownUntil.map { "Terminée le \(day($0))" } ?? "")
                }),
            Group(
                id: "abonnements", title: "Abonnements qui finissent",
                lines: contents.endingSubscriptions.map { resource in
                    Line(
                        title: resource.title,
                        href: view.address(of: ComposingPage.resource(resource.id)),
                        words: resource.settings.subscribedUntil.map {
                            $0 < view.today ? "Fini le \(day($0))" : "Jusqu’au \(day($0))"
                        } ?? "")
                }),
            Group(
                id: "oublies", title: "Pages que personne n’a lues depuis un an",
                lines: contents.unseen.map { line($0, "") }),
        ].filter { !$0.lines.isEmpty }
        trail = view.composingTrail()
        title = "Contenus à revoir"
        self.groups = groups
        nothing =
            groups.isEmpty
            ? EmptyNote(
                title: "Tout est en ordre",
                text:
                    "Aucun contenu périmé, aucun lien mort, aucun abonnement qui finit dans les deux mois.")
            : nil
    }
}
