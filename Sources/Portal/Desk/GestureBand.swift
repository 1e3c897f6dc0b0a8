import Library
import Storage

/// What the band says of a gesture that was made.
extension Band {
    init(_ facts: GestureFacts, forms: DeskForms) {
        let today = forms.today
        var again: [String] = []
        if facts.isRepeat {
            again = ["Ce formulaire avait déjà été envoyé\u{A0}: rien n’a été fait deux fois."]
        }
        if facts.made.gesture.isUndone {
            self.init(
                .wait, "Annulé depuis",
                "Ce geste (\(Wording.done(facts.made.gesture.kind).lowercased())) a été annulé ensuite\u{A0}: il n’en reste rien.",
                details: again)
            return
        }
        switch facts.made.outcome {
        case .lent(let outcome): self.init(lent: outcome, facts, again, today)
        case .givenBack(let outcome): self.init(givenBack: outcome, facts, again, forms)
        case .renewed(let outcome):
            let left =
                outcome.renewalsLeft < 0
                ? ["C’est plus de prolongations que la règle. Elle est faite."] : []
            self.init(
                left.isEmpty ? .good : .wait, left.isEmpty ? "Prolongé" : "Attention",
                "\(Self.what(facts)), \(Wording.toGiveBack(outcome.dueOn, today: today)).",
                details: left + again)
        case .reserved(let outcome): self.init(reserved: outcome, facts, again)
        case .setAside(let outcome):
            self.init(
                .good, "Mis de côté",
                "\(Self.what(facts)) attend \(Self.reader(facts)) jusqu’au \(Wording.date(outcome.until, today: today)).",
                details: (outcome.passedOver == 0
                    ? []
                    : [
                        outcome.passedOver == 1
                            ? "Un lecteur avait demandé avant, et garde sa place."
                            : "\(Wording.number(outcome.passedOver)) lecteurs avaient demandé avant, et gardent leur place."
                    ]) + again)
        case .closed(let outcome): self.init(closed: outcome, facts, again, today)
        case .marked(let outcome): self.init(marked: outcome, facts, again)
        case .postponed(let outcome):
            self.init(
                .good, "Reportés",
                outcome.loans == 1
                    ? "Un prêt est reporté au prochain jour d’ouverture."
                    : "\(Wording.number(outcome.loans)) prêts sont reportés au prochain jour d’ouverture.",
                details: again)
        case .undone:
            let kind = facts.undone.map { Wording.done($0.gesture.kind).lowercased() } ?? "geste"
            let about = facts.copy.map { "\u{A0}: \(Wording.copy($0))" } ?? ""
            let whom = facts.borrower.map { ", \(Wording.person($0))" } ?? ""
            self.init(
                .good, "Annulé", "Le dernier geste (\(kind)\(about)\(whom)) est annulé.", details: again)
        }
    }

    private init(lent outcome: LoanOutcome, _ facts: GestureFacts, _ again: [String], _ today: Day) {
        let alerts = outcome.alerts.map { Wording.alert($0, passedOver: facts.passedOver, today: today) }
        guard let loan = facts.loan, loan.returnedOn == nil else {
            self.init(
                .wait, "Rendu depuis", "\(Self.what(facts)) a été prêté, puis rendu depuis.", details: again)
            return
        }
        let due = Wording.toGiveBack(loan.dueOn, today: today)
        let isGood = outcome.alerts.allSatisfy(\.isGoodNews)
        self.init(
            isGood ? .good : .wait, isGood ? "Prêté" : "Attention",
            "\(isGood ? "" : "Prêté\u{A0}: ")\(Self.what(facts)) à \(Self.reader(facts)), \(due).",
            details: alerts + again)
    }

    private init(
        givenBack outcome: ReturnOutcome, _ facts: GestureFacts, _ again: [String], _ forms: DeskForms
    ) {
        let today = forms.today
        var details: [String] = []
        var links: [Link] = []
        if outcome.daysLate > 0 { details.append("\(Wording.days(outcome.daysLate)) de retard.") }
        if let note = facts.copy?.copy.note, !note.isEmpty { details.append("Note\u{A0}: \(note)") }
        if outcome.wasLost { details.append("Il était marqué perdu\u{A0}: il est de nouveau en service.") }
        if outcome.mayDeleteBorrower, let borrower = facts.borrower {
            details.append(
                "C’était le dernier prêt de \(borrower.name), usager temporaire\u{A0}: sa fiche peut maintenant être supprimée, c’est vivement recommandé."
            )
            links.append(
                Link(
                    href: forms.view.address(of: .borrowers(.borrower(borrower.id))), label: "Ouvrir sa fiche"
                ))
        }
        let from = facts.borrower.map { ", par \(Wording.person($0))" } ?? ""
        if let kept = facts.reservation, kept.state == .setAside {
            let until = kept.setAsideUntil.map { " jusqu’au \(Wording.date($0, today: today))" } ?? ""
            self.init(
                .wait, "À mettre de côté",
                "\(Self.what(facts)) est rendu\(from). Gardez-le pour \(Wording.person(kept.borrower))\(until).",
                details: details + again, links: links)
            return
        }
        let shelf = facts.copy.map { Wording.toShelve($0.copy) }
        let isPlain = !outcome.wasLost && !outcome.mayDeleteBorrower
        self.init(
            isPlain ? .good : .wait, isPlain ? "Rendu" : "Attention",
            "\(isPlain ? "" : "Rendu\u{A0}: ")\(Self.what(facts))\(from).",
            details: [shelf].compactMap { $0 } + details + again, links: links)
    }

