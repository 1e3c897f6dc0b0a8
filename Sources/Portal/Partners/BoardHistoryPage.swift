import Foundation
import School
import Storage
import Templating
import WebServer

/// GET /tableau/historique: what was done to the board, what is planned, and « Annuler ».
extension CampusVisit {
    func showBoardHistory() throws -> Response {
        let changes = try file.read { try $0.partners.changes() }
        let view = BoardHistoryView(
            changes, today: today, zone: site.timeZone, token: newToken(), place: place)
        return try render(view, title: "Historique du tableau", section: .partners)
    }
}

extension CampusSubmission {
    /// POST /tableau/annuler
    func undo() throws -> Response { try end(saying: .boardUndone) { try $0.undo($1, by: $2) } }

    /// POST /tableau/abandonner: a planned change.
    func drop() throws -> Response { try end(saying: .boardDropped) { try $0.drop($1, by: $2) } }

    private func end(
        saying: Saying, _ gesture: (PartnerWriting, ID<BoardChange>, Stamp) throws -> Void,
    ) throws -> Response {
        guard let id = form["changement"].flatMap({ ID<BoardChange>($0) }) else { throw Failure.notFound }
        let stamp = stamp
        do {
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try gesture(campus.partners, id, stamp)
            }
            return redirect(to: .partners(.history), saying: saying)
        } catch PartnerRefusal.overAlready {
            return redirect(to: .partners(.history), saying: .boardOver)
        } catch PartnerRefusal.unknown {
            throw Failure.notFound
        }
    }
}

struct BoardHistoryView: View {
    static let template = "partners/history"

    let board: Link
    let changes: [Change]
    let nothing: EmptyNote?

    struct Change: ViewPart {
        let title: String
        let words: String
        let state: Pill
        let end: ConfirmButton?
    }

    init(_ changes: [BoardChange], today: Day, zone: TimeZone, token: String, place: CampusPlace) {
        board = Link("Tableau des classes", place.address(of: .partners(.board)))
        nothing =
            changes.isEmpty
            ? EmptyNote(
                title: "Aucun changement pour le moment",
                text: "Chaque changement du tableau sera écrit ici, et pourra être annulé.") : nil
        self.changes = changes.map { change in
            let title =
                "\(Wording.count(change.classes, "classe", "classes")), \(Wording.count(change.pupils, "élève", "élèves"))"
            let moment = Wording.moment(change.madeAt, today: today, in: zone)
            return Change(
                title: title,
                words: (change.undoes == nil ? "" : "Annulation d’un changement. ")
                    + "Par \(change.actor), \(moment).",
                state: Pill(change, today: today), end: Self.end(change, title, token, place))
        }
    }

    private static func end(_ change: BoardChange, _ title: String, _ token: String, _ place: CampusPlace)
        -> ConfirmButton?
    {
        let fields = [FormValue("changement", "\(change.id)")]
        if change.state == .planned {
            return ConfirmButton(
                "Abandonner", spoken: "Abandonner le changement prévu\u{A0}: \(title)",
                question: "Le changement prévu ne se fera pas.",
                button: PostButton(
                    "Abandonner le changement", icon: "cross",
                    to: place.address(of: .partners(PartnersAction.drop)), token: token + "\(change.id)",
                    fields: fields))
        }
        guard change.canBeUndone else { return nil }
        return ConfirmButton(
            "Annuler", spoken: "Annuler le changement\u{A0}: \(title)",
            question:
                "Ces classes reviennent aux portails qu’elles avaient. Ce qui a été fait depuis pour d’autres classes reste.",
            button: PostButton(
                "Annuler le changement", icon: "undo",
                to: place.address(of: .partners(PartnersAction.undo)), token: token + "\(change.id)",
                fields: fields))
    }

    static let examples = [
        BoardHistoryView([], today: Examples.view.today, zone: .gmt, token: "a", place: Examples.campusPlace),
        BoardHistoryView(
            PartnerExamples.changes, today: Examples.view.today, zone: .gmt, token: "a",
            place: Examples.campusPlace),
    ]
}

extension Pill {
    fileprivate init(_ change: BoardChange, today: Day) {
        switch change.state {
        case .planned:
            self.init("lent", "calendar", "Prévu pour le \(Wording.date(change.effectiveOn, today: today))")
        case .dropped: self.init("onsite", "stop", "Abandonné")
        case .applied where change.undoneBy != nil: self.init("onsite", "undo", "Annulé")
        case .applied: self.init("available", "check", "Fait")
        }
    }
}
