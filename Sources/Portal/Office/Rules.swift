import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/regles: for how long, how many, how often.
extension PortalVisit {
    func showRules(
        _ lines: [RuleLine]? = nil, setAsideDays: String? = nil, fault: String? = nil, status: Status = .ok
    )
        throws -> Response
    {
        let (rules, statuses, types) = try library.read { library in
            (
                try library.circulation.rules(), try library.borrowers.statuses().map(\.status),
                try library.catalogue.holdings().types.map(\.value)
            )
        }
        let view = RulesView(
            lines ?? rules.rules.map(RuleLine.init), setAsideDays: setAsideDays ?? String(rules.setAsideDays),
            statuses: statuses, types: types, fault: fault, seenFrom: viewpoint)
        return try render(view, title: "Règles de prêt", status: status, section: .office)
    }
}

extension PortalSubmission {
    func setRules(_ form: Form) throws -> Response {
        let lines = RuleLine.all(in: form)
        let days = form["garde"] ?? ""
        func refused(_ sentence: String) throws -> Response {
            try visit.showRules(lines, setAsideDays: days, fault: sentence, status: .unprocessableContent)
        }
        var rules: [LoanRule] = []
        for (place, line) in lines.enumerated() where !line.isLeftOut {
            if let wrong = line.wrongColumn {
                return try refused(
                    "Ligne \(place + 1) (\(line.words)), colonne «\u{A0}\(wrong.name)\u{A0}»\u{A0}: écrivez un nombre entier, de 0 à \(Wording.number(wrong.most))."
                )
            }
            if let rule = line.rule { rules.append(rule) }
        }
        guard let setAsideDays = Int(days.trimmingCharacters(in: .whitespaces)) else {
            return try refused("Écrivez pendant combien de jours une réservation est gardée.")
        }
        do {
            try library.write {
                try $0.circulation.setRules(LoanRules(rules: rules, setAsideDays: setAsideDays))
            }
            return redirect(to: .office(.rules), saying: .rulesSet)
        } catch let refusal as RuleRefusal {
            return try refused(Wording.refusal(refusal))
        }
    }
}

/// A rule as it is typed.
struct RuleLine {
    let status: String
    let type: String
    let days: String
    let most: String
    let renewals: String
    let reservations: String
    let isRemoved: Bool

    init(_ rule: LoanRule) {
        status = rule.status
        type = rule.documentType
        days = String(rule.days)
        most = String(rule.most)
        renewals = String(rule.renewals)
        reservations = String(rule.reservations)
        isRemoved = false
    }

    init(_ form: Form, _ index: Int) {
        func text(_ name: String) -> String {
            String((form["\(name)-\(index)"] ?? "").prefix(100)).trimmingCharacters(in: .whitespaces)
        }
        status = text("statut")
        type = text("type")
        days = text("jours")
        most = text("nombre")
        renewals = text("prolongations")
        reservations = text("reservations")
        isRemoved = form["retirer-\(index)"] != nil
    }

    static func all(in form: Form) -> [RuleLine] {
        (0..<60).prefix { form["jours-\($0)"] != nil }.map { RuleLine(form, $0) }
    }

    var isBlank: Bool {
        [status, type, days, most, renewals, reservations].allSatisfy(\.isEmpty)
    }

    /// An empty line at the end of the table, or one that is ticked, says nothing.
    var isLeftOut: Bool { isRemoved || [days, most, renewals, reservations].allSatisfy(\.isEmpty) }

    var rule: LoanRule? {
        guard let days = Int(days), let most = Int(most), let renewals = Int(renewals),
            let reservations = Int(reservations)
        else { return nil }
        return LoanRule(
            status: status, documentType: type, days: days, most: most, renewals: renewals,
            reservations: reservations)
    }

    /// The first whose number is none, or more than the rules of any library say.
    var wrongColumn: (name: String, most: Int)? {
        let columns = [
            ("Jours", days, 400), ("Prêts à la fois", most, 1000), ("Prolongations", renewals, 50),
            ("Réservations", reservations, 100),
        ]
        return columns.first { column in
            guard let number = Int(column.1) else { return true }
            return !(0...column.2).contains(number)
        }.map { ($0.0, $0.2) }
    }

    var words: String {
        "\(status.isEmpty ? "Tous les lecteurs" : status), \(type.isEmpty ? "tous les documents" : type)"
    }
}

struct RulesView: View {
    static let template = "office/rules"

    let office: Link
    let fault: String?
    let action: String
    let lines: [Line]
    let statuses: [String]
    let types: [String]
    let setAside: Field

    struct Line: ViewPart {
        let number: String
        let words: String
        let status: String
        let type: String
        let days: String
        let most: String
        let renewals: String
        let reservations: String
        let isNew: Bool
        let isRemoved: Bool
    }
}

extension RulesView {
    init(
        _ rules: [RuleLine], setAsideDays: String, statuses: [String], types: [String], fault: String?,
        seenFrom view: Viewpoint,
    ) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.fault = fault
        action = view.place.address(of: .office(.setRules(Form())))
        lines = (rules.filter { !$0.isBlank } + [RuleLine(Form(), 0)]).enumerated().map {
            Line($1, number: $0)
        }
        self.statuses = statuses
        self.types = types
        setAside = Field(
            "garde", "Une réservation prête est gardée au CDI, en jours", kind: "number", value: setAsideDays,
            isRequired: true)
    }

    static let examples = [
        RulesView([], setAsideDays: "7", statuses: [], types: [], fault: nil, seenFrom: Examples.view),
        RulesView(
            [
                RuleLine(
                    LoanRule(
                        status: Examples.hostile, documentType: Examples.hostile, days: 21, most: 3,
                        renewals: 1,
                        reservations: 2))
            ], setAsideDays: "7", statuses: [Examples.hostile], types: [Examples.hostile],
            fault: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension RulesView.Line {
    fileprivate init(_ line: RuleLine, number: Int) {
        self.number = String(number)
        words = line.isBlank ? "Nouvelle règle" : line.words
        status = line.status
        type = line.type
        days = line.days
        most = line.most
        renewals = line.renewals
        reservations = line.reservations
        isNew = line.isBlank
        isRemoved = line.isRemoved
    }
}

extension Wording {
    static func refusal(_ refusal: RuleRefusal) -> String {
        switch refusal {
        case .outOfBounds(let rule):
            "\(RuleLine(rule).words)\u{A0}: 400 jours, 1000 documents, 50 prolongations et 100 réservations au plus, et rien de négatif."
        case .setAsideDays: "Une réservation est gardée de 1 à 60 jours."
        }
    }
}
