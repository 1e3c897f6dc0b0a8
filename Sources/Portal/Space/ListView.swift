import Library
import Storage
import Templating

/// One reading list, for its owner: its documents in their order, and all that can be done with it.
struct ListView: View {
    static let template = "space/list"

    let menu: SpaceMenu
    let back: Link
    let name: String
    let note: String?
    let count: String
    let refusal: RefusalNote?
    let nothing: EmptyNote?
    let entries: [Entry]
    let exports: [Link]
    let share: ShareBox
    let form: ChangeForm
    let remove: ConfirmButton

    /// One document with the buttons that move, note and remove it.
    struct Entry: ViewPart {
        let book: ListedBook
        let up: PostButton?
        let down: PostButton?
        let note: NoteForm
        let drop: ConfirmButton
    }

    struct NoteForm: ViewPart {
        let id: String
        let action: String
        let token: String
        let record: String
        let title: String
        let text: String
        let label: String
    }

    struct ChangeForm: ViewPart {
        let action: String
        let token: String
        let name: Field
        let note: String
    }
}

/// A document of a list, as its owner and those whom it is shared with see it.
struct ListedBook: ViewPart {
    let href: String
    let cover: String
    let title: String
    let byline: String
    let facts: String
    let pill: Pill?
    let callNumber: String?
    let location: String?
    let note: String?
}

/// The address at which others may read the list.
struct ShareBox: ViewPart {
    let address: String?
    let make: PostButton
    let revoke: ConfirmButton?
}

extension ListView {
    init(
        _ list: ReadingList, _ entries: [ReadingList.Entry], menu: SpaceMenu, refusal: String? = nil,
        typed: (name: String, note: String)? = nil, token: String, seenFrom view: Viewpoint
    ) {
        func target(_ verb: SpaceAction.ListVerb) -> String { view.address(of: .list(list.id, verb)) }
        self.menu = menu
        back = Link("Mes paniers", view.address(of: .lists))
        name = list.name
        note = list.note.isEmpty ? nil : list.note
        count = Wording.documents(entries.count)
        self.refusal = refusal.map { RefusalNote(words: $0) }
        nothing =
            entries.isEmpty
            ? EmptyNote(
                title: "Ce panier est vide",
                text: "Sur la page d’un document, choisissez «\u{A0}Ajouter à un panier\u{A0}».") : nil
        self.entries = entries.enumerated().map { place, entry in
            Entry(entry, at: place, of: entries.count, target: target, token: token, seenFrom: view)
        }
        exports =
            entries.isEmpty
            ? []
            : SpacePage.ListFormat.allCases.map {
                Link($0.label, view.address(of: .listFile(list.id, $0)))
            }
        share = ShareBox(list, target: target, token: token, seenFrom: view)
        form = ChangeForm(
            action: target(.change), token: token,
            name: Field("nom", "Nom du panier", value: typed?.name ?? list.name, isRequired: true),
            note: typed?.note ?? list.note)
        remove = ConfirmButton(
            "Supprimer ce panier",
            question: "Le panier et ses notes seront perdus. Les documents restent au CDI.",
            button: PostButton("Oui, supprimer le panier", icon: "cross", to: target(.remove), token: token))
    }
}

extension ListView.Entry {
    init(
        _ entry: ReadingList.Entry, at place: Int, of count: Int,
        target: (SpaceAction.ListVerb) -> String, token: String, seenFrom view: Viewpoint
    ) {
        let record = entry.record
        let title = record.numberedTitle
        let number = FormValue("notice", record.id.description)
        func move(_ label: String, _ icon: String, to place: Int) -> PostButton {
            PostButton(
                label, spoken: "\(label)\u{A0}: \(title)", icon: icon, kind: "bare", to: target(.move),
                token: token, fields: [number, FormValue("place", String(place))])
        }
        book = ListedBook(entry, seenFrom: view)
        up = place == 0 ? nil : move("Monter", "arrow-up", to: place)
        down = place == count - 1 ? nil : move("Descendre", "arrow-down", to: place + 2)
        note = ListView.NoteForm(
            id: record.id.description, action: target(.annotate), token: token,
            record: record.id.description, title: title, text: entry.note,
            label: entry.note.isEmpty ? "Ajouter une note" : "Modifier la note")
        drop = ConfirmButton(
            "Retirer", spoken: "Retirer du panier\u{A0}: \(title)",
            question: "Le document et sa note quitteront ce panier.",
            button: PostButton(
                "Oui, retirer du panier", icon: "cross", to: target(.drop), token: token, fields: [number]))
    }
}

extension ListedBook {
    init(_ entry: ReadingList.Entry, seenFrom view: Viewpoint) {
        let record = entry.record
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        byline = record.byline
        facts = record.facts
        pill = Pill(entry.availability, today: view.today)
        callNumber = entry.availability.shelf.map(\.callNumber).flatMap { $0.isEmpty ? nil : $0 }
        location = entry.availability.shelf.map(\.location).flatMap { $0.isEmpty ? nil : $0 }
        note = entry.note.isEmpty ? nil : entry.note
    }
}

extension ShareBox {
    init(
        _ list: ReadingList, target: (SpaceAction.ListVerb) -> String, token: String,
        seenFrom view: Viewpoint
    ) {
        address = list.shareKey.flatMap { SecretToken($0) }.map {
            view.place.permanentAddress(of: .space(.sharedList($0)))
        }
        make = PostButton(
            list.shareKey == nil ? "Partager ce panier" : "Changer d’adresse", icon: "link",
            to: target(.share), token: token)
        revoke = list.shareKey.map { _ in
            ConfirmButton(
                "Ne plus partager",
                question: "L’adresse ne mènera plus nulle part, même pour ceux qui l’ont.",
                button: PostButton(
                    "Oui, ne plus partager", icon: "cross", to: target(.unshare), token: token))
        }
    }
}

extension SpacePage.ListFormat {
    var label: String {
        switch self {
        case .ris: "RIS (Zotero)"
        case .bibtex: "BibTeX"
        case .csv: "Tableau CSV"
        }
    }
}
