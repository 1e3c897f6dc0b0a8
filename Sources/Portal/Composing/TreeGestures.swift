import Library
import Storage
import Templating
import WebServer

/// POST /administration/arborescence…: tabs, sections and rubrics made, changed, moved and filled.
extension PortalSubmission {
    func addBranch(_ form: Form) throws -> Response {
        let typed = TypedForm(form, ["titre", "genre", "parent"])
        return try composing(typed) { refused in
            try visit.showTree(refused: refused)
        } _: {
            guard let kind = Branch.Kind(word: typed["genre"]) else { throw Failure.notFound }
            let parent = kind == .tab ? nil : ID<Branch>(typed["parent"])
            _ = try library.write {
                try $0.presentation.addBranch(
                    kind, title: typed["titre"], in: parent,
                    stamp: stamp(typed.token, for: typed.words))
            }
            return redirect(to: .composing(.tree), saying: .treeKept)
        }
    }

    func perform(_ verb: ComposingAction.BranchVerb, on id: ID<Branch>, _ form: Form) throws -> Response {
        let typed = TypedForm(form, ["titre"])
        return try composing(typed) { refused in
            try visit.showBranch(id, refused: refused, isTyped: verb == .change)
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
    init?(parameter: String) {
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
    var word: String {
        switch self {
        case .tab: "espace"
        case .section: "section"
        case .rubric: "rubrique"
        }
    }

    init?(word: String) {
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
