import Library
import Storage
import Templating

/// What a reader gave back lately; older loans have nobody's name.
struct HistoryView: View {
    static let template = "space/history"

    let menu: SpaceMenu
    let sentence: String
    let why: String
    let nothing: EmptyNote?
    let rows: [Row]

    struct Row: ViewPart {
        let href: String
        let title: String
        let byline: String
        let lent: String
        let returned: String
        /// The way to the form of a review.
        let review: String
    }
}

extension HistoryView {
    init(_ loans: [Loan], months: Int, menu: SpaceMenu, seenFrom view: Viewpoint) {
        self.menu = menu
        let kept = Wording.count(months, "mois", "mois")
        sentence =
            loans.isEmpty
            ? "Aucun retour récent."
            : "\(Wording.documents(loans.count)) \(loans.count == 1 ? "rendu" : "rendus") récemment."
        why =
            months == 0
            ? "Ce portail ne garde pas la trace de ce que vous avez rendu."
            : "Un prêt reste ici \(kept) après le mois de son retour, puis votre nom en est retiré, comme le recommande la CNIL\u{A0}: ce que vous lisez ne regarde que vous."
        nothing =
            loans.isEmpty
            ? EmptyNote(
                title: "Rien pour le moment",
                text: "Les documents que vous rendrez apparaîtront ici quelque temps.")
            : nil
        rows = loans.map { loan in
            Row(
                href: view.address(of: .record(loan.record.id)), title: loan.record.numberedTitle,
                byline: loan.record.byline, lent: Wording.date(loan.lentOn, today: view.today),
                returned: loan.returnedOn.map { Wording.date($0, today: view.today) } ?? "",
                review: view.address(of: .record(loan.record.id)) + "#avis")
        }
    }
}
