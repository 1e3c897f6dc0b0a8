import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// What the views of the editor are shown with before librarians see them.
extension Examples {
    static let instant = Date(timeIntervalSince1970: 1_795_258_800)
    static let paris = TimeZone(secondsFromGMT: 3600) ?? .current

    static func article(
        _ text: String, id: Int64 = 1, published: Int? = 1, latest: Int = 2, from: Day? = nil,
        until: Day? = nil, basis: String? = nil,
    ) -> Article {
        Article(
            id: ID(id), kind: .page, title: text, published: published, latest: latest,
            settings: ArticleSettings(
                slug: "le-cdi", readership: Readership(.signedIn, classes: [text, "3eA"]), shownFrom: from,
                shownUntil: until, datedOn: view.today, checkedOn: view.today),
            shippedBasis: basis)
    }

    static func revision(_ text: String, number: Int = 2) -> ArticleRevision {
        ArticleRevision(
            article: ID(1), number: number, title: text, source: text, author: text, writtenAt: instant)
    }

    static func picture(_ text: String, id: Int64 = 1) -> StoredPicture {
        StoredPicture(
            id: ID(id), hash: "0123456789abcdef0123", mediaType: "image/png", width: 1200, height: 800,
            size: 84_000, name: text, alternative: text, addedOn: view.today, addedBy: text)
    }

    /// A text with a little of everything, and a fault.
    static func pieces(_ text: String) -> [ProcedurePiece] {
        [
            ProcedurePiece(html: HTML(markup: "<p>Bonjour.</p>")),
            ProcedurePiece(step: StepBox(press: nil, done: nil)),
            ProcedurePiece(button: Link(text, "/")),
        ]
    }

    static func preview(_ text: String) -> WritingView.Preview {
        WritingView.Preview(
            title: text,
            faults: WritingView.Faults(
                title: "2 points à revoir",
                lines: [
                    FaultLine(MarkdownFault(line: 3, kind: .deadLink(text))),
                    FaultLine(MarkdownFault(line: 4, kind: .missingPicture(text))),
                ]), pieces: pieces(text), isEmpty: false)
    }

    static let nothingShown = WritingView.Preview(title: "", faults: nil, pieces: [], isEmpty: true)
}

extension TextView {
    static let examples =
        [Examples.hostile, Examples.long].map { text in
            TextView(
                home: Link("Accueil", "/home/"), title: text, facts: [text],
                draft: DraftBand(words: text, edit: Link(text, "/")),
                contents: Contents(entries: [.init(number: "A.", title: text, href: "#p-un", isBelow: true)]),
                text: TextBody(pieces: Examples.pieces(text)))
        } + [
            TextView(
                home: Link("Accueil", "/home/"), title: "Le CDI", facts: [], draft: nil, contents: nil,
                text: TextBody(pieces: []))
        ]
}

extension ContentsView {
    static let examples = [
        ContentsView([], of: ContentsQuery(), seenFrom: Examples.view),
        ContentsView([], of: ContentsQuery(text: Examples.hostile, kind: .news), seenFrom: Examples.view),
        ContentsView(
            (0..<120).map { place in
                let text = place == 0 ? Examples.hostile : Examples.long
                return Line(
                    title: text, slug: "le-cdi", kind: .page, state: .published,
                    article: place % 3 == 2 ? nil : Examples.article(text), isAdapted: place % 2 == 0,
                    hasShippedChanged: place % 4 == 0, shippedFor: text)
            }, of: ContentsQuery(page: 2), seenFrom: Examples.view),
        ContentsView(
            [
                Line(
                    title: Examples.hostile, slug: "le-cdi", kind: .page, state: .published,
                    article: Examples.article(Examples.hostile), isAdapted: true, hasShippedChanged: true)
            ], of: ContentsQuery(), seenFrom: Examples.view),
    ]
}

extension NewContentView {
    static let examples = [
        NewContentView(NewContentEntry(kind: .page), fault: nil, token: "jeton", seenFrom: Examples.view),
        NewContentView(
            NewContentEntry(kind: .news, title: Examples.hostile, slug: Examples.hostile), fault: .badSlug,
            token: Examples.hostile, seenFrom: Examples.view),
        NewContentView(
            NewContentEntry(kind: .news, title: Examples.long), fault: .noTitle, token: "jeton",
            seenFrom: Examples.view),
    ]
}

