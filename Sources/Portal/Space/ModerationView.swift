import Library
import Storage
import Templating

/// The reviews that readers wrote, for whoever approves or refuses them.
struct ModerationView: View {
    static let template = "space/moderation"

    let tabs: [Tab]
    let done: DoneNote?
    let nothing: EmptyNote?
    let reviews: [Line]
    let pager: Pager?

    struct Tab: ViewPart {
        let label: String
        let count: String
        let href: String
        let isCurrent: Bool
    }

    /// What was just decided, and the way back.
    struct DoneNote: ViewPart {
        let words: String
        let undo: PostButton
    }

    struct Line: ViewPart {
        let href: String
        let title: String
        let byline: String
        let stars: Stars
        let text: String?
        let author: String
        let written: String
        let state: Pill
        let judged: String?
        let approve: PostButton?
        let refuse: PostButton?
    }
}

extension ModerationView {
    static let pageSize = 30

    init(
        _ reviews: [Review], in state: ReviewState?, page: Int, counts: [ReviewState: Int],
        judged: Review? = nil, token: String, seenFrom view: Viewpoint
    ) {
        let total = state.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
        let states: [ReviewState?] = ReviewState.allCases.map { $0 } + [nil]
        tabs = states.map { other in
            Tab(
                label: Self.label(other),
                count: Wording.number(other.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)),
                href: view.address(of: .moderation(other, page: 1, judged: nil)), isCurrent: other == state)
        }
        done = judged.flatMap { DoneNote($0, token: token, showing: state, seenFrom: view) }
        nothing =
            reviews.isEmpty
            ? EmptyNote(
                title: state == .toModerate ? "Rien à modérer" : "Aucun avis ici",
                text: state == .toModerate
                    ? "Tous les avis ont été lus. Les prochains apparaîtront ici."
                    : "Les avis des lecteurs apparaissent ici une fois décidés.") : nil
        self.reviews = reviews.map { Line($0, showing: state, token: token, seenFrom: view) }
        let pages = (total + Self.pageSize - 1) / Self.pageSize
        pager = Pager(page: page, of: pages) {
            view.address(of: .moderation(state, page: $0, judged: nil))
        }
    }

    private static func label(_ state: ReviewState?) -> String {
        switch state {
        case .toModerate: "À modérer"
        case .approved: "Approuvés"
        case .refused: "Refusés"
        case nil: "Tous"
        }
    }
}

extension ModerationView.DoneNote {
    init?(_ review: Review, token: String, showing state: ReviewState?, seenFrom view: Viewpoint) {
        guard review.state != .toModerate else { return nil }
        let outcome = review.state == .approved ? "approuvé" : "refusé"
        words = "L’avis sur «\u{A0}\(review.record.numberedTitle)\u{A0}» est \(outcome)."
        undo = PostButton(
            "Annuler", spoken: "Annuler\u{A0}: remettre l’avis à modérer", icon: "undo",
            to: view.address(of: .judge(review.id, .toModerate)), token: token,
            fields: [FormValue("etat", state.parameter)])
    }
}

extension ModerationView.Line {
    init(_ review: Review, showing state: ReviewState?, token: String, seenFrom view: Viewpoint) {
        func button(_ label: String, _ icon: String, kind: String, _ new: ReviewState) -> PostButton? {
            guard review.state != new else { return nil }
            return PostButton(
                label, spoken: "\(label) l’avis sur \(review.record.numberedTitle)", icon: icon, kind: kind,
                to: view.address(of: .judge(review.id, new)), token: token,
                fields: [FormValue("etat", state.parameter)])
        }
        href = view.address(of: .record(review.record.id))
        title = review.record.numberedTitle
        byline = review.record.byline
        stars = Stars(review.stars)
        text = review.text.isEmpty ? nil : review.text
        author =
            review.author.map { $0.schoolClass.isEmpty ? $0.name : "\($0.name), \($0.schoolClass)" }
            ?? "Lecteur qui n’est plus au CDI"
        written = Wording.date(review.writtenOn, today: view.today)
        self.state = Pill(review.state)
        judged = review.judgedBy.isEmpty ? nil : "par \(review.judgedBy)"
        approve = button("Approuver", "check", kind: "", .approved)
        refuse = button("Refuser", "cross", kind: "plain", .refused)
    }
}
