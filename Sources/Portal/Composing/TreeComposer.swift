import Library
import Storage
import Templating
import WebServer

/// GET /administration/arborescence: tabs, sections, rubrics; GET /administration/arborescence/4: one of them.
extension PortalVisit {
    func showTree(refused: RefusedForm? = nil) throws -> Response {
        let token = newToken()
        let reader = try asReader()
        let view = try library.read { library in
            TreeView(
                try library.presentation.tabs(for: reader, on: today, seesAll: true),
                all: try library.presentation.branches(), typed: refused?.typed, refusal: refused?.note,
                token: token, seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: refused?.status ?? .ok)
    }

    /// - Parameter isTyped: what was refused is the form of the branch itself.
    func showBranch(
        _ id: ID<Branch>, refused: RefusedForm? = nil, isTyped: Bool = false
    ) throws -> Response {
        let token = newToken()
        let reader = try asReader()
        let view = try library.read { library in
            let presentation = library.presentation
            guard let branch = try presentation.branch(id) else { throw Failure.notFound }
            let rubric =
                branch.kind == .rubric
                ? try presentation.rubric(id, for: reader, on: today, seesAll: true)?.rubric : nil
            return BranchView(
                branch, contents: rubric?.contents ?? [],
                all: try presentation.branches(),
                targets: branch.kind == .rubric ? try targets(in: library) : [],
                classes: try classes(in: library), reader: reader,
                typed: isTyped ? refused?.typed : nil, refusal: refused?.note, token: token,
                seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: refused?.status ?? .ok)
    }

    /// What a rubric may hold: value and label of each.
    private func targets(in library: LibraryReading) throws -> [(value: String, label: String)] {
        let articles = try library.editorial.everyArticle().map { article in
            ("article-\(article.id)", "\(Wording.kindOfContent(article.kind))\u{A0}: \(article.title)")
        }
        let selections = try library.presentation.everySelection().map {
            ("selection-\($0.id)", "Sélection\u{A0}: \($0.title)")
        }
        let resources = try library.presentation.everyResource().map {
            ("ressource-\($0.id)", "Ressource\u{A0}: \($0.title)")
        }
        return articles + selections + resources
    }
}

struct TreeView: View {
    static let template = "composing/tree"

    let trail: [Link]
    let title: String
    let refusal: RefusalNote?
    /// B1: more than seven are hard to find one’s way in; only ten show.
    let advice: [String]
    let lines: [Line]
    /// Sections and rubrics that stand nowhere.
    let loose: Loose?
    let form: ComposedForm

    struct Line: ViewPart {
        let id: String
        let title: String
        let href: String
        let kind: String
        /// Class of the style sheet: how deep it stands.
        let depth: String
        let words: String?
        let isEmpty: Bool
        let up: PostButton?
        let down: PostButton?
    }

    struct Loose: ViewPart {
        let branches: [Link]
    }
}

extension TreeView {
    init(
        _ tabs: [Branch.Node], all: [(branch: Branch, parents: [Branch])], typed: TypedForm?,
        refusal: RefusalNote?, token: String, seenFrom view: Viewpoint
    ) {
        trail = view.composingTrail()
        title = "Arborescence"
        self.refusal = refusal
        advice =
            [Self.advice(tabs.count, "espaces", in: nil)].compactMap(\.self)
            + tabs.compactMap { tab in
                Self.advice(
                    tab.children.count { $0.branch.kind == .section }, "sections", in: tab.branch.title)
            }
        lines = tabs.enumerated().flatMap { place, tab in
            Line.all(tab, in: nil, at: place, of: tabs.count, depth: 1, token: token, seenFrom: view)
        }
        let lost = all.filter { $0.branch.kind != .tab && $0.parents.isEmpty }.map(\.branch)
        loose =
            lost.isEmpty
            ? nil
            : Loose(
                branches: lost.map { Link($0.title, view.address(of: ComposingPage.branch($0.id))) })
        let parents = all.map(\.branch).filter { $0.kind != .rubric }
        form = ComposedForm(
            action: view.address(of: ComposingAction.addBranch), token: token + "add",
            lines: [
                .field(Field("titre", "Titre", value: typed?["titre"] ?? "", isRequired: true)),
                .choice(
                    Choice(
                        "genre", "Ajouter",
                        options: [
                            ("rubrique", "une rubrique"), ("section", "une section"), ("espace", "un espace"),
                        ],
                        chosen: typed?["genre"] ?? "rubrique")),
                .choice(
                    Choice(
                        "parent", "Dans",
                        options: [("", "nulle part pour le moment")]
                            + parents.map {
                                ($0.id.description, "\(Wording.capitalized($0.kind.word))\u{A0}: \($0.title)")
                            },
                        chosen: typed?["parent"] ?? "",
                        hint: "Une section dans un espace\u{A0}; une rubrique dans un espace ou une section.")
                ),
            ], readership: nil, save: "Ajouter")
    }

    private static func advice(_ count: Int, _ what: String, in tab: String?) -> String? {
        let place = tab.map { " dans «\u{A0}\($0)\u{A0}»" } ?? ""
        if count > PresentationQuota.shownBranches {
            return
                "\(Wording.number(count)) \(what)\(place)\u{A0}: les lecteurs ne voient que les \(PresentationQuota.shownBranches) premiers."
        }
        return count > PresentationQuota.advisedBranches
            ? "\(Wording.number(count)) \(what)\(place)\u{A0}: au-delà de \(PresentationQuota.advisedBranches), on s’y retrouve mal."
            : nil
    }
}

extension TreeView.Line {
    static func all(
        _ node: Branch.Node, in parent: ID<Branch>?, at place: Int, of count: Int, depth: Int,
        token: String, seenFrom view: Viewpoint
    ) -> [TreeView.Line] {
        let branch = node.branch
        func move(_ label: String, _ icon: String, to place: Int) -> PostButton {
            PostButton(
                label, spoken: "\(label)\u{A0}: \(branch.title)", icon: icon, kind: "bare",
                to: view.address(of: .branch(branch.id, .move)),
                token: token + (parent?.description ?? ""),
                fields: [FormValue("place", String(place))]
                    + (parent.map { [FormValue("parent", $0.description)] } ?? []))
        }
        let words = [
            branch.kind == .rubric ? Wording.count(node.contents.count, "contenu", "contenus") : nil,
            branch.readership == .everybody ? nil : Wording.readers(branch.readership),
        ].compactMap(\.self).joined(separator: " · ")
        let line = TreeView.Line(
            id: "branche-\(parent?.description ?? "")-\(branch.id)", title: branch.title,
            href: view.address(of: ComposingPage.branch(branch.id)),
            kind: Wording.capitalized(branch.kind.word), depth: "depth-\(depth)",
            words: words.isEmpty ? nil : words,
            isEmpty: node.isEmpty, up: place == 0 ? nil : move("Monter", "arrow-up", to: place),
            down: place == count - 1 ? nil : move("Descendre", "arrow-down", to: place + 2))
        return [line]
            + node.children.enumerated().flatMap {
                all(
                    $1, in: branch.id, at: $0, of: node.children.count, depth: depth + 1, token: token,
                    seenFrom: view)
            }
    }
}