extension WritingView {
    static let examples = [
        example("Le CDI", Examples.article("Le CDI", published: nil), Notes(), pictures: 0),
        example(
            Examples.hostile, Examples.article(Examples.hostile, basis: ""),
            Notes(
                fault: .unreadable(line: 3),
                meeting: Meeting(
                    base: "", own: Examples.hostile, other: Examples.long,
                    with: .revision(Examples.revision(Examples.hostile))), shippedHasChanged: true),
            pictures: 30),
        example(Examples.long, Examples.article(Examples.long), Notes(fault: .noTitle), pictures: 1),
    ]

    private static func example(_ text: String, _ article: Article, _ notes: Notes, pictures: Int)
        -> WritingView
    {
        WritingView(
            article, newest: Examples.revision(text), entry: WritingEntry(Examples.revision(text)),
            preview: notes.fault == nil ? Examples.nothingShown : Examples.preview(text), notes: notes,
            pictures: (0..<pictures).map { Examples.picture(text, id: Int64($0 + 1)) }, token: "jeton",
            zone: Examples.paris, seenFrom: Examples.view)
    }
}

extension SignedOutView {
    static let examples = [
        SignedOutView(
            Form([("titre", Examples.hostile), ("texte", Examples.hostile), ("base", "1")]),
            of: .editor(.write(ID(1))), token: "jeton", seenFrom: Examples.view),
        SignedOutView(
            Form([("description", Examples.long), ("classe", Examples.hostile), ("visible", "tous")]),
            of: .composing(.resource(ID(1), .change)), token: "jeton", seenFrom: Examples.view),
    ]
}

extension ArticleSettingsView {
    static let examples = [
        ArticleSettingsView(
            Examples.article("Le CDI"), title: "Le CDI",
            entry: SettingsEntry(Examples.article("Le CDI").settings), faults: [:], isAdapted: true,
            classes: [],
            pictures: [], token: "jeton", seenFrom: Examples.view),
        ArticleSettingsView(
            Examples.article(Examples.hostile, published: nil), title: Examples.hostile,
            entry: SettingsEntry(Examples.article(Examples.hostile).settings),
            faults: [.slug: Examples.hostile, .from: Examples.hostile], isAdapted: false,
            classes: [Examples.long], pictures: [Examples.picture(Examples.hostile)], token: "jeton",
            seenFrom: Examples.view),
    ]
}

extension ArticleHistoryView {
    static let examples = [
        ArticleHistoryView(
            Examples.article(Examples.hostile),
            revisions: [Examples.revision(Examples.hostile), Examples.revision(Examples.long, number: 1)],
            zone: Examples.paris, seenFrom: Examples.view)
    ]
}

extension RevisionView {
    static let examples = [
        RevisionView(
            Examples.revision("Le CDI", number: 1), before: nil, of: Examples.article("Le CDI"),
            title: "Le CDI",
            token: "jeton", zone: Examples.paris, seenFrom: Examples.view),
        RevisionView(
            Examples.revision(Examples.hostile), before: Examples.revision(Examples.long, number: 1),
            of: Examples.article(Examples.hostile, latest: 3), title: Examples.hostile, token: "jeton",
            zone: Examples.paris, seenFrom: Examples.view),
    ]
}

extension ShippedView {
    static let examples = [
        ShippedView(
            ShippedText(kind: .page, slug: "chercher", source: ""), pieces: Examples.pieces(Examples.hostile),
            token: "jeton", seenFrom: Examples.view)
    ]
}

extension ShippedChangeView {
    static let examples = [
        ShippedChangeView(
            Examples.article(Examples.hostile, basis: Examples.long),
            newest: Examples.revision(Examples.hostile),
            shipped: ShippedText(kind: .page, slug: "chercher", source: Examples.hostile), token: "jeton",
            seenFrom: Examples.view),
        ShippedChangeView(
            Examples.article("Le CDI", published: nil, basis: "Bonjour."),
            newest: Examples.revision("Bonjour."),
            shipped: ShippedText(kind: .page, slug: "chercher", source: "Bonjour."), token: "jeton",
            seenFrom: Examples.view),
    ]
}

extension PicturesView {
    static let examples = [
        PicturesView(
            [], uses: [:], page: 1, alternative: "", fault: nil, token: "jeton", seenFrom: Examples.view),
        PicturesView(
            (1...30).map { Examples.picture($0 == 1 ? Examples.hostile : Examples.long, id: $0) },
            uses: [ID(1): [Examples.article(Examples.hostile)]], page: 1, alternative: Examples.hostile,
            fault: .undescribed(ID(2)), token: "jeton", seenFrom: Examples.view),
        PicturesView(
            [], uses: [:], page: 1, alternative: "", fault: .inUse(2), token: "jeton", seenFrom: Examples.view
        ),
    ]
}
