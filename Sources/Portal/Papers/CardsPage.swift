import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/cartes: the library cards of a class, or of those who were ticked, on sheets.
extension PortalVisit {
    func showCards(_ sheets: CardSheets) throws -> Response {
        let (people, total, classes) = try library.read { library in
            let (lines, total) =
                sheets.selection.isEverybody ? ([], 0) : try library.borrowers.lines(of: sheets.selection)
            let people = lines.map(\.borrower).filter { $0.kind == .regular }
            return (
                people, total - (lines.count - people.count),
                try library.borrowers.schoolClasses().map(\.schoolClass)
            )
        }
        let view = CardsView(
            people, total: total, on: sheets, classes: classes, portal: portal.name, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .borrowers)
    }
}

struct CardsView: View {
    static let template = "papers/cards"

    let back: Link
    let title: String
    let options: PaperOptions
    let tooMany: String?
    let nothing: EmptyNote?
    let portal: String
    /// Class of the style sheet.
    let style: String
    let sheets: [Sheet]

    struct Sheet: ViewPart {
        let places: [Place]
    }

    struct Place: ViewPart {
        /// Nil where the sheet was already used.
        let card: Card?
    }

    struct Card: ViewPart {
        let name: String
        let schoolClass: String
        let number: String
        let bars: HTML?
    }
}

extension CardsView {
    init(
        _ people: [Borrower], total: Int, on sheets: CardSheets, classes: [String], portal: String,
        seenFrom view: Viewpoint,
    ) {
        let selection = sheets.selection
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(selection.query)))
        title = people.isEmpty ? "Cartes de bibliothèque" : "Cartes\u{A0}: \(selection.heading)"
        var hidden = BorrowerSelection(query: selection.query, ticked: selection.ticked)
        // The class is chosen on this page; who was ticked stays until another class is.
        hidden.query.schoolClass = nil
        var classes = classes
        if let chosen = selection.query.schoolClass, !chosen.isEmpty, !classes.contains(chosen) {
            classes.append(chosen)
        }
        options = PaperOptions(
            action: view.address(of: BorrowersPage.cards(CardSheets())),
            hidden: hidden.pairs.filter { !$0.1.isEmpty && $0.0 != "tri" }.map {
                .init(name: $0.0, value: $0.1)
            },
            fields: [],
            choices: selection.ticked.isEmpty
                ? [
                    Choice(
                        "classe", "Classe",
                        options: [("", "Choisir une classe")]
                            + classes.filter { !$0.isEmpty }.map { ($0, $0) },
                        chosen: selection.query.schoolClass ?? "")
                ] : [],
            layout: sheets.layout, start: sheets.start, canPrint: !people.isEmpty)
        tooMany = Wording.tooMany(total, shown: people.count)
        nothing =
            people.isEmpty
            ? EmptyNote(
                title: "Aucune carte à imprimer",
                text: "Choisissez une classe ci-dessus, ou cochez des noms dans la liste des emprunteurs.")
            : nil
        self.portal = portal
        style = sheets.layout.style
        self.sheets =
            people.isEmpty
            ? []
            : sheets.layout.sheets(of: people, from: sheets.start).map { places in
                Sheet(places: places.map { Place(card: $0.map(Card.init)) })
            }
    }
}

extension CardsView.Card {
    init(_ borrower: Borrower) {
        name = borrower.name
        schoolClass =
            borrower.details.schoolClass.isEmpty ? borrower.details.status : borrower.details.schoolClass
        number = borrower.number
        bars = BarCodeDrawing.svg(of: borrower.number, module: 0.5)
    }
}
