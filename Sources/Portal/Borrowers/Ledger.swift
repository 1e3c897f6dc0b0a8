import Library
import Storage
import Templating

/// A table of the working side: rows of words, links and marks, which become cards on a phone.
struct Ledger: ViewPart {
    let caption: String
    let columns: [String]
    let rows: [Row]

    struct Row: ViewPart {
        let cells: [Cell]
    }

    struct Cell: ViewPart {
        /// Of its column, for cards.
        let label: String
        let text: String
        let link: Link?
        let mark: Mark?
    }

    /// - Parameter rows: as many entries as there are columns.
    init(_ caption: String, columns: [String], rows: [[Entry]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows.map { entries in
            Row(
                cells: zip(columns, entries).map { column, entry in
                    switch entry {
                    case .text(let text): Cell(label: column, text: text, link: nil, mark: nil)
                    case .link(let text, let href):
                        Cell(label: column, text: "", link: Link(text, href), mark: nil)
                    case .mark(let mark): Cell(label: column, text: "", link: nil, mark: mark)
                    case .marked(let text, let href, let mark):
                        Cell(label: column, text: "", link: Link(text, href), mark: mark)
                    }
                })
        }
    }

    enum Entry {
        case text(String)
        case link(String, String)
        case mark(Mark?)
        case marked(String, String, Mark?)
    }
}

/// A state of a borrower or of a loan, said three ways: a word, a sign, a colour.
struct Mark: ViewPart {
    /// Class of the style sheet.
    let kind: String
    let icon: String
    let label: String

    init(_ kind: String, _ icon: String, _ label: String) {
        self.kind = kind
        self.icon = icon
        self.label = label
    }

    /// Nil for an account in order.
    init?(_ borrower: Borrower, today: Day) {
        switch borrower.impediment(on: today) {
        case .temporaryUser: self.init("lent", "warning", borrower.kind.label)
        case .closedAccount: self.init("gone", "stop", "Compte fermé")
        case .expired(let end): self.init("gone", "stop", "Expiré depuis le \(end.inFrench)")
        case nil: return nil
        }
    }

    /// « à rendre demain », « en retard de 3 jours »
    init(_ loan: Loan, today: Day) {
        switch loan.returnedOn {
        case let day?: self.init("", "check", "Rendu le \(day.inFrench)")
        case nil where loan.isOverdue(on: today):
            let days = Wording.count(loan.daysLate(on: today), "jour", "jours")
            self.init("gone", "warning", "En retard de \(days)")
        case nil where loan.dueOn == today: self.init("lent", "clock", "À rendre aujourd’hui")
        case nil where loan.dueOn == today + 1: self.init("lent", "clock", "À rendre demain")
        case nil: self.init("", "clock", "À rendre le \(Wording.date(loan.dueOn, today: today))")
        }
    }

    init(_ reservation: Reservation, today: Day) {
        switch reservation.state {
        case .requested: self.init("", "clock", "Demandée")
        case .validated: self.init("", "clock", "Validée")
        case .setAside:
            let until = reservation.setAsideUntil.map { " jusqu’au \(Wording.date($0, today: today))" } ?? ""
            self.init("available", "check", "Mise de côté\(until)")
        case .lent: self.init("", "check", "Prêtée")
        case .expired: self.init("", "stop", "Expirée")
        case .cancelled: self.init("", "stop", "Annulée")
        }
    }

    init(_ status: CopyStatus) {
        switch status {
        case .inService: self.init("available", "check", "En service")
        case .consultationOnly: self.init("onsite", "eye", "À consulter sur place")
        case .lost: self.init("gone", "stop", "Perdu")
        case .withdrawn: self.init("gone", "stop", "Retiré")
        }
    }
}
