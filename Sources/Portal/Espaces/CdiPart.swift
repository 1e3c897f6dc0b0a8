import Library
import School
import Storage
import Templating

/// The tile of the CDI (W-01…W-03, B3): which portal, a search in place, the loans, what waits, what was.
struct CdiPart: ViewPart {
    let chooser: Chooser?
    let open: Opening
    /// Why nothing newer is known.
    let note: String?
    let search: SearchPart?
    let results: CdiResults?
    let loans: LoanTable?
    let reservations: Reservations?
    let children: Children?
    let history: HistoryPart?
    let fresh: Fresh?
    /// « Ce que voient mes parents », for a pupil.
    let parents: Link?

    struct Chooser: ViewPart {
        let action: String
        let choice: Choice
    }

    struct Opening: ViewPart {
        let href: String
        let label: String
        let tooltip: String?
    }

    struct SearchPart: ViewPart {
        let action: String
        let text: String
        let portal: String
    }

    struct Reservations: ViewPart {
        let lines: [Line]

        struct Line: ViewPart {
            let title: String
            let href: String
            let pill: Pill
        }
    }

    struct Children: ViewPart {
        let lines: [Line]

        struct Line: ViewPart {
            let name: String
            let words: String
            let isLate: Bool
            let loans: LoanTable?
        }
    }

    struct HistoryPart: ViewPart {
        let link: Link
        let table: LoanTable?
    }

    /// « Lu aujourd’hui à 14 h 05 »
    struct Fresh: ViewPart {
        let words: String
        let again: String
    }
}

/// « Ressource empruntée », « Emprunté le », « À rendre le » or « Rendu le ».
struct LoanTable: ViewPart {
    let caption: String
    let lastHeading: String
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let href: String
        let comment: String
        let borrowed: String
        let last: String
        /// « date de retour dépassée »: a word beside the colour.
        let late: String?
        let renewal: PostButton?
    }
}

/// The first answers to a search in the tile.
struct CdiResults: ViewPart {
    let words: String
    let all: Link?
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let byline: String
        let href: String
        let pill: Pill?
        let reserve: PostButton?
    }
}

extension CdiPart {
    /// Nil where the person sees no portal (W-04, A9-8).
    init?(_ pieces: EspacePieces) throws {
        guard let chosen = pieces.facts.chosen,
            let tile = pieces.cdi.first(where: { $0.portal == chosen.rne })
        else { return nil }
        let (reader, view) = (pieces.reader, pieces.reader.view)
        let isAlone = pieces.facts.partners.count == 1
        chooser =
            isAlone
            ? nil
            : Chooser(
                action: pieces.address(.espace(reader.espace, EspaceView())),
                choice: Choice(
                    "cdi", "Choisir le portail",
                    options: pieces.facts.partners.map { ($0.rne.lowercased, $0.name) },
                    chosen: chosen.rne.lowercased))
        open = Opening(
            href: tile.address, label: isAlone ? "Ouvrir le portail" : tile.name,
            tooltip: tile.tooltip.isEmpty ? nil : tile.tooltip)
        note = tile.oldNews(pieces)
        search = pieces.portals[tile.portal].map { _ in
            SearchPart(
                action: pieces.address(.espace(reader.espace, EspaceView())), text: view.text,
                portal: tile.portal.lowercased)
        }
        results = try pieces.results(at: tile.portal)
        loans = tile.own.flatMap { $0.loans.isEmpty ? nil : LoanTable($0.loans, at: tile.portal, pieces) }
        let waiting = tile.own?.reservations ?? []
        reservations =
            waiting.isEmpty ? nil : Reservations(lines: waiting.map { .init($0, at: tile.portal, pieces) })
        children =
            tile.children.isEmpty
            ? nil : Children(lines: tile.children.map { .init($0, at: tile.portal, pieces) })
        history = tile.own.flatMap { HistoryPart($0.history, at: tile.portal, pieces) }
        parents =
            reader.espace == .pupil
            ? Link("Ce que voient mes parents", pieces.visit.place.address(of: .partners(.openedLoans)))
            : nil
        fresh =
            tile.unavailable != nil || (tile.own == nil && tile.children.isEmpty)
            ? nil
            : tile.answeredAt.map {
                Fresh(
                    words:
                        "Lu \(Wording.nearMoment($0, today: pieces.today, in: pieces.visit.site.timeZone))",
                    again: pieces.address(.espace(reader.espace, EspaceView(portal: view.portal))))
            }
    }
}

/// Where the page of a document is: a portal that is elsewhere says what it likes.
private enum LinkedDocument {
    /// The portal itself, for what is no address of the web.
    static func address(_ said: String, at portal: RNE, _ pieces: EspacePieces) -> String {
        if ["https://", "http://", "/"].contains(where: { said.hasPrefix($0) }) { return said }
        return pieces.cdi.first { $0.portal == portal }?.address ?? ""
    }
}

