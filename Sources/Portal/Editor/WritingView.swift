import Formats
import Foundation
import Library
import Storage
import Templating

/// What somebody writes, beside what it gives.
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
