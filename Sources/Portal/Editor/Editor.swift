import Library
import Storage
import WebServer

/// The tables of contents of the editor's room: what is read, what is done.
extension PortalVisit {
    func show(_ page: EditorPage) throws -> Response {
        switch page {
        case .contents(let query): try showContents(query)
        case .new(let kind): try showNewContent(NewContentEntry(kind: kind))
        case .writing(let id): try showWriting(of: id)
        case .settings(let id): try showArticleSettings(of: id)
        case .history(let id): try showArticleHistory(of: id)
        case .revision(let id, let number): try showRevision(number, of: id)
        case .shipped(let kind, let slug): try showShipped(kind, slug: slug)
        case .shippedChange(let id): try showShippedChange(of: id)
        case .pictures(let page): try showPictures(page: page)
        case .picture(let id, let stamp, let suffix): try sendPicture(id, stamp: stamp, suffix: suffix)
        }
    }

    func existing(_ id: ID<Article>, in library: LibraryReading) throws -> Article {
        guard let article = try library.editorial.article(id) else { throw Failure.notFound }
        return article
    }
}

extension PortalSubmission {
    func perform(_ action: EditorAction) throws -> Response {
        if action == .addPicture { return try addPicture() }
        let form = try visit.request.form()
        return switch action {
        case .add: try addContent(NewContentEntry(form))
        case .write(let id): try write(WritingEntry(form), to: id, gesture: form["geste"])
        case .article(let id, .set): try setArticle(id, SettingsEntry(form))
        case .article(let id, .withdraw): try withdraw(id)
        case .article(let id, .remove): try remove(id)
        case .article(let id, .followShipped): try followShipped(id)
        case .article(let id, .mergeShipped): try mergeShipped(into: id, form)
        case .article(let id, .keepOwn): try keepOwn(id)
        case .restore(let id, let number): try restore(number, of: id, form)
        case .adapt(let kind, let slug): try adapt(kind, slug: slug, form)
        case .describePicture(let id): try describePicture(id, form)
        case .removePicture(let id): try removePicture(id)
        case .addPicture: throw Failure.wrongMethod
        }
    }

    /// A form that was sent twice is one gesture; the same form with other words in it is another.
    func stamp(_ token: String, for words: [String]) -> Stamp {
        stamp(token.isEmpty ? nil : "\(token.utf8.count < 150 ? token : "")-\(Fingerprint(words))")
    }

    /// What an article has become since its page was shown is no fault of the page.
    func orNotFound<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch EditorialRefusal.unknown {
            throw Failure.notFound
        }
    }
}

extension PortalVisit {
    func address(of page: EditorPage) -> String { address(of: .editor(page)) }
}

extension Viewpoint {
    func address(of page: EditorPage) -> String { address(of: .editor(page)) }
    func address(of action: EditorAction) -> String { place.address(of: .editor(action)) }
}
