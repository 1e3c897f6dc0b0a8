import School
import Storage
import Templating
import WebServer

/// GET /tableau/regles: « 6e–3e → CDI du collège ».
extension CampusVisit {
    func showRules(refusal: PartnerRefusal? = nil) throws -> Response {
        let (board, rules) = try file.read {
            (try $0.partners.board(on: today), try $0.partners.rules())
        }
        let view = BoardRulesView(
            rules, board, refusal: refusal, token: newToken(), place: place)
        return try render(
            view, title: "Règles du tableau", status: refusal == nil ? .ok : .unprocessableContent,
            section: .partners)
    }
}

extension CampusSubmission {
    /// POST /tableau/regles
    func addRule() throws -> Response {
        let grades = [form["de"], form["a"]].map { $0.flatMap(Int.init).flatMap(Grade.init(rawValue:)) }
        let stamp = stamp
        do {
            guard let from = grades[0], let to = grades[1],
                let partner = form["portail"].flatMap({ ID<Partner>($0) })
            else { throw PartnerRefusal.unknown }
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.partners.addRule(
                    school: form["etablissement"].flatMap { ID<School>($0) }, from: from, to: to,
                    partner: partner)
            }
            return redirect(to: .partners(.rules), saying: .ruleAdded)
        } catch let refusal as PartnerRefusal {
            return try visit.showRules(refusal: refusal)
        }
    }

    /// POST /tableau/regles/retirer
    func removeRule() throws -> Response {
        if let id = form["regle"].flatMap({ ID<BoardRule>($0) }) {
            try file.write { try $0.partners.removeRule(id) }
        }
        return redirect(to: .partners(.rules), saying: .ruleRemoved)
    }
}

struct BoardRulesView: View {
    static let template = "partners/rules"

    let board: Link
    let refusal: RefusalNote?
    let rules: [Rule]
    let isEmpty: Bool
    let action: String
    let token: String
    let choices: [Choice]
    let mayAdd: Bool
    let apply: String
    let version: String

    struct Rule: ViewPart {
        let words: String
        let remove: PostButton
    }

    init(_ rules: [BoardRule], _ board: Board, refusal: PartnerRefusal?, token: String, place: CampusPlace) {
        self.board = Link("Tableau des classes", place.address(of: .partners(.board)))
        self.refusal = refusal.map { RefusalNote(words: PartnerWording.refusal($0)) }
        let names = Dictionary(board.partners.map { ($0.id, $0.name) }) { first, _ in first }
        self.rules = rules.map { rule in
            let grades =
                rule.grades.lowerBound == rule.grades.upperBound
                ? rule.grades.lowerBound.label
                : "\(rule.grades.lowerBound.label)–\(rule.grades.upperBound.label)"
            let school = board.schools.first { $0.id == rule.school }.map { " de \($0.name)" } ?? ""
            let words = "\(grades)\(school) → \(names[rule.partner] ?? "")"
            return Rule(
                words: words,
                remove: PostButton(
                    "Retirer", spoken: "Retirer la règle \(words)", icon: "cross",
                    to: place.address(of: .partners(PartnersAction.removeRule)), token: token,
                    fields: [FormValue("regle", "\(rule.id)")]))
        }
        isEmpty = rules.isEmpty
        action = place.address(of: .partners(PartnersAction.addRule))
        apply = place.address(of: .partners(PartnersAction.setBoard))
        version = "\(board.version)"
        self.token = token
        mayAdd = !board.partners.isEmpty
        let grades = Grade.allCases.map { ("\($0.rawValue)", $0.label) }
        choices = [
            Choice("de", "De la", options: grades, chosen: "\(Grade.sixth.rawValue)"),
            Choice("a", "à la", options: grades, chosen: "\(Grade.third.rawValue)"),
            Choice(
                "etablissement", "Établissement",
                options: [("", "Tous")] + board.schools.map { ("\($0.id)", $0.name) }, chosen: ""),
            Choice(
                "portail", "vont au portail", options: board.partners.map { ("\($0.id)", $0.name) },
                chosen: ""),
        ]
    }

    static let examples = [
        BoardRulesView([], PartnerExamples.none, refusal: nil, token: "a", place: Examples.campusPlace),
        BoardRulesView(
            PartnerExamples.rules, PartnerExamples.board(Examples.hostile), refusal: .gradesTheWrongWayRound,
            token: "a", place: Examples.campusPlace),
    ]
}
