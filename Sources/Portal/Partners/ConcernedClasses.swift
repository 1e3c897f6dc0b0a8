import School
import Storage
import Templating
import WebServer

/// GET /partenaires/cdi/:rne/classes: « Classes concernées », ticked one by one.
extension CampusVisit {
    func showConcernedClasses(of rne: RNE, refusal: PartnerRefusal? = nil) throws -> Response {
        let partner = try partner(rne)
        let board = try file.read { try $0.partners.board(on: today) }
        let view = ConcernedClassesView(partner, board, refusal: refusal, token: newToken(), place: place)
        return try render(
            view, title: view.title, status: refusal == nil ? .ok : .conflict, section: .partners)
    }
}

extension CampusSubmission {
    /// POST /partenaires/cdi/:rne/classes: what it would change is shown first, and saved, now or on a day to come, as
    /// the board saves it.
    func setClasses(of rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        let ticked = Set(form.all("classe").compactMap { ID<SchoolClass>($0) })
        let board = try file.read { try $0.partners.board(on: visit.today) }
        guard form["version"].flatMap(Int64.init) == board.version else {
            return try visit.showConcernedClasses(of: rne, refusal: .changedMeanwhile)
        }
        return try visit.showEffect(of: board.giving(partner.id, to: ticked), on: board, for: partner)
    }
}

extension Board {
    /// What it would be, were a portal for these classes and no others.
    fileprivate func giving(_ partner: ID<Partner>, to classes: Set<ID<SchoolClass>>) -> ClassPortals {
        var wanted = portals
        for id in portals.keys {
            if classes.contains(id) {
                wanted[id]?.insert(partner)
            } else {
                wanted[id]?.remove(partner)
            }
        }
        return wanted
    }
}

struct ConcernedClassesView: View {
    static let template = "partners/classes"

    let title: String
    let tabs: PartnerTabs
    let refusal: RefusalNote?
    let action: String
    let token: String
    let version: String
    let groups: [Group]
    let nothing: EmptyNote?

    struct Group: ViewPart {
        let legend: String
        let classes: [Line]
    }

    struct Line: ViewPart {
        let id: String
        let value: String
        let label: String
        let pupils: String
        /// « aussi au CDI du lycée »
        let others: String
        let isTicked: Bool
    }

    init(_ partner: Partner, _ board: Board, refusal: PartnerRefusal?, token: String, place: CampusPlace) {
        title = "Classes concernées\u{A0}: \(partner.name)"
        tabs = PartnerTabs(board.partners, at: partner.rne, place: place)
        self.refusal = refusal.map { RefusalNote(words: PartnerWording.refusal($0)) }
        action = place.address(of: .partners(PartnersAction.setClasses(partner.rne)))
        self.token = token
        version = "\(board.version)"
        let keys = board.rows.map { row in
            GroupKey(school: row.schoolClass.school, grade: row.grade)
        }
        var order: [GroupKey] = []
        for key in keys where !order.contains(key) { order.append(key) }
        groups = order.map { key in
            let school = board.schools.first { $0.id == key.school }?.name ?? ""
            return Group(
                legend: key.grade.map { "\($0.label), \(school)" } ?? school,
                classes: zip(keys, board.rows).filter { $0.0 == key }.map { _, row in
                    Line(row, partner, board)
                })
        }
        nothing =
            board.rows.isEmpty
            ? EmptyNote(
                title: "Aucune classe pour le moment",
                text: "Importez d’abord l’annuaire\u{A0}: les classes viendront avec lui.") : nil
    }

    private struct GroupKey: Equatable {
        let school: ID<School>
        let grade: Grade?
    }

    static let examples = PartnerExamples.partners.prefix(1).flatMap { partner in
        [PartnerExamples.none, PartnerExamples.board(Examples.hostile), PartnerExamples.board(Examples.long)]
            .map {
                ConcernedClassesView(
                    partner, $0, refusal: .changedMeanwhile, token: "a", place: Examples.campusPlace)
            }
    }
}

extension ConcernedClassesView.Line {
    init(_ row: Board.Row, _ partner: Partner, _ board: Board) {
        id = "classe-\(row.schoolClass.id)"
        value = "\(row.schoolClass.id)"
        label = row.schoolClass.name
        pupils = Wording.count(row.pupils, "élève", "élèves")
        let names = board.partners.filter { $0.id != partner.id && row.portals.contains($0.id) }.map(\.name)
        others = names.isEmpty ? "" : "· aussi\u{A0}: " + names.joined(separator: ", ")
        isTicked = row.portals.contains(partner.id)
    }
}
