import School
import Storage
import Templating
import WebServer

/// POST /tableau: what is wanted is shown first, « 29 élèves changeront de portail », then done, now or on a day to come.
extension CampusSubmission {
    func setBoard() throws -> Response {
        let version = form["version"].flatMap(Int64.init) ?? -1
        let (board, rules) = try file.read {
            (try $0.partners.board(on: visit.today), try $0.partners.rules())
        }
        let wanted: ClassPortals =
            switch form["selon"] ?? "" {
            case "etablissement": board.bySchool
            case "regles": board.following(rules)
            case "manques": board.following(rules, onlyWithoutPortal: true)
            default: board.ticked(form.all("p"))
            }
        // Of one portal: back to its page.
        let partner = form["portail"].flatMap { RNE($0) }.flatMap { rne in
            board.partners.first { $0.rne == rne }
        }
        guard form["enregistrer"] != nil else {
            guard version == board.version else { return try visit.showBoard(refusal: .changedMeanwhile) }
            return try visit.showEffect(of: wanted, on: board)
        }
        let typed = (form["date"] ?? "").trimmed
        let day = Day(typed)
        if !typed.isEmpty, day == nil {
            return try visit.showEffect(
                of: wanted, on: board, for: partner, typed: typed, refusal: .notInTheFuture)
        }
        let stamp = stamp
        do {
            let change = try file.write { campus -> ID<BoardChange>?? in
                guard try campus.isFirst(stamp) else { return nil }
                return .some(
                    try campus.partners.set(wanted, basedOn: version, from: day, by: stamp))
            }
            let next = CampusPage.partners(partner.map { .portal($0.rne) } ?? .board)
            if case .some(.none) = change { return redirect(to: next, saying: .boardSame) }
            return redirect(
                to: next, saying: day != nil ? .boardPlanned : partner == nil ? .boardSet : .classesSet)
        } catch PartnerRefusal.notInTheFuture {
            return try visit.showEffect(
                of: wanted, on: board, for: partner, typed: typed, refusal: .notInTheFuture)
        } catch let refusal as PartnerRefusal {
            if let partner { return try visit.showConcernedClasses(of: partner.rne, refusal: refusal) }
            return try visit.showBoard(refusal: refusal)
        }
    }
}

extension Board {
    /// What the ticks of the grid say: `12-3` is class 12 at portal 3. A class that is not of this board is left alone.
    func ticked(_ values: [String]) -> ClassPortals {
        var wanted = portals.mapValues { _ in Set<ID<Partner>>() }
        for value in values {
            let pieces = value.split(separator: "-").map(String.init)
            guard pieces.count == 2, let schoolClass = ID<SchoolClass>(pieces[0]),
                let partner = ID<Partner>(pieces[1])
            else { continue }
            wanted[schoolClass]?.insert(partner)
        }
        return wanted
    }
}

extension CampusVisit {
    func showEffect(
        of wanted: ClassPortals, on board: Board, for partner: Partner? = nil, typed: String = "",
        refusal: PartnerRefusal? = nil,
    ) throws -> Response {
        let view = BoardEffectView(
            BoardEffect(of: wanted, on: board), wanted, on: board, for: partner, typed: typed,
            refusal: refusal, token: newToken(), place: place)
        return try render(
            view, title: view.title, status: refusal == nil ? .ok : .unprocessableContent, section: .partners)
    }
}

struct BoardEffectView: View {
    static let template = "partners/effect"

    /// The board, or the classes of the portal that it is about.
    let back: Link
    let title: String
    let nothing: EmptyNote?
    /// The portal that it is about; nil: all of them.
    let portal: String?
    let summary: ErrorSummary?
    let words: String
    /// Classes that would be in no portal; nil: none.
    let gaps: String?
    let lines: [Line]
    let action: String
    let token: String
    let version: String
    let ticks: [String]
    let date: Field

    struct Line: ViewPart {
        let name: String
        let pupils: String
        let before: String
        let after: String
    }

    init(
        _ effect: BoardEffect, _ wanted: ClassPortals, on board: Board, for partner: Partner?,
        typed: String, refusal: PartnerRefusal?, token: String, place: CampusPlace,
    ) {
        back =
            partner.map {
                Link("Classes concernées\u{A0}: \($0.name)", place.address(of: .partners(.classes($0.rne))))
            } ?? Link("Tableau des classes", place.address(of: .partners(.board)))
        portal = partner?.rne.description
        title = "Avant d’enregistrer"
        nothing =
            effect.isNothing
            ? EmptyNote(
                title: "Rien ne change",
                text: "Les classes sont déjà ainsi\u{A0}: il n’y a rien à enregistrer."
            )
            : nil
        let verb = effect.pupils == 1 ? "élève changera" : "élèves changeront"
        words =
            "\(Wording.number(effect.pupils)) \(verb) de portail, dans \(Wording.count(effect.lines.count, "classe", "classes"))."
        let names = effect.withoutPortal.map(\.schoolClass.name)
        gaps =
            names.isEmpty
            ? nil
            : "Sans portail ensuite\u{A0}: \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? "…" : "")."
        func portals(_ ids: Set<ID<Partner>>) -> String {
            let names = board.partners.filter { ids.contains($0.id) }.map(\.name)
            return names.isEmpty ? "aucun" : names.joined(separator: ", ")
        }
        lines = effect.lines.map { line in
            Line(
                name: line.row.schoolClass.name, pupils: Wording.number(line.row.pupils),
                before: portals(line.row.portals), after: portals(line.portals))
        }
        action = place.address(of: .partners(PartnersAction.setBoard))
        self.token = token
        version = "\(board.version)"
        ticks = board.rows.flatMap { row in
            (wanted[row.schoolClass.id] ?? []).sorted { $0.number < $1.number }.map {
                "\(row.schoolClass.id)-\($0)"
            }
        }
        let fault = refusal.map { PartnerWording.refusal($0) }
        let field = Field(
            "date", "À partir du", kind: "date", value: typed,
            hint: "Laissez vide pour changer dès maintenant\u{A0}; une date à venir prépare la rentrée.",
            error: fault)
        date = field
        summary = fault.map { _ in ErrorSummary("Rien n’a été enregistré.", [field]) }
    }

    static let examples = [PartnerExamples.board(Examples.hostile), PartnerExamples.board(Examples.long)]
        .flatMap { board in
            [board.portals, board.ticked(["1-1", "1-2", "3-1"])].flatMap { wanted in
                [nil, board.partners.first].map {
                    BoardEffectView(
                        BoardEffect(of: wanted, on: board), wanted, on: board, for: $0,
                        typed: Examples.hostile, refusal: .notInTheFuture, token: "a",
                        place: Examples.campusPlace)
                }
            }
        }
}
