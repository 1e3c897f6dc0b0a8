import Library
import Templating
import WebServer

/// GET /parcourir/rayon?cote=R+STE: the documents as they stand, from a call number on.
extension PortalVisit {
    func showShelf(from place: ShelfPlace) throws -> Response {
        let stretch = try library.read { try $0.catalogue.shelves(from: place) }
        let view = ShelfView(stretch, from: place, seenFrom: viewpoint)
        return try render(view, title: view.title)
    }
}

struct ShelfView: View {
    static let template = "browsing/shelf"

    let trail: [Link]
    let title: String
    let action: String
    let callNumber: String
    /// From which call number to which.
    let extent: String?
    let books: [ShelfItem]
    let before: String?
    let after: String?
    let nothing: EmptyNote?
}

extension ShelfView {
    init(_ stretch: ShelfStretch, from place: ShelfPlace, seenFrom view: Viewpoint) {
        func address(_ place: ShelfPlace) -> String { view.address(of: .shelf(place)) }
        trail = view.trail()
        title = "Les rayons"
        action = address(ShelfPlace(callNumber: ""))
        callNumber = place.callNumber
        extent = stretch.books.first.flatMap { first in
            stretch.books.last.map { "De \(first.callNumber) à \($0.callNumber)" }
        }
        books = stretch.books.map {
            ShelfItem($0.record, note: $0.callNumber, isCurrent: $0.record.id == place.record, seenFrom: view)
        }
        before = stretch.before.map(address)
        after = stretch.after.map(address)
        nothing =
            books.isEmpty
            ? stretch.before == nil
                ? EmptyNote(
                    title: "Les rayons sont encore vides",
                    text: "Aucun exemplaire de ce CDI n’a de cote pour le moment.")
                : EmptyNote(
                    title: "C’est le bout des rayons",
                    text:
                        "Aucune cote ne vient après celle-ci\u{A0}: revenez en arrière, ou donnez-en une autre."
                )
            : nil
    }
}
