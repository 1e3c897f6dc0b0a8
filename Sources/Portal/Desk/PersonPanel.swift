import Library
import Storage
import Templating

/// Whoever is at the desk: who they are, what they have, what waits for them.
struct PersonPanel: ViewPart {
    let name: String
    /// The page of the borrower.
    let href: String
    /// « 5e B · Élève · n° 12 »
    let facts: String
    /// Why nothing is lent.
    let impediment: String?
    let note: String?
    let summary: String
    let loans: [LoanRow]
    let noLoan: String?
    let reservations: [ReservationRow]
}

/// One loan of theirs, and what may be done with it.
struct LoanRow: ViewPart {
    let title: String
    let href: String
    /// « n° 000123 · prêté le 19 novembre · prolongé 1 fois »
    let facts: String
    /// « à rendre demain »
    let due: String
    /// Class and sign of the pill: late is a word, a sign and a colour.
    let dueKind: String
    let dueIcon: String
    let fields: [HiddenField]
    /// Nil for a temporary user, who gives back and does nothing else (B-82).
    let renew: Renewal?
    let giveBack: String
    let lost: String
    let damaged: String
    /// Names the field of the note.
    let id: String

    struct Renewal: ViewPart {
        let action: String
        let title: String
    }
}

/// One reservation of theirs.
struct ReservationRow: ViewPart {
    let title: String
    let href: String
    let state: String
    let kind: String
    let icon: String
    let cancel: DeskButton
}

extension PersonPanel {
    init(_ person: PersonFacts, forms: DeskForms) {
        let (borrower, today) = (person.borrower, forms.today)
        name = borrower.name
        href = forms.view.address(of: .borrowers(.borrower(borrower.id)))
        facts = [
            borrower.details.schoolClass, borrower.details.status, "n°\u{A0}\(borrower.number)",
            borrower.details.expiresOn.map { "jusqu’au \(Wording.date($0, today: today))" } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        impediment = borrower.impediment(on: today).map { Wording.impediment($0, today: today) }
        note = borrower.details.note.isEmpty ? nil : borrower.details.note
        let late = person.loans.filter { $0.isOverdue(on: today) }.count
        summary =
            person.loans.isEmpty
            ? "Aucun prêt en cours"
            : "\(Wording.loans(person.loans.count)) sur \(Wording.number(person.most))"
                + (late == 0 ? "" : ", \(Wording.number(late)) en retard")
        loans = person.loans.map { LoanRow($0, isRenewable: borrower.kind == .regular, forms: forms) }
        noLoan = person.loans.isEmpty ? "Rien à rendre." : nil
        reservations = person.reservations.map { ReservationRow($0, forms: forms) }
    }
}

extension LoanRow {
    init(_ loan: Loan, isRenewable: Bool, forms: DeskForms) {
        title = loan.record.numberedTitle
        href = forms.view.address(of: .record(loan.record.id))
        facts = [
            loan.copyNumber.map { "n°\u{A0}\($0)" } ?? "",
            "prêté le \(Wording.date(loan.lentOn, today: forms.today))",
            loan.renewals == 0 ? "" : "prolongé \(Wording.number(loan.renewals)) fois",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        due = Wording.capitalized(Wording.toGiveBack(loan.dueOn, today: forms.today))
        let isLate = loan.isOverdue(on: forms.today)
        dueKind = isLate ? "gone" : "lent"
        dueIcon = isLate ? "warning" : "clock"
        fields = forms.fields(
            [("pret", "\(loan.id)"), ("exemplaire", "\(loan.copy)"), ("malgre", "1")]
                + (loan.borrower.map { [("de", "\($0.id)")] } ?? []))
        renew = isRenewable ? Renewal(action: forms.action(.renew), title: title) : nil
        giveBack = forms.action(.giveBack)
        lost = forms.action(.markLost)
        damaged = forms.action(.markDamaged)
        id = "note-\(loan.id)"
    }
}

extension ReservationRow {
    init(_ reservation: Reservation, forms: DeskForms) {
        title = reservation.record.numberedTitle
        href = forms.view.address(of: .record(reservation.record.id))
        let isKept = reservation.state == .setAside
        kind = isKept ? "available" : "lent"
        icon = isKept ? "pin" : "clock"
        state =
            isKept
            ? "À remettre\u{A0}: mis de côté"
                + (reservation.setAsideUntil.map { " jusqu’au \(Wording.date($0, today: forms.today))" } ?? "")
            : "\(Wording.state(reservation.state)), place \(Wording.number(reservation.place ?? 1))"
        cancel = forms.button(
            .cancel, "Annuler la réservation", icon: "cross", [("reservation", "\(reservation.id)")],
            kind: "bare")
    }
}
