import Formats
import Library
import Storage

/// What the editor's texts ask of the portal, and where they and their pictures are read.
extension PortalVisit {
    func guide() throws -> ProcedureGuide {
        let reader = try asReader()
        return try library.read { try ProcedureGuide(self, reader, $0) }
    }

    /// A text as it is shown; procedures alone have numbered headings.
    func rendered(_ text: MarkdownText, kind: ArticleKind) throws -> (RenderedText, [ProcedurePiece]) {
        let guide = try guide()
        let rendered = text.rendered(with: guide, numbered: kind == .procedure)
        return (rendered, rendered.pieces(answeredBy: guide))
    }
}

extension ArticleKind {
    /// Where readers read it.
    func reading(_ slug: String) -> PortalPage {
        switch self {
        case .page: .text(slug: slug)
        case .procedure: .procedures(.procedure(slug, ent: nil))
        case .news: .presenting(.newsItem(slug: slug))
        }
    }
}

extension StoredPicture {
    /// The stamp is part of the hash of its bytes.
    var page: EditorPage {
        .picture(id, stamp: String(hash.prefix(16)), suffix: mediaType == "image/png" ? "png" : "jpg")
    }
}

extension MarkdownPicture {
    init(_ picture: StoredPicture, seenFrom view: Viewpoint) {
        self.init(address: view.address(of: picture.page), width: picture.width, height: picture.height)
    }
}
