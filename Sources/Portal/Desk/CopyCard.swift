import Library
import Storage
import Templating

/// A copy shown at the desk, with its state and its marks.
struct CopyCard: ViewPart {
    let title: String
    let href: String
    let facts: String
    let pill: Pill
    /// Who has it, or for whom it waits.
    let holder: String?
    let note: String
    let fields: [HiddenField]
    /// Where each mark is sent; nil for one that does not apply.
    let lost: String?
    let lostAndClosed: String?
    let found: Comeback?
    let damaged: String
    let annotate: String

    struct Comeback: ViewPart {
        let action: String
        /// « Retrouvé », or « Remettre en service » for one that was withdrawn.
        let label: String
    }
}

extension CopyCard {
    init(_ found: CopyAtDesk, forms: DeskForms) {
        let copy = found.copy
        title = found.record.numberedTitle
        href = forms.view.address(of: .record(found.record.id))
        facts = [
            copy.number.map { "n°\u{A0}\($0)" } ?? "sans numéro", copy.location, copy.callNumber,
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        pill = Pill(copy, today: forms.today)
        holder =
            found.loan.map { loan in
                let whom =
                    loan.borrower.map { Wording.person($0) } ?? "quelqu’un dont le nom n’est plus gardé"
                return "Prêté à \(whom) depuis le \(Wording.date(loan.lentOn, today: forms.today))"
            } ?? found.keptFor.map { "Mis de côté pour \(Wording.person($0.borrower))" }
        note = copy.note
        fields = forms.fields([("exemplaire", "\(copy.id)")])
        let isGone = copy.status == .lost || copy.status == .withdrawn
        let isOut = found.loan != nil
        lost = copy.status == .lost ? nil : forms.action(.markLost)
        lostAndClosed = isOut ? forms.action(.markLost) : nil
        self.found =
            isGone
            ? Comeback(
                action: forms.action(.markFound),
                label: copy.status == .withdrawn ? "Remettre en service" : "Retrouvé") : nil
        damaged = forms.action(.markDamaged)
        annotate = forms.action(.annotate)
    }
}
