import Library
import Storage
import Templating
import WebServer

/// GET /administration/accueil: the blocks of the home page, in order, each with what can be done with it.
extension PortalVisit {
    func showHomeComposer(refused: RefusedForm? = nil) throws -> Response {
        let token = newToken()
        let view = try library.read { library in
            let presentation = library.presentation
            return HomeComposerView(
                try presentation.blocks(), removed: try presentation.removedBlocks(),
                schoolClass: try classes(in: library).first,
                selections: try presentation.everySelection(),
                isComposed: try presentation.isHomeComposed(), refusal: refused?.note, token: token,
                seenFrom: viewpoint)
        }
        return try composed(view, title: "Page d’accueil", status: refused?.status ?? .ok)
    }

    func showNewBlock(_ kind: HomeBlock.Kind, refused: RefusedForm? = nil) throws -> Response {
        try showBlockForm(
            kind, action: .addBlock, title: "Ajouter\u{A0}: \(kind.label)", saved: nil, refused: refused)
    }

    func showBlock(_ id: ID<HomeBlock>, refused: RefusedForm? = nil) throws -> Response {
        guard let block = try library.read({ try $0.presentation.block(id) }) else {
            throw Failure.notFound
        }
        return try showBlockForm(
            block.kind, action: .block(id, .change), title: block.kind.label,
            saved: TypedForm(block.settings), refused: refused)
    }

    private func showBlockForm(
        _ kind: HomeBlock.Kind, action: ComposingAction, title: String, saved: TypedForm?,
        refused: RefusedForm?
    ) throws -> Response {
        let (selections, classes) = try library.read {
            (try $0.presentation.everySelection(), try self.classes(in: $0))
        }
        let form = ComposedForm(
            action: viewpoint.address(of: action), token: newToken(), refused: refused, saved: saved,
            first: TypedForm(["nombre": String(kind.usualCount)]), classes: classes
        ) { kind.lines($0, selections: selections) }
        return try composed(form, title: title, in: ("Page d’accueil", .blocks), refused: refused)
    }

    /// GET /administration/accueil/apercu?comme=professeur
    func showHomePreview(for onlooker: ComposingPage.Onlooker) throws -> Response {
        let reader =
            switch onlooker {
            case .visitor: Reader.visitor
            case .teacher: Reader(isSignedIn: true, isStaff: true, schoolClass: nil)
            case .pupil(let schoolClass):
                Reader(isSignedIn: true, isStaff: false, schoolClass: schoolClass)
            }
        let view = try library.read { library in
            let classes = try self.classes(in: library)
            let options =
                [("", "un visiteur"), (ComposingPage.Onlooker.teacher.parameter, "un professeur")]
                + classes.map {
                    (ComposingPage.Onlooker.pupil(schoolClass: $0).parameter, "un élève de \($0)")
                }
            let bar = PreviewBar(
                words: "Aperçu de l’accueil, sans rien changer.",
                action: viewpoint.address(of: ComposingPage.preview(.visitor)),
                choice: Choice("comme", "Vu par", options: options, chosen: onlooker.parameter),
                back: Link("Revenir à la composition", viewpoint.address(of: ComposingPage.blocks)))
            return try home(for: reader, borrower: nil, preview: bar, in: library)
        }
        return try render(view, title: "Aperçu de l’accueil", hasSearch: false)
    }
}

struct HomeComposerView: View {
    static let template = "composing/home"

    let trail: [Link]
    let refusal: RefusalNote?
    let previews: [Link]
    let blocks: [Line]
    let nothing: EmptyNote?
    let kinds: [Link]
    let removed: Removed?
    let usual: ConfirmButton?

    struct Line: ViewPart {
        let id: String
        let place: String
        let title: String
        let words: String
        let isHidden: Bool
        let up: PostButton?
        let down: PostButton?
        let edit: String
        let toggle: PostButton
        let remove: PostButton
    }

    struct Removed: ViewPart {
        let buttons: [PostButton]
    }
}

extension HomeComposerView {
    init(
        _ blocks: [HomeBlock], removed: [HomeBlock], schoolClass: String? = nil, selections: [Selection],
        isComposed: Bool,
        refusal: RefusalNote?, token: String, seenFrom view: Viewpoint
    ) {
        trail = view.composingTrail()
        self.refusal = refusal
        let onlookers: [(String, ComposingPage.Onlooker)] =
            [("Vu par un visiteur", .visitor)]
            + [schoolClass.map { ("Vu par un élève de \($0)", .pupil(schoolClass: $0)) }].compactMap(\.self)
            + [("Vu par un professeur", .teacher)]
        previews = onlookers.map { Link($0.0, view.address(of: ComposingPage.preview($0.1))) }
        let titles = Dictionary(selections.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        self.blocks = blocks.enumerated().map { place, block in
            Line(
                block, at: place, of: blocks.count,
                selection: block.settings.selection.flatMap { titles[$0] }, token: token, seenFrom: view)
        }
        nothing =
            blocks.isEmpty
            ? EmptyNote(
                title: "L’accueil est vide", text: "Ajoutez un bloc, ou revenez à l’accueil habituel.")
            : nil
        let present = Set(blocks.map(\.kind))
        kinds = HomeBlock.Kind.allCases.filter { !$0.isOnlyOnce || !present.contains($0) }.map {
            Link($0.label, view.address(of: ComposingPage.newBlock($0)))
        }
        let buttons = removed.map { block in
            PostButton(
                "Remettre\u{A0}: \(block.name(selection: block.settings.selection.flatMap { titles[$0] }))",
                icon: "undo", to: view.address(of: .block(block.id, .putBack)), token: token)
        }
        self.removed = buttons.isEmpty ? nil : Removed(buttons: buttons)
        usual =
            isComposed
            ? ConfirmButton(
                "Revenir à l’accueil habituel",
                question:
                    "Votre composition sera perdue. Les sélections, les actualités et l’agenda restent.",
                button: PostButton(
                    "Oui, revenir à l’accueil habituel", icon: "undo",
                    to: view.address(of: ComposingAction.useUsualHome), token: token))
            : nil
    }
}

extension HomeComposerView.Line {
    init(
        _ block: HomeBlock, at place: Int, of count: Int, selection: String?, token: String,
        seenFrom view: Viewpoint
    ) {
        let name = block.name(selection: selection)
        func button(
            _ label: String, _ icon: String, _ verb: ComposingAction.BlockVerb, place: Int? = nil
        ) -> PostButton {
            PostButton(
                label, spoken: "\(label)\u{A0}: \(name)", icon: icon, kind: "bare",
                to: view.address(of: .block(block.id, verb)), token: token,
                fields: place.map { [FormValue("place", String($0))] } ?? [])
        }
        id = "bloc-\(block.id)"
        self.place = String(place + 1)
        title = name
        words = [
            block.kind.isCounted ? "\(block.settings.count) au plus" : nil,
            block.settings.readership == .everybody ? nil : Wording.readers(block.settings.readership),
        ].compactMap(\.self).joined(separator: " · ")
        isHidden = block.isHidden
        up = place == 0 ? nil : button("Monter", "arrow-up", .move, place: place)
        down = place == count - 1 ? nil : button("Descendre", "arrow-down", .move, place: place + 2)
        edit = view.address(of: ComposingPage.block(block.id))
        toggle = block.isHidden ? button("Montrer", "eye", .show) : button("Masquer", "eye", .hide)
        remove = button("Retirer", "cross", .remove)
    }
}
