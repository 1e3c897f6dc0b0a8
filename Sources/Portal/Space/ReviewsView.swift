import Library
import Storage
import Templating

/// The reviews that a reader wrote, and what became of each.
struct ReviewsView: View {
    static let template = "space/reviews"

    let menu: SpaceMenu
    let sentence: String
    let nothing: EmptyNote?
    let reviews: [Line]

    struct Line: ViewPart {
        let href: String
        let cover: String
        let title: String
        let stars: Stars
        let text: String?
        let state: Pill
        let written: String
        let withdraw: ConfirmButton
    }
}

extension ReviewsView {
    init(_ reviews: [Review], menu: SpaceMenu, token: String, seenFrom view: Viewpoint) {
        self.menu = menu
        sentence =
            reviews.isEmpty
            ? "Aucun avis."
            : "\(Wording.number(reviews.count)) avis. Votre nom n’apparaît jamais à côté d’un avis\u{A0}; seul le CDI sait de qui il vient."
        nothing =
            reviews.isEmpty
            ? EmptyNote(
                title: "Qu’avez-vous pensé de vos lectures\u{A0}?",
                text:
                    "Sur la page d’un document, donnez-lui des étoiles et quelques mots. Le CDI relit chaque avis avant de le publier, sans votre nom."
            ) : nil
        self.reviews = reviews.map { Line($0, token: token, seenFrom: view) }
    }
}

extension ReviewsView.Line {
    init(_ review: Review, token: String, seenFrom view: Viewpoint) {
        href = view.address(of: .record(review.record.id)) + "#avis"
        cover = view.address(of: review.record.coverPage)
        title = review.record.numberedTitle
        stars = Stars(review.stars)
        text = review.text.isEmpty ? nil : review.text
        state = Pill(review.state)
        written = "Écrit \(Wording.date(review.writtenOn, today: view.today))"
        withdraw = ConfirmButton(
            "Retirer", spoken: "Retirer mon avis sur \(title)", question: "Votre avis sera effacé.",
            button: PostButton(
                "Oui, retirer mon avis", icon: "cross",
                to: view.address(of: .withdrawReview(review.record.id)), token: token))
    }
}
