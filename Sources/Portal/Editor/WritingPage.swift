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

struct WritingView: View {
    static let template = "editor/writing"

    let head: EditorHead
    let summary: ErrorSummary?
    let meeting: MeetingNote?
    /// The text of the product is another now.
    let shippedChange: Link?
    let action: String
    let token: String
    let base: String
    let merged: String
    let title: Field
    let text: Area
    let preview: Preview?
    let pictures: [PictureChoice]
    let allPictures: Link
    let publish: String
    /// Who will read it once it is published.
    let readers: String
    let settings: String
    let saved: String
    let withdraw: PostButton?

    /// What stands above the form.
    struct Notes {
        var fault: WritingFault?
        var meeting: Meeting?
        var shippedHasChanged = false
    }

    struct Area: ViewPart {
        let value: String
        let error: Field.Fault?
        let describedBy: String
    }

    struct Preview: ViewPart {
        let title: String
        let faults: Faults?
        let pieces: [ProcedurePiece]
        let isEmpty: Bool
    }

    struct Faults: ViewPart {
        let title: String
        let lines: [FaultLine]
    }

    /// A picture that can be put in the text.
    struct PictureChoice: ViewPart {
        let src: String
        let alternative: String
        /// What is to be written in the text.
        let code: String
    }

    struct MeetingNote: ViewPart {
        let title: String
        let sentences: [String]
        /// The text as it was typed, untouched.
        let own: String?
    }
}

extension WritingView {
    private static let mostPictures = 24

    init(
        _ article: Article, newest: ArticleRevision, entry: WritingEntry, preview: Preview?, notes: Notes,
        pictures: [StoredPicture], token: String, zone: TimeZone, seenFrom view: Viewpoint,
    ) {
        let id = article.id
        head = EditorHead(article, title: newest.title, at: .writing(id), seenFrom: view)
        let words = notes.fault.map(Wording.fault)
        let isAboutTitle = notes.fault?.isAboutTitle ?? false
        title = Field(
            "titre", "Titre", value: entry.title, error: isAboutTitle ? words : nil, isRequired: true)
        let textFault = isAboutTitle ? nil : words.map { Field.Fault(id: "erreur-texte", words: $0) }
        text = Area(
            value: entry.source, error: textFault,
            describedBy: textFault == nil ? "aide-texte" : "aide-texte erreur-texte")
        summary = notes.fault.map { ErrorSummary(Wording.title(of: $0), links: Self.links(to: $0)) }
        meeting = notes.meeting.map { MeetingNote($0, today: view.today, zone: zone) }
        shippedChange =
            notes.shippedHasChanged
            ? Link("Voir ce qui a changé", view.address(of: EditorPage.shippedChange(id))) : nil
        action = view.address(of: EditorAction.write(id))
        self.token = token
        base = String(entry.basedOn)
        merged = entry.merged
        self.preview = preview
        self.pictures = pictures.prefix(Self.mostPictures).map { PictureChoice($0, seenFrom: view) }
        allPictures = Link("Ajouter une image", view.address(of: EditorPage.pictures(page: 1)))
        publish = article.published == nil ? "Publier" : "Publier cette version"
        readers = Wording.readers(article.settings.readership)
        settings = view.address(of: EditorPage.settings(id))
        saved =
            "Version \(newest.number), enregistrée par \(newest.author) \(Wording.moment(newest.writtenAt, today: view.today, in: zone))"
        withdraw =
            article.published == nil
            ? nil
            : PostButton(
                "Retirer de la publication", icon: "eye",
                to: view.address(of: EditorAction.article(id, .withdraw)), token: token)
    }

    private static func links(to fault: WritingFault) -> [Link] {
        switch fault {
        case _ where fault.isAboutTitle: [Link(Wording.fault(fault), "#champ-titre")]
        case .unpublishable(let lines):
            lines.map { Link("\($0.place)\u{A0}: \($0.words)", "#champ-texte") }
        case .noTitle, .titleTooLong, .tooLong, .unreadable, .unsettled:
            [Link(Wording.fault(fault), "#champ-texte")]
        }
    }
}

extension WritingView.Preview {
    init(_ text: RenderedText, pieces: [ProcedurePiece], title: String) {
        self.title = title
        let lines = text.faults.map(FaultLine.init)
        faults =
            lines.isEmpty
            ? nil
            : WritingView.Faults(
                title: Wording.count(lines.count, "point à revoir", "points à revoir"), lines: lines)
        self.pieces = pieces
        isEmpty = text.plainText.isEmpty && text.pictures.isEmpty
    }
}

extension WritingView.PictureChoice {
    init(_ picture: StoredPicture, seenFrom view: Viewpoint) {
        src = view.address(of: picture.page)
        alternative = picture.alternative
        code = picture.code
    }
}

extension StoredPicture {
    /// What shows it in a text. Brackets would end its description.
    var code: String {
        let words = String(alternative.map { "[]\\".contains($0) ? " " : $0 })
        return "![\(words)](\(Self.mention(id)))"
    }
}

extension ErrorSummary {
    init(_ title: String, links: [Link]) {
        self.title = title
        faults = links
    }
}

extension WritingFault {
    fileprivate var isAboutTitle: Bool {
        switch self {
        case .noTitle, .titleTooLong, .unreadable(line: nil): true
        default: false
        }
    }

    /// What is too long is not rendered either.
    fileprivate var isAboutSize: Bool {
        if case .tooLong = self { true } else { false }
    }
}

extension Wording {
    static func title(of fault: WritingFault) -> String {
        switch fault {
        case .unsettled, .unpublishable: "Ce texte n’est pas encore publié"
        case .tooLong, .unreadable, .noTitle, .titleTooLong: "Ce texte n’est pas encore enregistré"
        }
    }

    static func fault(_ fault: WritingFault) -> String {
        switch fault {
        case .tooLong(let bytes):
            "Ce texte pèse \(number(bytes / 1000))\u{A0}ko, et ne peut en dépasser \(number(Article.longestSource / 1000)). Coupez-le en plusieurs pages\u{A0}: tout ce que vous avez écrit est encore ci-dessous."
        case .unreadable(nil): "Un caractère du titre n’a pas pu être lu (\u{FFFD})\u{A0}: récrivez-le."
        case .unreadable(let line?):
            "Ligne\u{A0}\(line)\u{A0}: un caractère n’a pas pu être lu (\u{FFFD}). Récrivez-le\u{A0}; le texte collé venait sans doute d’un fichier d’un autre encodage."
        case .noTitle: Wording.refusal(EditorialRefusal.noTitle)
        case .titleTooLong(let most): Wording.refusal(EditorialRefusal.titleTooLong(most))
        case .unsettled(let line):
            "Ligne\u{A0}\(line)\u{A0}: deux textes différents attendent votre choix. Gardez celui qui convient et effacez les lignes de repère."
        case .unpublishable(let lines):
            "Avant de publier, corrigez \(count(lines.count, "point", "points")). Le brouillon, lui, est enregistré."
        }
    }

    static func moment(_ instant: Date, today: Day, in zone: TimeZone) -> String {
        moment(instant.formatted(.iso8601), today: today, in: zone)
    }
}
