import Library
import Storage
import Templating
import WebServer

/// GET /gestion/dossiers: what teachers ask to keep at the library for a lesson, and what librarians lend all the same.
extension PortalVisit {
    func show(_ page: LessonHoldsPage) throws -> Response {
        switch page {
        case .list:
            let holds = try library.read { try $0.lessonHolds.holds(on: today) }
            let view = LessonHoldsView(holds, token: newToken(), seenFrom: viewpoint)
            return try render(view, title: view.title, hasSearch: false, section: .reservations)
        }
    }
}

extension PortalSubmission {
    /// Done twice, it is done.
    func perform(_ action: LessonHoldsAction) throws -> Response {
        switch action {
        case .lift(let id):
            try library.write { try $0.lessonHolds.lift(id, by: visit.account?.name ?? "") }
            return redirect(to: .lessonHolds(.list), saying: .lessonHoldLifted)
        case .putBack(let id):
            try library.write { try $0.lessonHolds.putBack(id) }
            return redirect(to: .lessonHolds(.list), saying: .lessonHoldBack)
        }
    }
}

struct LessonHoldsView: View {
    static let template = "dossiers/holds"

    let back: Link
    let title: String
    let lead: String
    let nothing: EmptyNote?
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let href: String
        /// « M. Diallo, pour « La Grande Guerre » »
        let words: String
        let pill: Pill
        let button: PostButton
    }
}

extension LessonHoldsView {
    init(_ holds: [LessonHold], token: String, seenFrom view: Viewpoint) {
        back = Link("Réservations", view.address(of: .desk(.reservations(after: nil))))
        title = "Gardés pour un cours"
        lead =
            "Des professeurs demandent que ces documents restent au CDI. Le bureau de prêt arrête ceux qui partiraient\u{A0}; vous pouvez prêter quand même, ou lever une demande."
        nothing =
            holds.isEmpty
            ? EmptyNote(
                title: "Aucune demande en ce moment",
                text:
                    "Quand un professeur marque un document «\u{A0}usuel jusqu’au…\u{A0}» dans un dossier de cours, il paraît ici."
            )
            : nil
        rows = holds.map { hold in
            let title = hold.record.numberedTitle
            func button(_ label: String, _ icon: String, _ action: LessonHoldsAction) -> PostButton {
                PostButton(
                    label, spoken: "\(label)\u{A0}: \(title)", icon: icon,
                    to: view.place.address(of: .lessonHolds(action)), token: token)
            }
            return Row(
                title: title, href: view.address(of: .record(hold.record.id)),
                words:
                    "\(hold.teacher), pour \(Wording.quoted(hold.title)) · demandé le \(Wording.date(hold.askedOn, today: view.today))",
                pill: hold.isLifted
                    ? Pill("available", "check", "Se prête\u{A0}: levé par \(hold.liftedBy)")
                    : Pill("onsite", "eye", "Jusqu’au \(Wording.date(hold.until, today: view.today))"),
                button: hold.isLifted
                    ? button("Garder de nouveau", "pin", .putBack(hold.id))
                    : button("Lever", "cross", .lift(hold.id)))
        }
    }
}
