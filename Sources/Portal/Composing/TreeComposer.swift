import Library
import Storage
import Templating
import WebServer

/// GET /administration/arborescence: tabs, sections, rubrics; GET /administration/arborescence/4: one of them.
extension PortalVisit {
    func showTree(typed: TypedForm? = nil, refusal: RefusalNote? = nil, status: Status = .ok) throws
        -> Response
    {
        let token = newToken()
        let reader = try asReader()
        let view = try library.read { library in
            TreeView(
                try library.presentation.tabs(for: reader, on: today, seesAll: true),
                all: try library.presentation.branches(), typed: typed, refusal: refusal, token: token,
                seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: status)
    }

    func showBranch(
        _ id: ID<Branch>, typed: TypedForm? = nil, refusal: RefusalNote? = nil, status: Status = .ok
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
                classes: try classes(in: library), reader: reader, typed: typed, refusal: refusal,
                token: token, seenFrom: viewpoint)
        }
        return try composed(view, title: view.title, status: status)
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

extension PortalSubmission {
    func addBranch(_ form: Form) throws -> Response {
        let typed = TypedForm(form, ["titre", "genre", "parent"])
        return try composing { refusal in
            try visit.showTree(typed: typed, refusal: refusal, status: .unprocessableContent)
        } _: {
            guard let kind = Branch.Kind(word: typed["genre"]) else { throw Failure.notFound }
            let parent = kind == .tab ? nil : ID<Branch>(typed["parent"])
            _ = try library.write {
                try $0.presentation.addBranch(
                    kind, title: typed["titre"], in: parent, stamp: stamp(form))
            }
            return redirect(to: .composing(.tree), saying: .treeKept)
        }
    }

    func perform(_ verb: ComposingAction.BranchVerb, on id: ID<Branch>, _ form: Form) throws -> Response {
        let typed = TypedForm(form, ["titre"])
        return try composing { refusal in
            try visit.showBranch(
                id, typed: verb == .change ? typed : nil, refusal: refusal, status: .unprocessableContent)
        } _: {
            try library.write { try apply(verb, to: id, form, typed, $0.presentation) }
            switch verb {
            case .change, .remove: return redirect(to: .composing(.tree), saying: .treeKept)
            case .move: return .redirect(to: visit.address(of: .composing(.tree)) + "#branche-\(id)")
            case .place, .takeOut, .put, .shift, .drop:
                return .redirect(to: visit.address(of: .composing(.branch(id))))
            }
        }
    }

    private func apply(
        _ verb: ComposingAction.BranchVerb, to id: ID<Branch>, _ form: Form, _ typed: TypedForm,
        _ presentation: PresentationWriting
    ) throws {
        let parent = form["parent"].flatMap { ID<Branch>($0) }
        let place = form["place"].flatMap { Int($0) } ?? 1
        let content = form["contenu"].flatMap { ID<Branch.Content>($0) }
        switch verb {
        case .change:
            try presentation.setBranch(id, title: typed["titre"], readership: typed.readership)
        case .remove: try presentation.removeBranch(id)
        case .move: try presentation.moveBranch(id, in: parent, to: place)
        case .place:
            guard let parent else { throw PresentationRefusal.misplaced }
            try presentation.place(id, in: parent)
        case .takeOut:
            guard let parent else { throw PresentationRefusal.misplaced }
            try presentation.takeOut(id, of: parent)
        case .put:
            guard let target = Branch.Target(parameter: form["cible"] ?? "") else {
                throw Failure.notFound
            }
            try presentation.put(target, in: id)
        case .shift:
            guard let content else { throw Failure.notFound }
            try presentation.move(content, in: id, to: place)
        case .drop:
            guard let content else { throw Failure.notFound }
            try presentation.remove(content, from: id)
        }
    }
}

extension Branch.Target {
    /// `article-12`, as the form of a rubric names it.
    fileprivate init?(parameter: String) {
        let parts = parameter.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "article":
            guard let id = ID<Article>(parts[1]) else { return nil }
            self = .article(id, .page, slug: "")
        case "selection":
            guard let id = ID<Selection>(parts[1]) else { return nil }
            self = .selection(id, slug: "")
        case "ressource":
            guard let id = ID<Resource>(parts[1]) else { return nil }
            self = .resource(id)
        default: return nil
        }
    }
}

extension Branch.Kind {
    fileprivate var word: String {
        switch self {
        case .tab: "espace"
        case .section: "section"
        case .rubric: "rubrique"
        }
    }

