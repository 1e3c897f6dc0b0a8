import Library
import Storage
import Templating

// What the views of this room are shown with before readers see them.

extension Examples {
    static func head(_ id: String) -> HomeView.Head {
        HomeView.Head(id: id, title: hostile, all: Link(hostile, "/"))
    }

    static var newsCard: NewsCard {
        NewsCard(
            href: "/", title: hostile, date: hostile, words: long,
            picture: NewsCard.Picture(address: "/", width: "16", height: "9", alternative: hostile))
    }

    static func resource(_ text: String, _ readership: Readership) -> Resource {
        Resource(
            id: ID(1),
            settings: Resource.Settings(
                title: text, address: "https://exemple.org/?a=\"&b", publisher: text, description: text,
                readership: readership, subscribedUntil: view.today))
    }

    static func event(_ text: String) -> AgendaEvent {
        AgendaEvent(
            id: ID(1),
            settings: AgendaEvent.Settings(
                title: text, firstDay: view.today, opensAt: 600, closesAt: 700, place: text, text: text))
    }

    static func selection(_ text: String, _ rule: Selection.Rule = .handMade) -> Selection {
        Selection(
            id: ID(1),
            settings: Selection.Settings(
                title: text, slug: "slug", introduction: text, rule: rule,
                readership: Readership(.everybody, classes: [text]), shownUntil: view.today),
            changedOn: view.today)
    }

    static func node(_ text: String, children: [Branch.Node] = [], kind: Branch.Kind, id: Int64)
        -> Branch.Node
    {
        Branch.Node(
            branch: Branch(id: ID(id), kind: kind, title: text), children: children, contents: [])
    }

    static var tree: [Branch.Node] {
        let rubric = node(hostile, kind: .rubric, id: 3)
        return [
            node(
                hostile,
                children: [
                    node(long, children: [rubric], kind: .section, id: 2), node(long, kind: .rubric, id: 4),
                ],
                kind: .tab, id: 1)
        ]
    }
}

extension HomeView {
    private static func part(_ fill: (inout Part) -> Void) -> Part {
        var part = Part()
        fill(&part)
        return part
    }

    static let examples = [
        HomeView(Examples.portal, bands: [], seenFrom: Examples.view),
        HomeView(
            Examples.portal,
            bands: [
                Band(
                    hero: Hero(
                        name: Examples.hostile, search: SearchBox(Examples.view, text: ""), advanced: "/",
                        count: Examples.hostile), column: nil),
                Band(
                    hero: nil,
                    column: Column(parts: [
                        part { $0.account = AccountLine(Examples.summary(late: 1), seenFrom: Examples.view) },
                        part { $0.hours = Examples.hours },
                        part { $0.empty = EmptyNote(title: Examples.hostile, text: Examples.long) },
                        part {
                            $0.shelf = ShelfPart(
                                head: Examples.head("a"),
                                books: [
                                    ShelfItem(Examples.record(Examples.hostile), seenFrom: Examples.view),
                                    ShelfItem(Examples.record(Examples.long), seenFrom: Examples.view),
                                ])
                        },
                        part {
                            $0.types = TypesPart(
                                head: Examples.head("b"),
                                types: [
                                    TypeEntry(
                                        .init(value: Examples.hostile, count: 1), seenFrom: Examples.view)
                                ])
                        },
                        part { $0.news = NewsPart(head: Examples.head("c"), news: [Examples.newsCard]) },
                        part {
                            $0.links = LinksPart(
                                head: Examples.head("d"),
                                links: [
                                    ResourceCard(
                                        Examples.resource(Examples.hostile, .everybody), for: .visitor,
                                        seenFrom: Examples.view)
                                ])
                        },
                        part {
                            $0.agenda = AgendaPart(
                                head: Examples.head("e"),
                                events: [
                                    EventCard(Examples.event(Examples.hostile), today: Examples.view.today)
                                ])
                        },
                        part {
                            $0.text = TextPart(
                                head: HomeView.Head(id: "f", title: Examples.hostile, all: nil),
                                text: ShownText.markup(Examples.hostile, at: Examples.view.place))
                        },
                        part { $0.text = TextPart(head: nil, text: HTML(escaping: Examples.hostile)) },
                    ])),
            ],
            preview: PreviewBar(
                words: Examples.hostile, action: "/",
                choice: Choice("comme", "Vu par", options: [("", Examples.hostile)], chosen: ""),
                back: Link(Examples.hostile, "/")), seenFrom: Examples.view),
    ]
}

extension NewsListView {
    static let examples = [
        NewsListView([], page: 1, hasMore: false, seenFrom: Examples.view),
        NewsListView([Examples.newsCard], page: 2, hasMore: true, seenFrom: Examples.view),
    ]
}

extension NewsItemView {
    static let examples = [
        NewsItemView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, date: Examples.hostile,
            draft: TextView.DraftBand(words: Examples.hostile, edit: Link(Examples.hostile, "/")),
            picture: Examples.newsCard.picture,
            text: TextBody(pieces: [ProcedurePiece(html: HTML(markup: "<p>Bonjour.</p>"))]))
    ]
}

extension SelectionView {
    static let examples = [
        SelectionView(
            Examples.selection(Examples.long), [], availability: [:], isEditable: false,
            seenFrom: Examples.view),
        SelectionView(
            Examples.selection(Examples.hostile, .search("?q=x")),
            [
                Selection.Entry(
                    record: Examples.record(Examples.hostile), note: Examples.hostile, isPinned: true)
            ], availability: [:], isEditable: true, seenFrom: Examples.view),
    ]
}

extension ResourcesView {
    static let examples = [
        ResourcesView([], for: .visitor, isEditable: false, seenFrom: Examples.view),
        ResourcesView(
            [Examples.resource(Examples.hostile, Readership(.signedIn))], for: .visitor, isEditable: true,
            seenFrom: Examples.view),
        ResourcesView(
            [Examples.resource(Examples.long, Readership(.everybody, classes: [Examples.hostile, "b"]))],
            for: Reader(isSignedIn: true, isStaff: false, schoolClass: nil), isEditable: false,
            seenFrom: Examples.view),
    ]
}

extension AgendaView {
    static let examples = [
        AgendaView([], isEditable: false, seenFrom: Examples.view),
        AgendaView(
            [Examples.event(Examples.hostile), Examples.event(Examples.long)], isEditable: true,
            seenFrom: Examples.view),
        AgendaView(
            (0...AgendaView.most).map { _ in Examples.event("Atelier") }, isEditable: false,
            seenFrom: Examples.view),
    ]
}

extension TabView {
    static let examples = [
        TabView(Examples.node(Examples.long, kind: .tab, id: 1), isEditable: true, seenFrom: Examples.view),
        TabView(Examples.tree[0], isEditable: true, seenFrom: Examples.view),
    ]
}

extension RubricView {
    static let examples = [
        RubricView(
            Examples.node(Examples.hostile, kind: .rubric, id: 1), of: nil, reader: .visitor,
            isEditable: true, seenFrom: Examples.view),
        RubricView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, edit: nil, nothing: nil,
            contents: [
                ContentLine(
                    title: Examples.hostile, href: "/", kind: Examples.hostile, icon: "book", isHidden: true)
            ]),
    ]
}