    private init(reserved outcome: ReservationOutcome, _ facts: GestureFacts, _ again: [String]) {
        let isNew = facts.made.gesture.kind == .reserve
        var details = ["Place dans la file\u{A0}: \(Wording.number(outcome.place))."]
        if outcome.onShelf >= outcome.place {
            details.append("Un exemplaire est en rayon\u{A0}: il est à aller chercher et à mettre de côté.")
        }
        self.init(
            .good, isNew ? "Réservé" : "Validé",
            isNew
                ? "\(Self.what(facts)), pour \(Self.reader(facts))."
                : "La demande de \(Self.reader(facts)) pour \(Self.what(facts)) est validée.",
            details: details + again)
    }

    private init(closed outcome: ClosingOutcome, _ facts: GestureFacts, _ again: [String], _ today: Day) {
        var details: [String] = []
        if let next = outcome.next.flatMap({ _ in facts.reservation }) {
            let until = next.setAsideUntil.map { ", jusqu’au \(Wording.date($0, today: today))" } ?? ""
            details.append("L’exemplaire attend maintenant \(Wording.person(next.borrower))\(until).")
        } else if let copy = facts.copy {
            details.append("L’exemplaire retourne en rayon. \(Wording.toShelve(copy.copy))")
        }
        let isExpired = facts.made.gesture.kind == .expire
        self.init(
            outcome.next == nil ? .good : .wait, isExpired ? "Expirée" : "Annulée",
            "La réservation de \(Self.reader(facts)) pour \(Self.what(facts)) \(isExpired ? "n’a pas été retirée à temps" : "est annulée").",
            details: details + again)
    }

    private init(marked outcome: CopyOutcome, _ facts: GestureFacts, _ again: [String]) {
        let what = Self.what(facts)
        var details: [String] = []
        switch facts.made.gesture.kind {
        case .markLost:
            if outcome.closedLoan { details.append("Le prêt est clos.") }
            if !outcome.closedLoan, outcome.loan != nil { details.append("Le prêt reste ouvert.") }
            if outcome.reservation != nil {
                details.append("Le lecteur pour qui il était mis de côté attend de nouveau, à la même place.")
            }
            self.init(.good, "Perdu", "\(what) est marqué perdu.", details: details + again)
        case .markFound:
            if let kept = facts.reservation, kept.state == .setAside {
                self.init(
                    .wait, "À mettre de côté",
                    "\(what) est retrouvé. Gardez-le pour \(Wording.person(kept.borrower)).", details: again)
                return
            }
            if let copy = facts.copy { details.append(Wording.toShelve(copy.copy)) }
            self.init(.good, "Retrouvé", "\(what) est de nouveau en service.", details: details + again)
        default:
            let note = facts.copy?.copy.note ?? ""
            self.init(
                .good, Wording.done(facts.made.gesture.kind),
                note.isEmpty ? "\(what) n’a plus de note." : "\(what)\u{A0}: \(note)", details: again)
        }
    }

    private static func what(_ facts: GestureFacts) -> String {
        if let copy = facts.copy { return Wording.copy(copy) }
        if let loan = facts.loan { return Wording.copy(loan.record.numberedTitle, number: loan.copyNumber) }
        if let reservation = facts.reservation { return Wording.quoted(reservation.record.numberedTitle) }
        return "Le document"
    }

    private static func reader(_ facts: GestureFacts) -> String {
        facts.borrower.map { Wording.person($0) } ?? "un lecteur"
    }
}

extension LoanAlert {
    /// Told, but nothing to look twice at.
    fileprivate var isGoodNews: Bool {
        switch self {
        case .reservedBySelf, .awaited, .dueDayMoved: true
        case .overLimit, .overLimitOfType, .hasOverdue, .expiresBeforeDue, .passedOver,
            .keptForLesson:
            false
        }
    }
}
