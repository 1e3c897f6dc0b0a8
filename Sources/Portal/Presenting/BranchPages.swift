import Library
import Storage
import Templating
import WebServer

/// GET /espaces/1, GET /rubriques/4: the tree of contents, as a reader walks it.
extension PortalVisit {
    func showTab(_ id: ID<Branch>) throws -> Response {
        let reader = try asReader()
        let node = try library.read {
            try $0.presentation.tab(id, for: reader, on: today, seesAll: composes)
        }
        guard let node else { throw Failure.notFound }
        return try render(
            TabView(node, isEditable: composes, seenFrom: viewpoint), title: node.branch.title, tab: id)
    }

    func showRubric(_ id: ID<Branch>) throws -> Response {
        let reader = try asReader()
        let found = try library.read {
            try $0.presentation.rubric(id, for: reader, on: today, seesAll: composes)
        }
        guard let (node, tab) = found else { throw Failure.notFound }
        let view = RubricView(
            node, of: tab, reader: reader, isEditable: composes, seenFrom: viewpoint)
        return try render(view, title: node.branch.title, tab: tab?.id)
    }
}

struct TabView: View {
    static let template = "presenting/tab"

    let trail: [Link]
    let title: String
    let edit: Link?
    let nothing: EmptyNote?
    let parts: [Part]

    /// A section and its rubrics, or rubrics that stand in the tab itself.
    struct Part: ViewPart {
        let heading: Heading?
        let rubrics: [Rubric]
    }

    struct Heading: ViewPart {
        let id: String
        let title: String
        let isEmpty: Bool
    }

    struct Rubric: ViewPart {
        let title: String
        let href: String
        let words: String
        /// Seen by those who fill it only.
        let isEmpty: Bool
    }
}

extension TabView {
    init(_ node: Branch.Node, isEditable: Bool, seenFrom view: Viewpoint) {
        trail = [Link("Accueil", view.address(of: .home))]
        title = node.branch.title
        edit =
            isEditable ? Link("Modifier l’arborescence", view.address(of: ComposingPage.tree)) : nil
        nothing =
            node.children.isEmpty
            ? EmptyNote(
                title: "Cet espace est vide",
                text: "Personne d’autre que vous ne le voit. Placez-y des sections et des rubriques.")
            : nil
        let loose = node.children.filter { $0.branch.kind == .rubric }
        let sections = node.children.filter { $0.branch.kind == .section }
        parts =
            (loose.isEmpty ? [] : [Part(heading: nil, rubrics: loose.map { Rubric($0, seenFrom: view) })])
            + sections.map { section in
                Part(
                    heading: Heading(
                        id: "section-\(section.branch.id)", title: section.branch.title,
                        isEmpty: section.isEmpty),
                    rubrics: section.children.map { Rubric($0, seenFrom: view) })
            }
    }
}

extension TabView.Rubric {
    init(_ node: Branch.Node, seenFrom view: Viewpoint) {
        title = node.branch.title
        href = view.address(of: PresentingPage.rubric(node.branch.id))
        isEmpty = node.isEmpty
        words = node.isEmpty ? "Vide" : Wording.count(node.contents.count, "contenu", "contenus")
    }
}

struct RubricView: View {
    static let template = "presenting/rubric"

    let trail: [Link]
    let title: String
    let edit: Link?
    let nothing: EmptyNote?
    let contents: [ContentLine]
}

/// Something that a rubric holds.
struct ContentLine: ViewPart {
    let title: String
    let href: String
    let kind: String
    let icon: String
    /// A draft, or what is over: seen by those who fill it only.
    let isHidden: Bool
}

extension RubricView {
    init(
        _ node: Branch.Node, of tab: Branch?, reader: Reader, isEditable: Bool, seenFrom view: Viewpoint
    ) {
        trail =
            [Link("Accueil", view.address(of: .home))]
            + [tab.map { Link($0.title, view.address(of: PresentingPage.tab($0.id))) }].compactMap(\.self)
        title = node.branch.title
        edit =
            isEditable
            ? Link("Modifier la rubrique", view.address(of: ComposingPage.branch(node.branch.id))) : nil
        nothing =
            node.contents.isEmpty
            ? EmptyNote(
                title: "Cette rubrique est vide",
                text:
                    "Personne d’autre que vous ne la voit. Placez-y des pages, des sélections, des ressources."
            )
            : nil
        contents = node.contents.map {
            ContentLine($0, isHidden: !$0.isShown(to: reader, on: view.today), seenFrom: view)
        }
    }
}

extension ContentLine {
    init(_ content: Branch.Content, isHidden: Bool, seenFrom view: Viewpoint) {
        title = content.title
        href = content.target.address(seenFrom: view)
        (kind, icon) =
            switch content.target {
            case .article(_, .news, _): ("Actualité", "info")
            case .article(_, .page, _): ("Page", "documentary")
            case .article(_, .procedure, _): ("Mode d’emploi", "check")
            case .selection: ("Sélection", "book")
            case .resource: ("Ressource en ligne", "website")
            }
        self.isHidden = isHidden
    }
}