extension LoanTable {
    init(_ loans: [CdiTile.Loan], at portal: RNE, _ pieces: EspacePieces) {
        caption = "Prêts en cours"
        lastHeading = "À rendre le"
        rows = loans.map { loan in
            let action = pieces.address(.renew(pieces.reader.espace))
            return Row(
                title: loan.title, href: LinkedDocument.address(loan.address, at: portal, pieces),
                comment: loan.comment,
                borrowed: Wording.tableDate(loan.borrowedOn), last: Wording.tableDate(loan.dueOn),
                late: loan.isLate ? "date de retour dépassée" : nil,
                renewal: pieces.reader.espace == .guardian
                    ? nil
                    : loan.renewal.map { key in
                        PostButton(
                            "Prolonger", spoken: "Prolonger \(loan.title)", icon: "clock", kind: "bare",
                            to: action,
                            token: pieces.token + key,
                            fields: [FormValue("portail", portal.lowercased), FormValue("pret", key)])
                    })
        }
    }

    init(history: [CdiTile.Loan], at portal: RNE, _ pieces: EspacePieces) {
        caption = "Historique des prêts"
        lastHeading = "Rendu le"
        rows = history.map {
            Row(
                title: $0.title, href: LinkedDocument.address($0.address, at: portal, pieces),
                comment: $0.comment,
                borrowed: Wording.tableDate($0.borrowedOn),
                last: $0.returnedOn.map(Wording.tableDate) ?? "", late: nil, renewal: nil)
        }
    }
}

extension CdiPart.Reservations.Line {
    init(_ reservation: CdiTile.Reservation, at portal: RNE, _ pieces: EspacePieces) {
        let today = pieces.today
        title = reservation.title
        href = LinkedDocument.address(reservation.address, at: portal, pieces)
        if reservation.isSetAside {
            let until = reservation.keptUntil.map { " jusqu’au \(Wording.date($0, today: today))" } ?? ""
            pill = Pill("available", "check", "Vous attend au CDI\(until)")
        } else {
            pill = Pill(
                "lent", "clock",
                reservation.place > 0 ? "Réservé, \(Wording.place(reservation.place))" : "Réservé")
        }
    }
}

extension CdiPart.Children.Line {
    init(_ child: CdiTile.Child, at portal: RNE, _ pieces: EspacePieces) {
        name = child.firstName
        words = Wording.counts(of: child)
        isLate = child.late > 0
        loans = child.opened.flatMap { $0.loans.isEmpty ? nil : LoanTable($0.loans, at: portal, pieces) }
    }
}

extension CdiPart.HistoryPart {
    /// Nil where there is none: « Voir l’historique » is only there when it shows something.
    init?(_ history: [CdiTile.Loan], at portal: RNE, _ pieces: EspacePieces) {
        guard !history.isEmpty else { return nil }
        let isOpen = pieces.reader.view.hasHistory
        link = Link(
            isOpen ? "Masquer l’historique" : "Voir l’historique",
            pieces.address(
                .espace(
                    pieces.reader.espace, EspaceView(portal: pieces.reader.view.portal, hasHistory: !isOpen)))
                + "#tuile-cdi")
        table = isOpen ? LoanTable(history: history, at: portal, pieces) : nil
    }
}

extension EspacePieces {
    /// Nil when nothing is searched for.
    func results(at rne: RNE) throws -> CdiResults? {
        guard !reader.view.text.isEmpty, let portal = portals[rne] else { return nil }
        let borrows = cdi.first { $0.portal == rne }?.own != nil
        let found = try portal.findings(
            reader.view.text, for: borrows ? reader.person.entKey : nil, on: today)
        return CdiResults(
            words: found.total == 0
                ? "Rien pour «\u{A0}\(reader.view.text)\u{A0}». Essayez un autre mot, ou demandez au CDI."
                : "\(Wording.results(found.total)) pour «\u{A0}\(reader.view.text)\u{A0}»",
            all: found.total > found.found.count || found.total == 0
                ? Link(found.total == 0 ? "Chercher dans le portail" : "Tous les résultats", found.all) : nil,
            rows: found.found.map { one in
                CdiResults.Row(
                    title: one.title, byline: one.byline, href: one.address,
                    pill: Pill(one.availability, today: today),
                    reserve: one.mayReserve
                        ? PostButton(
                            "Réserver", spoken: "Réserver \(one.title)", icon: "clock", kind: "plain",
                            to: address(.reserve(reader.espace)), token: token + one.record.description,
                            fields: [
                                FormValue("portail", rne.lowercased),
                                FormValue("notice", one.record.description),
                                FormValue("q", reader.view.text),
                            ]) : nil)
            })
    }
}
