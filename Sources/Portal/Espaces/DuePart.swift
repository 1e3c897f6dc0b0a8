import Foundation
import School
import Storage
import Templating

/// « À rendre, à prendre » (D1): one sentence, the door of the library, the address for an agenda.
struct DuePart: ViewPart {
    let words: String
    /// Class of the style sheet: `late`, `ready` or nothing.
    let kind: String
    let door: String?
    /// How old it is, where the portal answers no more.
    let note: String?
    let feed: FeedBox?

    struct FeedBox: ViewPart {
        let address: String?
        let make: PostButton
        let revoke: ConfirmButton?
    }
}

extension DuePart {
    /// Nil for somebody who borrows nowhere.
    init?(_ pieces: EspacePieces) {
        let known = pieces.cdi.filter { $0.own != nil }
        guard !known.isEmpty else { return nil }
        let holdings = known.compactMap(\.own)
        let today = pieces.today
        words =
            Wording.toReturnAndTake(holdings, today: today).map { Wording.capitalized($0) + "." }
            ?? "Rien à rendre, rien à prendre\u{A0}: le CDI vous attend."
        kind =
            holdings.contains { $0.loans.contains(where: \.isLate) }
            ? "late" : holdings.contains { $0.reservations.contains(where: \.isSetAside) } ? "ready" : ""
        door = known.first { !$0.hours.isEmpty }
            .flatMap { Wording.door($0.hours, today: today, minute: pieces.visit.minute) }
        note = known.compactMap { $0.oldNews(pieces) }.first
        feed = pieces.isPreview ? nil : FeedBox(pieces)
    }
}

extension CdiTile {
    /// « Le portail ne répond pas pour le moment : voici ce qu’il disait la dernière fois. (Lu hier à 18 h.) »
    func oldNews(_ pieces: EspacePieces) -> String? {
        guard let unavailable else { return nil }
        guard let answeredAt else { return unavailable }
        let moment = Wording.nearMoment(answeredAt, today: pieces.today, in: pieces.visit.site.timeZone)
        return "\(unavailable) (Lu \(moment).)"
    }
}

extension DuePart.FeedBox {
    init(_ pieces: EspacePieces) {
        let key = pieces.facts.feedKey
        let place = pieces.visit.place
        address = key.map { place.origin + pieces.address(.feed($0)) }
        make = PostButton(
            key == nil ? "Créer l’adresse" : "Changer d’adresse", icon: "link", to: pieces.address(.makeFeed),
            token: pieces.token)
        revoke = key.map { _ in
            ConfirmButton(
                "Supprimer l’adresse",
                question: "Les agendas qui la suivent ne verront plus vos dates de retour.",
                button: PostButton(
                    "Oui, supprimer l’adresse", icon: "cross", to: pieces.address(.revokeFeed),
                    token: pieces.token))
        }
    }
}
