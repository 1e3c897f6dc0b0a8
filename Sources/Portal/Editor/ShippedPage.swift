import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus/fournis/page/chercher: a text of the product, before it is adapted.
extension PortalVisit {
    func showShipped(_ kind: ArticleKind, slug: String) throws -> Response {
        guard let shipped = site.shipped.text(kind, slug: slug) else { throw Failure.notFound }
        if let own = try library.read({ try $0.editorial.article(kind, slug: slug) }) {
            return .redirect(to: address(of: EditorPage.writing(own.id)))
        }
        let pieces = try rendered(shipped.text, kind: kind).1
        let view = ShippedView(shipped, pieces: pieces, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .office)
    }

    /// GET /administration/contenus/12/texte-fourni: what has changed in the text of the product since it was
    /// adapted.
    func showShippedChange(of id: ID<Article>) throws -> Response {
        let (article, newest) = try library.read { library in
            let article = try existing(id, in: library)
            return (article, try library.editorial.revision(article.latest, of: id))
        }
        guard let newest, let shipped = article.shipped(in: site.shipped) else { throw Failure.notFound }
        let view = ShippedChangeView(
            article, newest: newest, shipped: shipped, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    /// POST /administration/contenus/fournis/page/chercher/adapter
    func adapt(_ kind: ArticleKind, slug: String, _ form: Form) throws -> Response {
        guard let shipped = visit.site.shipped.text(kind, slug: slug) else { throw Failure.notFound }
        let stamp = stamp(form.short("jeton"), for: [kind.rawValue, slug])
        let id = try library.write { writing in
            // Somebody may have adapted it meanwhile.
            if let own = try writing.editorial.reading.article(kind, slug: slug) { return own.id }
            let id = try writing.editorial.add(
                kind, title: shipped.title, slug: slug, source: shipped.source,
                shippedBasis: shipped.source, stamp: stamp)
            // A text that only some may read stays theirs.
            try writing.editorial.set(
                ArticleSettings(slug: slug, readership: shipped.readership, datedOn: stamp.day), of: id)
            return id
        }
        return redirect(to: .editor(.writing(id)), saying: .shippedAdapted)
    }

    /// POST /administration/contenus/12/suivre-le-texte-fourni: the own text is withdrawn, and kept.
    func followShipped(_ id: ID<Article>) throws -> Response {
        _ = try shipped(of: id)
        try orNotFound { try library.write { try $0.editorial.withdraw(id) } }
        return redirect(to: .editor(.writing(id)), saying: .shippedFollowed)
    }

    /// POST /administration/contenus/12/garder-mon-texte
    func keepOwn(_ id: ID<Article>) throws -> Response {
        let shipped = try shipped(of: id).text
        try orNotFound { try library.write { try $0.editorial.setShippedBasis(shipped.source, of: id) } }
        return redirect(to: .editor(.writing(id)), saying: .ownKept)
    }

    /// POST /administration/contenus/12/fusionner-le-texte-fourni: what the product changed comes into the own text.
    func mergeShipped(into id: ID<Article>, _ form: Form) throws -> Response {
        let (article, shipped) = try shipped(of: id)
        guard let newest = try library.read({ try $0.editorial.revision(article.latest, of: id) }) else {
            throw Failure.notFound
        }
        let meeting = Meeting(
            base: article.shippedBasis ?? "", own: newest.source, other: shipped.source, with: .product)
        guard meeting.isSettled else {
            var entry = WritingEntry(newest)
            entry.source = meeting.text
            entry.merged = Fingerprint([shipped.source]).description
            return try visit.showWriting(of: id, entry: entry, meeting: meeting)
        }
        let stamp = stamp(form.short("jeton"), for: ["\(id)"])
        do {
            try library.write { writing in
                try writing.editorial.save(
                    id, title: newest.title, source: meeting.text, basedOn: newest.number, stamp: stamp)
                try writing.editorial.setShippedBasis(shipped.source, of: id)
            }
        } catch EditorialRefusal.changedMeanwhile {
            // Somebody saved in this very moment: their text is merged at the next press of the button.
            return .redirect(to: visit.address(of: EditorPage.shippedChange(id)))
        }
        return redirect(to: .editor(.writing(id)), saying: .shippedMerged)
    }

    private func shipped(of id: ID<Article>) throws -> (article: Article, text: ShippedText) {
        let article = try library.read { try visit.existing(id, in: $0) }
        guard let shipped = article.shipped(in: visit.site.shipped) else { throw Failure.notFound }
        return (article, shipped)
    }
}

struct ShippedView: View {
    static let template = "editor/shipped"

    let trail: [Link]
    let title: String
    let kind: String
    let adapt: PostButton
    let text: TextBody
}

extension ShippedView {
    init(_ shipped: ShippedText, pieces: [ProcedurePiece], token: String, seenFrom view: Viewpoint) {
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Contenus", view.address(of: EditorPage.contents(ContentsQuery()))),
        ]
        title = shipped.title
        kind = Wording.kind(shipped.kind)
        adapt = PostButton(
            "Adapter ce texte à mon CDI", icon: "pencil", kind: "",
            to: view.address(of: EditorAction.adapt(shipped.kind, slug: shipped.slug)), token: token)
        text = TextBody(pieces: pieces)
    }
}

struct ShippedChangeView: View {
    static let template = "editor/shipped-change"

    let head: EditorHead
    let title: String
    let lead: String
    /// What the product changed; nil when it changed nothing.
    let change: DifferenceView?
    let own: DifferenceView
    let merge: PostButton?
    let keep: PostButton?
    let follow: ConfirmButton?
}

extension ShippedChangeView {
    init(
        _ article: Article, newest: ArticleRevision, shipped: ShippedText, token: String,
        seenFrom view: Viewpoint,
    ) {
        let id = article.id
        let basis = article.shippedBasis ?? ""
        let hasChanged = basis != shipped.source
        func post(_ label: String, _ icon: String, _ verb: EditorAction.Verb, kind: String = "plain")
            -> PostButton
        {
            PostButton(
                label, icon: icon, kind: kind, to: view.address(of: EditorAction.article(id, verb)),
                token: token)
        }
        head = EditorHead(article, title: newest.title, at: .shippedChange(id), seenFrom: view)
        title = "Le texte fourni"
        lead =
            hasChanged
            ? "Le texte fourni avec Lutrin a changé depuis que vous l’avez adapté."
            : "Le texte fourni avec Lutrin n’a pas changé depuis que vous l’avez adapté."
        change =
            hasChanged
            ? DifferenceView(
                id: "fourni", from: basis, to: shipped.source, caption: "Ce qui a changé dans le texte fourni"
            )
            : nil
        own = DifferenceView(
            id: "propre", from: shipped.source, to: newest.source,
            caption: "Ce que votre texte a de différent aujourd’hui",
            same: "Votre texte est le même que le texte fourni.")
        merge = hasChanged ? post("Fusionner le nouveau texte fourni", "copy", .mergeShipped, kind: "") : nil
        keep = hasChanged ? post("Garder mon texte tel quel", "check", .keepOwn) : nil
        follow =
            article.published == nil
            ? nil
            : ConfirmButton(
                "Revenir au texte fourni",
                question:
                    "Les lecteurs verront le texte fourni, et ses prochains changements. Votre version est gardée avec son historique\u{A0}: vous pourrez la publier de nouveau.",
                button: post("Revenir au texte fourni", "undo", .followShipped))
    }
}
