import Library
import Storage
import Templating
import WebServer

/// One tab, section or rubric as a librarian composes it.
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
