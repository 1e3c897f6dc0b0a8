import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus/12: the text of an article, and beside it what it gives.
extension PortalVisit {
    /// - Parameters:
    ///   - entry: what was typed; nil: the newest revision.
    ///   - meeting: somebody else saved meanwhile, and the two texts were put together in `entry`.
    func showWriting(
        of id: ID<Article>, entry: WritingEntry? = nil, fault: WritingFault? = nil, meeting: Meeting? = nil,
        status: Status = .ok,
    ) throws -> Response {
        let (article, newest, pictures) = try library.read { library in
            let article = try existing(id, in: library)
            return (
                article, try library.editorial.revision(article.latest, of: id),
                try library.editorial.pictures()
            )
        }
        guard let newest else { throw Failure.notFound }
        let entry = entry ?? WritingEntry(newest)
        let preview = try fault?.isAboutSize == true ? nil : preview(of: entry, kind: article.kind)
        let view = WritingView(
            article, newest: newest, entry: entry, preview: preview,
            notes: WritingView.Notes(
                fault: fault, meeting: meeting,
                shippedHasChanged: article.shippedHasChanged(in: site.shipped) && entry.merged.isEmpty),
            pictures: pictures, token: newToken(), zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: entry.title, status: status, hasSearch: false, section: .office)
    }

    func preview(of entry: WritingEntry, kind: ArticleKind) throws -> WritingView.Preview {
        let (text, pieces) = try rendered(MarkdownText(entry.source), kind: kind)
        return WritingView.Preview(text, pieces: pieces, title: entry.title)
    }
}

extension PortalSubmission {
    /// POST /administration/contenus/12: saves, publishes or only shows what was typed, as the button says.
    /// A text that cannot be published yet is saved all the same.
    func write(_ entry: WritingEntry, to id: ID<Article>, gesture: String?) throws -> Response {
        func refused(_ fault: WritingFault) throws -> Response {
            try visit.showWriting(of: id, entry: entry, fault: fault, status: .unprocessableContent)
        }
        if let fault = entry.fault { return try refused(fault) }
        if gesture == "apercu" { return try visit.showWriting(of: id, entry: entry) }
        let fault = gesture == "publier" ? try publishingFault(of: entry, in: id) : nil
        let publishes = gesture == "publier" && fault == nil
        // Another text from the same page, after « Précédent », is another saving.
        let stamp = stamp(entry.token, for: [id.description, entry.title, entry.source])
        var saved = entry
        do {
            try library.write { writing in
                saved.basedOn = try writing.editorial.save(
                    id, title: entry.title, source: entry.source, basedOn: entry.basedOn, stamp: stamp)
                if !entry.merged.isEmpty { try follow(entry.merged, in: writing, id) }
                if publishes { try writing.editorial.publish(id, number: saved.basedOn) }
            }
        } catch EditorialRefusal.changedMeanwhile(let current) {
            return try meet(current, with: entry, of: id)
        } catch EditorialRefusal.noTitle {
            return try refused(.noTitle)
        } catch EditorialRefusal.titleTooLong(let most) {
            return try refused(.titleTooLong(most))
        } catch EditorialRefusal.unknown {
            throw Failure.notFound
        }
        if let fault {
            return try visit.showWriting(of: id, entry: saved, fault: fault, status: .unprocessableContent)
        }
        if publishes { return try published(id) }
        return redirect(to: .editor(entry.next?.page(of: id) ?? .writing(id)), saying: .draftSaved)
    }

    private func published(_ id: ID<Article>) throws -> Response {
        let isShown = try library.read { try visit.existing(id, in: $0).isShown(on: visit.today) }
        return redirect(to: .editor(.writing(id)), saying: isShown ? .contentPublished : .contentScheduled)
    }

    /// POST /administration/contenus/12/retirer
    func withdraw(_ id: ID<Article>) throws -> Response {
        try orNotFound { try library.write { try $0.editorial.withdraw(id) } }
        return redirect(to: .editor(.writing(id)), saying: .contentWithdrawn)
    }

    /// POST /administration/contenus/12/supprimer
    func remove(_ id: ID<Article>) throws -> Response {
        try library.write { try $0.editorial.remove(id) }
        return redirect(to: .editor(.contents(ContentsQuery())), saying: .contentRemoved)
    }

    private func publishingFault(of entry: WritingEntry, in id: ID<Article>) throws -> WritingFault? {
        if let line = entry.unsettledLine { return .unsettled(line: line) }
        let kind = try library.read { try visit.existing(id, in: $0).kind }
        let faults = try visit.rendered(MarkdownText(entry.source), kind: kind).0.faults
            .filter(\.forbidsPublishing)
        return faults.isEmpty ? nil : .unpublishable(faults.map(FaultLine.init))
    }

    /// The text of the product that was merged is what the article is compared with from now on.
    private func follow(_ merged: String, in writing: LibraryWriting, _ id: ID<Article>) throws {
        guard let article = try writing.editorial.reading.article(id),
            let shipped = article.shipped(in: visit.site.shipped),
            Fingerprint([shipped.source]).description == merged
        else { return }
        try writing.editorial.setShippedBasis(shipped.source, of: id)
    }
}
