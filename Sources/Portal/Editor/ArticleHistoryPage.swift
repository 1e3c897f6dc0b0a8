import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus/12/historique: every revision, who made it and when.
extension PortalVisit {
    func showArticleHistory(of id: ID<Article>) throws -> Response {
        let (article, revisions) = try library.read { library in
            (try existing(id, in: library), try library.editorial.revisions(of: id))
        }
        let view = ArticleHistoryView(
            article, revisions: revisions, zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.head.title, hasSearch: false, section: .office)
    }

    /// GET /administration/contenus/12/historique/3: what a revision changed in the one before it.
    func showRevision(_ number: Int, of id: ID<Article>) throws -> Response {
        let (article, newest, revision, before) = try library.read { library in
            let article = try existing(id, in: library)
            return (
                article, try library.editorial.revision(article.latest, of: id),
                try library.editorial.revision(number, of: id),
                try library.editorial.revision(number - 1, of: id)
            )
        }
        guard let newest, let revision else { throw Failure.notFound }
        let view = RevisionView(
            revision, before: before, of: article, title: newest.title, token: newToken(),
            zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    /// POST /administration/contenus/12/historique/3/reprendre
    func restore(_ number: Int, of id: ID<Article>, _ form: Form) throws -> Response {
        try orNotFound {
            _ = try library.write {
                try $0.editorial.restore(
                    number, of: id, stamp: stamp(form.short("jeton"), for: ["\(id)", "\(number)"]))
            }
        }
        return redirect(to: .editor(.writing(id)), saying: .revisionRestored)
    }
}

struct ArticleHistoryView: View {
    static let template = "editor/history"

    let head: EditorHead
    let revisions: [Row]

    struct Row: ViewPart {
        let number: String
        let href: String
        let title: String
        let author: String
        let moment: String
        /// « Publiée », « La plus récente »
        let marks: [Pill]
    }
}

extension ArticleHistoryView {
    init(_ article: Article, revisions: [ArticleRevision], zone: TimeZone, seenFrom view: Viewpoint) {
        head = EditorHead(
            article, title: revisions.first?.title ?? article.title, at: .history(article.id), seenFrom: view)
        self.revisions = revisions.map { revision in
            Row(
                number: "Version \(revision.number)",
                href: view.address(of: EditorPage.revision(article.id, revision.number)),
                title: revision.title, author: revision.author,
                moment: Wording.moment(revision.writtenAt, today: view.today, in: zone),
                marks: [
                    revision.number == article.published ? Pill("available", "check", "Publiée") : nil,
                    revision.number == article.latest && article.hasDraft
                        ? Pill("onsite", "clock", "Brouillon") : nil,
                ].compactMap(\.self))
        }
    }
}

struct RevisionView: View {
    static let template = "editor/revision"

    let head: EditorHead
    let title: String
    let facts: String
    /// « Titre : Le CDI → Le CDI du collège »
    let retitled: String?
    let difference: DifferenceView
    let restore: PostButton?
    let newer: Link?
    let older: Link?
}

extension RevisionView {
    init(
        _ revision: ArticleRevision, before: ArticleRevision?, of article: Article, title: String,
        token: String, zone: TimeZone, seenFrom view: Viewpoint,
    ) {
        let number = revision.number
        head = EditorHead(article, title: title, at: .revision(article.id, number), seenFrom: view)
        self.title = "Version \(number)"
        facts =
            "Par \(revision.author), \(Wording.moment(revision.writtenAt, today: view.today, in: zone))"
        retitled = before.flatMap { before in
            before.title == revision.title
                ? nil : "Titre\u{A0}: «\u{A0}\(before.title)\u{A0}» devient «\u{A0}\(revision.title)\u{A0}»"
        }
        difference = DifferenceView(
            from: before?.source ?? "", to: revision.source,
            caption: before == nil ? "Le premier texte" : "Ce qui change depuis la version \(number - 1)",
            same: "Le texte est le même que dans la version précédente.")
        restore =
            number == article.latest
            ? nil
            : PostButton(
                "Reprendre cette version", icon: "undo",
                to: view.address(of: EditorAction.restore(article.id, number)), token: token)
        newer =
            number < article.latest
            ? Link("Version \(number + 1)", view.address(of: EditorPage.revision(article.id, number + 1)))
            : nil
        older =
            number > 1
            ? Link("Version \(number - 1)", view.address(of: EditorPage.revision(article.id, number - 1)))
            : nil
    }
}
