import Library
import Storage
import Templating

/// What a reader has asked for: where each request stands, its place in the queue.
struct OwnReservationsView: View {
    static let template = "space/reservations"

    let menu: SpaceMenu
    let sentence: String
    let refusal: RefusalNote?
    let nothing: EmptyNote?
    let cards: [Card]

    struct Card: ViewPart {
        let href: String
        let cover: String
        let title: String
        let byline: String
        let state: Pill
        let place: String?
        let asked: String
        let cancel: ConfirmButton
    }
}

extension OwnReservationsView {
    init(
        _ reservations: [Reservation], menu: SpaceMenu, refusal: String? = nil, token: String,
        seenFrom view: Viewpoint
    ) {
        self.menu = menu
        sentence = Wording.reservations(reservations)
        self.refusal = refusal.map { RefusalNote(words: $0) }
        nothing =
            reservations.isEmpty
            ? EmptyNote(
                title: "Rien n’est réservé",
                text:
                    "Sur la page d’un document, le bouton «\u{A0}Réserver\u{A0}» vous met dans la file. Quand un exemplaire est mis de côté pour vous, c’est écrit ici."
            ) : nil
        cards = reservations.map { Card($0, token: token, seenFrom: view) }
    }
}

extension OwnReservationsView.Card {
    init(_ reservation: Reservation, token: String, seenFrom view: Viewpoint) {
        let record = reservation.record
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        byline = record.byline
        state = Pill(reservation, today: view.today)
        place = reservation.place.map { Wording.capitalized(Wording.place($0)) }
        asked = "Demandée \(Wording.date(reservation.requestedOn, today: view.today))"
        cancel = ConfirmButton(
            "Annuler", spoken: "Annuler la réservation de \(record.numberedTitle)",
            question: "Vous perdrez votre place dans la file.",
            button: PostButton(
                "Oui, annuler la réservation", icon: "cross", to: view.address(of: .cancel(reservation.id)),
                token: token))
    }
}
