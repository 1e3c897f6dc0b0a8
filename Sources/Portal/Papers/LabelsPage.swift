import Library
import Storage
import Templating
import WebServer

/// GET /gestion/etiquettes: the labels of copies, chosen by an equation or by their numbers, on sheets.
extension PortalVisit {
    private static let most = 1000

    func showLabels(_ sheets: LabelSheets) throws -> Response {
        var (lines, total, fault): ([CopyLine], Int, EquationError?) = ([], 0, nil)
        do {
            if !sheets.equation.trimmed.isEmpty {
                let equation = try Equation(sheets.equation, on: .copies)
                let answer = try library.read {
                    try $0.copies(of: equation, on: today, page: 1, size: Self.most)
                }
                (lines, total) = (answer.lines, answer.total)
            } else if !sheets.first.trimmed.isEmpty {
                let last = sheets.last.trimmed.isEmpty ? sheets.first : sheets.last
                lines = try library.read {
                    try $0.copies(numberedFrom: sheets.first, to: last, limit: Self.most)
                }
                total = lines.count
            }
        } catch let error as EquationError {
            fault = error
        }
        let view = LabelsView(
            lines, total: total, on: sheets, fault: fault, portal: portal.name, seenFrom: viewpoint)
        return try render(
            view, title: view.title, status: fault == nil ? .ok : .unprocessableContent, hasSearch: false,
            section: .borrowers)
    }
}

struct LabelsView: View {
    static let template = "papers/labels"

    let back: Link
    let title: String
    let refusal: String?
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
        let label: Label?
    }

    struct Label: ViewPart {
        let title: String
        let callNumber: String
        let number: String
        let bars: HTML?
    }
}

extension LabelsView {
    init(
        _ lines: [CopyLine], total: Int, on sheets: LabelSheets, fault: EquationError?, portal: String,
        seenFrom view: Viewpoint,
    ) {
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        title =
            lines.isEmpty ? "Étiquettes des exemplaires" : "Étiquettes\u{A0}: \(Wording.copies(lines.count))"
        refusal = fault.map(Wording.equationFault)
        options = PaperOptions(
            action: view.address(of: BorrowersPage.labels(LabelSheets())), hidden: [],
            fields: [
                Field(
                    "equation", "Par équation", value: sheets.equation,
                    hint: "Cote=599* ou Date d’entrée>=01/11/2026", error: fault.map(Wording.equationFault)),
                Field("du", "Ou du numéro", value: sheets.first, hint: "Le premier numéro d’exemplaire"),
                Field("au", "au numéro", value: sheets.last, hint: "Le dernier"),
            ], choices: [], layout: sheets.layout, start: sheets.start, canPrint: !lines.isEmpty)
        tooMany =
            total > lines.count
            ? "\(Wording.copies(total)) répondent\u{A0}: voici les \(Wording.number(lines.count)) premiers."
            : nil
        nothing = fault == nil && lines.isEmpty ? Self.emptiness(sheets) : nil
        self.portal = portal
        style = sheets.layout.style
        self.sheets =
            lines.isEmpty
            ? []
            : sheets.layout.sheets(of: lines, from: sheets.start).map { places in
                Sheet(places: places.map { Place(label: $0.map(Label.init)) })
            }
    }

    private static func emptiness(_ sheets: LabelSheets) -> EmptyNote {
        sheets.equation.trimmed.isEmpty && sheets.first.trimmed.isEmpty
            ? EmptyNote(
                title: "Quels exemplaires\u{A0}?",
                text: "Écrivez une équation, ou le premier et le dernier numéro, puis «\u{A0}Montrer\u{A0}».")
            : EmptyNote(
                title: "Aucun exemplaire ne répond",
                text: "Vérifiez les numéros, ou élargissez l’équation\u{A0}: «\u{A0}Cote=R*\u{A0}».")
    }
}

extension LabelsView.Label {
    init(_ line: CopyLine) {
        title = line.record.numberedTitle
        callNumber = line.copy.callNumber
        number = line.copy.number ?? ""
        bars = line.copy.number.flatMap { BarCodeDrawing.svg(of: $0) }
    }
}
