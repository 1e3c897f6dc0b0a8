import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/liste: a class on paper, with room to tick and to write.
extension PortalVisit {
    func showClassList(_ selection: BorrowerSelection) throws -> Response {
        let (lines, total) = try library.read { try $0.borrowers.lines(of: selection) }
        let view = ClassListView(lines, total: total, of: selection, seenFrom: viewpoint, portal: portal.name)
        return try render(view, title: view.title, hasSearch: false, section: .borrowers)
    }
}

struct ClassListView: View {
    static let template = "borrowers/class-list"

    let back: Link
    let title: String
    /// « Emprunteurs de la liste, 28 élèves, samedi 21 novembre »
    let facts: String
    let tooMany: String?
    let nothing: EmptyNote?
    let rows: [Row]

    struct Row: ViewPart {
        let place: String
        let name: String
        let schoolClass: String
        let number: String
        let loans: String
    }
}

extension ClassListView {
    init(
        _ lines: [BorrowerLine], total: Int, of selection: BorrowerSelection, seenFrom view: Viewpoint,
        portal: String,
    ) {
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(selection.query)))
        title = selection.heading
        facts = [portal, Wording.borrowers(lines.count), Wording.date(view.today, today: view.today)].joined(
            separator: " · ")
        tooMany = Wording.tooMany(total, shown: lines.count)
        nothing =
            lines.isEmpty
            ? EmptyNote(
                title: "Personne dans cette liste",
                text: "Choisissez une classe, ou cochez des noms, dans la liste des emprunteurs.") : nil
        rows = lines.enumerated().map { place, line in
            Row(
                place: Wording.number(place + 1), name: line.borrower.name,
                schoolClass: line.borrower.details.schoolClass, number: line.borrower.number,
                loans: line.loans == 0 ? "" : Wording.count(line.loans, "prêt", "prêts"))
        }
    }
}

extension BorrowerSelection {
    /// « Classe 5e B », « 3 emprunteurs »
    var heading: String {
        if !ticked.isEmpty { return Wording.borrowers(ticked.count) }
        if let schoolClass = query.schoolClass, !schoolClass.isEmpty { return "Classe \(schoolClass)" }
        if let status = query.status, !status.isEmpty { return "Emprunteurs\u{A0}: \(status)" }
        return "Liste des emprunteurs"
    }
}

extension Wording {
    /// What is left out of a long selection; nil when nothing is.
    static func tooMany(_ total: Int, of whom: String = "emprunteurs", shown: Int) -> String? {
        guard total > shown else { return nil }
        return
            "Cette liste compte \(number(total)) \(whom)\u{A0}: voici les \(number(shown)) premiers. Choisissez une classe pour les autres."
    }
}
