import Library
import Storage
import Templating

/// A reading list that somebody shares: read, printed, and nobody's name on it.
struct SharedListView: View {
    static let template = "space/shared-list"

    let name: String
    let note: String?
    let count: String
    let nothing: EmptyNote?
    let books: [ListedBook]
}

extension SharedListView {
    init(_ list: ReadingList, _ entries: [ReadingList.Entry], seenFrom view: Viewpoint) {
        name = list.name
        note = list.note.isEmpty ? nil : list.note
        count = Wording.documents(entries.count)
        nothing =
            entries.isEmpty
            ? EmptyNote(
                title: "Ce panier est vide pour le moment",
                text: "Qui vous l’a partagé y ajoutera peut-être des documents\u{A0}: gardez l’adresse.")
            : nil
        books = entries.map { ListedBook($0, seenFrom: view) }
    }
}
