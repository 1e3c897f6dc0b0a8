import Library
import Storage
import Templating

// What the views of this room are shown with before librarians see them.

extension Examples {
    static var readershipBox: ReadershipBox {
        ReadershipBox(Readership(.signedIn, classes: [hostile]), classes: ["6e A"])
    }

    static var composedForm: ComposedForm {
        ComposedForm(
            action: "/", token: hostile,
            lines: [
                .field(Field("titre", hostile, value: hostile, hint: hostile)),
                .area(TextArea("texte", hostile, value: hostile, hint: hostile)),
                .choice(Choice("choix", hostile, options: [("", hostile)], chosen: "")),
                .hidden("cache", hostile),
            ], readership: readershipBox, save: hostile,
            meanwhile: .init(lines: [.init(label: hostile, value: hostile)]))
    }

    static var removal: ConfirmButton {
        ConfirmButton(
            hostile, question: hostile,
            button: PostButton(hostile, icon: "cross", to: "/", token: hostile))
    }
}

extension ComposedListView {
    static let examples = [
        ComposedListView(
            trail: [], title: Examples.long, lead: Examples.long, add: Link("Ajouter", "/"), reading: nil,
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), rows: [], pager: nil),
        ComposedListView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, lead: Examples.hostile,
            add: Link(Examples.hostile, "/"), reading: Link(Examples.hostile, "/"), nothing: nil,
            rows: [Row(title: Examples.hostile, href: "/", words: Examples.hostile, pill: .over)],
            pager: Pager(page: 2, of: 3) { "?page=\($0)" }),
    ]
}

extension ComposedFormView {
    static let examples = [
        ComposedFormView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile,
            refusal: RefusalNote(words: Examples.hostile), form: Examples.composedForm,
            remove: Examples.removal)
    ]
}

extension HomeComposerView {
    static let examples = [
        HomeComposerView(
            [], removed: [], selections: [], isComposed: false, refusal: nil, token: "",
            seenFrom: Examples.view),
        HomeComposerView(
            [
                HomeBlock(id: ID(1), kind: .search),
                HomeBlock(
                    id: ID(2), kind: .selection,
                    settings: HomeBlock.Settings(
                        title: Examples.hostile, count: 3, selection: ID(1),
                        readership: Readership(.staff)), isHidden: true),
            ], removed: [HomeBlock(id: ID(3), kind: .text)],
            selections: [Examples.selection(Examples.hostile)], isComposed: true,
            refusal: RefusalNote(words: Examples.hostile), token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension SelectionComposerView {
    static let examples = [
        SelectionComposerView(
            Examples.selection(Examples.long), [], excluded: [], classes: [], question: "",
            token: "", seenFrom: Examples.view),
        SelectionComposerView(
            Examples.selection(Examples.hostile, .search("?q=x")),
            [
                Selection.Entry(
                    record: Examples.record(Examples.hostile, id: 1), note: Examples.hostile, isPinned: true),
                Selection.Entry(record: Examples.record(Examples.hostile, id: 2), note: "", isPinned: true),
                Selection.Entry(record: Examples.record(Examples.long, id: 3)),
            ], excluded: [Examples.record(Examples.hostile, id: 4)],
            refused: RefusedForm(reason: .changedMeanwhile, typed: TypedForm(["titre": Examples.hostile])),
            isTyped: true, classes: [Examples.hostile], question: Examples.hostile, token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension TreeView {
    static let examples = [
        TreeView([], all: [], typed: nil, refusal: nil, token: "", seenFrom: Examples.view),
        TreeView(
            Examples.tree + (10...22).map { Examples.node(Examples.hostile, kind: .tab, id: $0) },
            all: [
                (Branch(id: ID(3), kind: .rubric, title: Examples.hostile), []),
                (Branch(id: ID(1), kind: .tab, title: Examples.hostile), []),
            ], typed: nil, refusal: RefusalNote(words: Examples.hostile), token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension BranchView {
    static let examples = [
        BranchView(
            Branch(id: ID(1), kind: .tab, title: Examples.hostile), contents: [], all: [], targets: [],
            classes: [], reader: .visitor, typed: nil, refusal: nil, token: "", seenFrom: Examples.view),
        BranchView(
            Branch(id: ID(3), kind: .rubric, title: Examples.hostile), contents: [],
            all: [
                (
                    Branch(id: ID(3), kind: .rubric, title: Examples.hostile),
                    [Branch(id: ID(2), kind: .section, title: Examples.hostile)]
                ), (Branch(id: ID(1), kind: .tab, title: Examples.hostile), []),
            ], targets: [("article-1", Examples.hostile)], classes: [Examples.hostile], reader: .visitor,
            typed: nil, refusal: RefusalNote(words: Examples.hostile), token: Examples.hostile,
            seenFrom: Examples.view),
        BranchView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, kind: Examples.hostile,
            refusal: nil, places: [], placing: nil,
            filling: Filling(
                nothing: nil,
                contents: [
                    Line(
                        content: ContentLine(
                            title: Examples.hostile, href: "/", kind: Examples.hostile, icon: "book",
                            isHidden: true), buttons: [Examples.removal.button])
                ], form: nil), form: Examples.composedForm, remove: Examples.removal),
    ]
}

extension ReviewBoardView {
    static let examples = [
        ReviewBoardView(
            trail: [], title: Examples.hostile,
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), groups: []),
        ReviewBoardView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, nothing: nil,
            groups: [
                Group(
                    id: "liens", title: Examples.hostile,
                    lines: [Line(title: Examples.hostile, href: "/", words: Examples.long)])
            ]),
    ]
}

extension ActivityView {
    static let examples = [
        ActivityView([], choice: .current, read: [], seenFrom: Examples.view),
        ActivityView(
            trail: [Link(Examples.hostile, "/")], title: Examples.hostile, action: "/",
            choice: Choice("periode", Examples.hostile, options: [("", Examples.hostile)], chosen: ""),
            totals: [Total(count: Examples.hostile, words: Examples.hostile)], nothing: nil,
            table: Table(
                heads: [Examples.hostile],
                rows: [
                    Row(
                        title: Examples.hostile,
                        cells: [Cell(label: Examples.hostile, words: Examples.hostile)])
                ]),
            read: Table(heads: [Examples.hostile], rows: [])),
    ]
}
