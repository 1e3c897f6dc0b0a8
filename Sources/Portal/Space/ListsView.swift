import Library
import Storage
import Templating

/// The lists that somebody gathered, and the form of a new one.
struct ListsView: View {
    static let template = "space/lists"

    let menu: SpaceMenu
    let sentence: String
    let refusal: RefusalNote?
    let nothing: EmptyNote?
    let lists: [Line]
    let form: NewList

    struct Line: ViewPart {
        let href: String
        let name: String
        let note: String?
        let facts: String
        let isShared: Bool
    }

    struct NewList: ViewPart {
        let action: String
        let token: String
        let name: Field
        let note: String
    }
}

extension ListsView {
    /// - Parameter typed: what came back with a refusal.
    init(
        _ lists: [ReadingList], menu: SpaceMenu, refusal: String? = nil,
        typed: (name: String, note: String) = ("", ""), token: String, seenFrom view: Viewpoint
    ) {
        self.menu = menu
        sentence = lists.isEmpty ? "Aucun panier." : "\(Wording.count(lists.count, "panier", "paniers"))."
        self.refusal = refusal.map { RefusalNote(words: $0) }
        nothing =
            lists.isEmpty
            ? EmptyNote(
                title: "Gardez ici ce que vous trouvez",
                text:
                    "Un panier réunit des documents pour un exposé, un club de lecture, un cours. Ouvrez-en un ci-dessous, ou avec le bouton «\u{A0}Ajouter à un panier\u{A0}» de la page d’un document."
            ) : nil
        self.lists = lists.map { list in
            Line(
                href: view.address(of: .list(list.id)), name: list.name,
                note: list.note.isEmpty ? nil : list.note,
                facts:
                    "\(Wording.documents(list.count)) · modifié \(Wording.date(list.changedOn, today: view.today))",
                isShared: list.shareKey != nil)
        }
        form = NewList(
            action: view.address(of: .makeList), token: token,
            name: Field("nom", "Nom du panier", value: typed.name, isRequired: true), note: typed.note)
    }
}
