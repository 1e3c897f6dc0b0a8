import Library
import School
import Storage
import Templating

/// One class, on one page that can be printed.
struct SheetView: View {
    static let template = "espaces/sheet"

    let back: Link
    let title: String
    let sentence: String
    let note: String?
    let nothing: EmptyNote?
    let rows: [Row]
    let hasTitles: Bool

    struct Row: ViewPart {
        let name: String
        let late: String
        let isLate: Bool
        let loans: String
        let kept: String
        let titles: [Title]
    }

    struct Title: ViewPart {
        let title: String
        let words: String
    }
}

extension SheetView {
    init(
        _ schoolClass: SchoolClass, pupils: [Person], _ papers: [String: SheetPaper], hasTitles: Bool,
        hasPortal: Bool,
        isPartial: Bool, _ visit: CampusVisit,
    ) {
        let today = visit.today
        back = Link("Fiches de classe", visit.address(of: .espaces(.sheets)))
        title = "\(schoolClass.name) et le CDI"
        let owing = pupils.compactMap { pupil in papers[pupil.entKey].map { (pupil, $0) } }
            .filter { !$0.1.loans.isEmpty || !$0.1.setAside.isEmpty }
        let (late, loans) = (
            owing.reduce(0) { $0 + $1.1.late.count }, owing.reduce(0) { $0 + $1.1.loans.count }
        )
        let borrowers = owing.count { !$0.1.loans.isEmpty }
        sentence =
            borrowers == 0
            ? "Personne ne doit plus rien au CDI, le \(Wording.date(today, today: today))."
            : "\(Wording.count(borrowers, "élève doit", "élèves doivent")) encore \(Wording.count(loans, "livre", "livres")), dont \(Wording.number(late)) en retard, le \(Wording.date(today, today: today))."
        note =
            !hasPortal
            ? "Cette classe n’a pas encore de portail."
            : isPartial
                ? "Un des portails de la classe n’a pas pu être interrogé\u{A0}: il manque peut-être des livres."
                : nil
        nothing =
            owing.isEmpty
            ? EmptyNote(
                title: "Rien à rendre, rien à prendre", text: "La fiche se remplira au fil des prêts.") : nil
        self.hasTitles = hasTitles
        rows = owing.map { pupil, paper in
            Row(
                name: pupil.name, late: Wording.number(paper.late.count), isLate: !paper.late.isEmpty,
                loans: Wording.number(paper.loans.count), kept: Wording.number(paper.setAside.count),
                titles: !hasTitles
                    ? []
                    : paper.loans.map {
                        Title(title: $0.record.numberedTitle, words: Wording.due($0.dueOn, today: today))
                    }
                        + paper.setAside.map {
                            Title(title: $0.record.numberedTitle, words: "à prendre au CDI")
                        })
        }
    }
}
