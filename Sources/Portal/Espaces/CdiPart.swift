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
        /// Nil: the portal answers by itself, in a window of its own.
        let portal: String?
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

extension CdiPart {
    /// Nil where the person sees no portal (W-04, A9-8).
    init?(_ pieces: EspacePieces) {
        guard let chosen = pieces.facts.chosen,
            let tile = pieces.cdi.first(where: { $0.portal == chosen.rne })
        else { return nil }
        let (reader, view) = (pieces.reader, pieces.reader.view)
        let isAlone = pieces.facts.partners.count == 1
        chooser =
            isAlone || pieces.isPreview
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
        note =
            pieces.isPreview && !isAlone
            ? "Un choix entre ces portails est proposé\u{A0}: \(pieces.facts.partners.map(\.name).joined(separator: ", "))."
            : tile.oldNews(pieces)
        search =
            if let outside = pieces.outsideSearch {
                SearchPart(action: outside, text: "", portal: nil)
            } else {
                pieces.portals[tile.portal].map { _ in
                    SearchPart(
                        action: pieces.address(.espace(reader.espace, EspaceView())) + "#tuile-cdi",
                        text: view.text, portal: tile.portal.lowercased)
                }
            }
        results = pieces.results(at: tile.portal)
        loans = tile.own.flatMap { $0.loans.isEmpty ? nil : LoanTable($0.loans, at: tile.portal, pieces) }
        let waiting = tile.own?.reservations ?? []
        reservations =
            waiting.isEmpty ? nil : Reservations(lines: waiting.map { .init($0, at: tile.portal, pieces) })
        children =
            tile.children.isEmpty
            ? nil : Children(lines: tile.children.map { .init($0, at: tile.portal, pieces) })
        history = tile.own.flatMap { HistoryPart($0.history, at: tile.portal, pieces) }
        parents =
            reader.espace == .pupil && !pieces.isPreview
            ? Link("Ce que voient mes parents", pieces.visit.place.address(of: .partners(.openedLoans)))
            : nil
        fresh =
            pieces.isPreview || tile.unavailable != nil || (tile.own == nil && tile.children.isEmpty)
            ? nil
            : tile.answeredAt.map {
                Fresh(
                    words:
                        "Lu \(Wording.nearMoment($0, today: pieces.today, in: pieces.visit.site.timeZone))",
                    again: pieces.address(.espace(reader.espace, EspaceView(portal: view.portal))))
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