    fileprivate init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

extension Wording {
    static func kindOfContent(_ kind: ArticleKind) -> String {
        switch kind {
        case .page: "Page"
        case .news: "Actualité"
        case .procedure: "Mode d’emploi"
        }
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
    fileprivate static func all(
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

struct BranchView: View {
    static let template = "composing/branch"

    let trail: [Link]
    let title: String
    let kind: String
    let refusal: RefusalNote?
    let places: [Place]
    let placing: ComposedForm?
    let filling: Filling?
    let form: ComposedForm
    let remove: ConfirmButton

    struct Place: ViewPart {
        let title: String
        let takeOut: PostButton
    }

    struct Filling: ViewPart {
        let nothing: EmptyNote?
        let contents: [Line]
        let form: ComposedForm?
    }

    struct Line: ViewPart {
        let content: ContentLine
        let buttons: [PostButton]
    }
}

extension BranchView {
    init(
        _ branch: Branch, contents: [Branch.Content], all: [(branch: Branch, parents: [Branch])],
        targets: [(value: String, label: String)], classes: [String], reader: Reader, typed: TypedForm?,
        refusal: RefusalNote?, token: String, seenFrom view: Viewpoint
    ) {
        func target(_ verb: ComposingAction.BranchVerb) -> String {
            view.address(of: ComposingAction.branch(branch.id, verb))
        }
        trail = view.composingTrail([("Arborescence", .tree)])
        title = branch.title
        kind = Wording.capitalized(branch.kind.word)
        self.refusal = refusal
        let parents = all.first { $0.branch.id == branch.id }?.parents ?? []
        places = parents.map { parent in
            Place(
                title: parent.title,
                takeOut: PostButton(
                    "Ne plus placer ici", spoken: "Ne plus placer dans\u{A0}: \(parent.title)",
                    icon: "cross", kind: "bare", to: target(.takeOut), token: token + "\(parent.id)",
                    fields: [FormValue("parent", parent.id.description)]))
        }
        let others = all.map(\.branch).filter {
            branch.kind.mayStand(in: $0.kind) && !parents.contains($0)
        }
        placing =
            others.isEmpty
            ? nil
            : ComposedForm(
                action: target(.place), token: token + "place",
                lines: [
                    .choice(
                        Choice(
                            "parent", "Placer aussi dans",
                            options: others.map {
                                ($0.id.description, "\(Wording.capitalized($0.kind.word))\u{A0}: \($0.title)")
                            }, chosen: ""))
                ], readership: nil, save: "Placer")
        filling =
            branch.kind == .rubric
            ? Filling(
                contents, targets: targets, reader: reader, target: target, token: token, seenFrom: view)
            : nil
        form = ComposedForm(
            action: target(.change), token: token + "change",
            lines: [
                .field(
                    Field("titre", "Titre", value: typed?["titre"] ?? branch.title, isRequired: true))
            ],
            readership: ReadershipBox(typed?.readership ?? branch.readership, classes: classes),
            save: "Enregistrer")
        remove = ConfirmButton(
            "Supprimer",
            question: "Ce qui s’y trouve n’est pas supprimé\u{A0}: il attend d’être placé ailleurs.",
            button: PostButton("Oui, supprimer", icon: "cross", to: target(.remove), token: token))
    }
}

extension BranchView.Filling {
    init(
        _ contents: [Branch.Content], targets: [(value: String, label: String)], reader: Reader,
        target: (ComposingAction.BranchVerb) -> String, token: String, seenFrom view: Viewpoint
    ) {
        nothing =
            contents.isEmpty
            ? EmptyNote(
                title: "Cette rubrique est vide",
                text: "Les lecteurs ne la voient pas tant qu’elle ne contient rien pour eux.") : nil
        self.contents = contents.enumerated().map { place, content in
            func button(
                _ label: String, _ icon: String, _ verb: ComposingAction.BranchVerb, to place: Int? = nil
            ) -> PostButton {
                PostButton(
                    label, spoken: "\(label)\u{A0}: \(content.title)", icon: icon, kind: "bare",
                    to: target(verb), token: token + "\(content.id)",
                    fields: [FormValue("contenu", content.id.description)]
                        + (place.map { [FormValue("place", String($0))] } ?? []))
            }
            return BranchView.Line(
                content: ContentLine(
                    content, isHidden: !content.isShown(to: reader, on: view.today), seenFrom: view),
                buttons: (place == 0 ? [] : [button("Monter", "arrow-up", .shift, to: place)])
                    + (place == contents.count - 1
                        ? [] : [button("Descendre", "arrow-down", .shift, to: place + 2)])
                    + [button("Retirer", "cross", .drop)])
        }
        form =
            targets.isEmpty
            ? nil
            : ComposedForm(
                action: target(.put), token: token + "put",
                lines: [.choice(Choice("cible", "Ajouter un contenu", options: targets, chosen: ""))],
                readership: nil, save: "Ajouter")
    }
}
