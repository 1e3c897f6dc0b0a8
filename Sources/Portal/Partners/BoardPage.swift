import School
import Storage
import Templating
import WebServer

/// GET /tableau: classes × portals in one grid (D4).
extension CampusVisit {
    func showBoard(refusal: PartnerRefusal? = nil) throws -> Response {
        let (board, rules, changes) = try file.read { campus in
            (
                try campus.partners.board(on: today), try campus.partners.rules(),
                try campus.partners.changes(limit: 1)
            )
        }
        let view = BoardView(
            board, refusal: refusal, hasRules: !rules.isEmpty, last: changes.first, today: today,
            token: newToken(), place: place)
        return try render(
            view, title: "Tableau des classes", status: refusal == nil ? .ok : .conflict, section: .partners)
    }
}

struct BoardView: View {
    static let template = "partners/board"

    let list: Link
    let nothing: EmptyNote?
    let refusal: RefusalNote?
    let counts: String
    /// « 2 classes sans portail »; nil: none.
    let gaps: Pill?
    let several: Pill?
    let planned: String?
    let rules: Link
    let history: Link
    let action: String
    let token: String
    let version: String
    let columns: [Column]
    let rows: [Row]
    let hasRules: Bool

    struct Column: ViewPart {
        let name: String
        let href: String
        let count: String
    }

    struct Row: ViewPart {
        let name: String
        let school: String
        let pupils: String
        let preview: String
        let mark: Pill?
        let cells: [Cell]
    }

    struct Cell: ViewPart {
        let value: String
        /// « 3eA, CDI du collège »
        let spoken: String
        let label: String
        let isTicked: Bool
    }

    init(
        _ board: Board, refusal: PartnerRefusal?, hasRules: Bool, last: BoardChange?, today: Day,
        token: String, place: CampusPlace,
    ) {
        list = Link("Partenaires liés au CDI", place.address(of: .partners(.list)))
        self.refusal = refusal.map { RefusalNote(words: PartnerWording.refusal($0)) }
        self.hasRules = hasRules
        nothing =
            board.rows.isEmpty || board.partners.isEmpty
            ? EmptyNote(
                title: board.partners.isEmpty
                    ? "Aucun portail pour le moment" : "Aucune classe pour le moment",
                text: board.partners.isEmpty
                    ? "Déclarez d’abord les portails des CDI."
                    : "Importez d’abord l’annuaire\u{A0}: les classes viendront avec lui.") : nil
        counts =
            "\(Wording.count(board.rows.count, "classe", "classes")), \(Wording.count(board.partners.count, "portail", "portails")), \(Wording.count(board.rows.reduce(0) { $0 + $1.pupils }, "élève", "élèves"))"
        let (none, many) = (board.withoutPortal.count, board.inSeveral.count)
        gaps =
            none == 0
            ? nil : Pill("gone", "warning", "\(Wording.count(none, "classe", "classes")) sans portail")
        several =
            many == 0
            ? nil
            : Pill("lent", "info", "\(Wording.count(many, "classe", "classes")) dans plusieurs portails")
        planned = last.flatMap { change in
            change.state == .planned
                ? "Un changement est prévu pour le \(Wording.date(change.effectiveOn, today: today))." : nil
        }
        rules = Link("Règles", place.address(of: .partners(.rules)))
        history = Link("Historique et annulation", place.address(of: .partners(.history)))
        action = place.address(of: .partners(PartnersAction.setBoard))
        self.token = token
        version = "\(board.version)"
        columns = board.partners.map { partner in
            Column(
                name: partner.name, href: place.address(of: .partners(.portal(partner.rne))),
                count: Wording.count(board.counts(of: partner.id).pupils, "élève", "élèves"))
        }
        let schools = Dictionary(board.schools.map { ($0.id, $0.name) }) { first, _ in first }
        rows = board.rows.map { row in
            let name = row.schoolClass.name
            return Row(
                name: name, school: schools[row.schoolClass.school] ?? "",
                pupils: Wording.number(row.pupils),
                preview: place.address(of: .partners(.preview(row.schoolClass.id))),
                mark: row.portals.isEmpty
                    ? (row.pupils > 0 ? Pill("gone", "warning", "Sans portail") : nil)
                    : row.portals.count > 1 ? Pill("lent", "info", "Plusieurs") : nil,
                cells: board.partners.map { partner in
                    Cell(
                        value: "\(row.schoolClass.id)-\(partner.id)", spoken: "\(name), \(partner.name)",
                        label: partner.name, isTicked: row.portals.contains(partner.id))
                })
        }
    }

    static let examples = [
        BoardView(
            PartnerExamples.none, refusal: nil, hasRules: false, last: nil, today: Examples.view.today,
            token: "a", place: Examples.campusPlace),
        BoardView(
            PartnerExamples.board(Examples.hostile), refusal: .changedMeanwhile, hasRules: true,
            last: PartnerExamples.changes.first, today: Examples.view.today, token: "a",
            place: Examples.campusPlace),
        BoardView(
            PartnerExamples.board(Examples.long), refusal: nil, hasRules: false, last: nil,
            today: Examples.view.today, token: "a", place: Examples.campusPlace),
    ]
}
