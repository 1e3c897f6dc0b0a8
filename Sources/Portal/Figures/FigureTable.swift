import Formats
import Library
import Storage

/// One table of figures in words: shown on the page, and sent as CSV.
package struct FigureTable {
    package enum Kind: String, CaseIterable, Sendable {
        case months = "mois"
        case classes
        case types
        case statuses = "statuts"
        case mostLent = "plus-pretes"
        case holdings = "fonds"
        case ages
        case neverLent = "jamais-pretes"
    }

    struct Row {
        let cells: [String]
        /// What its bar is as long as; nil in tables without bars.
        let weight: Int?
        /// What it is about, for a link.
        var record: ID<Record>?

        init(_ cells: [String], weight: Int? = nil, record: ID<Record>? = nil) {
            self.cells = cells
            self.weight = weight
            self.record = record
        }
    }

    let kind: Kind
    let headings: [String]
    let rows: [Row]

    /// For a spreadsheet: numbers without the spaces of print.
    var csv: [UInt8] {
        CSV.bytes(of: [headings] + rows.map { row in row.cells.map(Self.bare) })
    }

    private static func bare(_ cell: String) -> String {
        if cell == Wording.nothing { return "" }
        let isNumber = cell.unicodeScalars.allSatisfy {
            ("0"..."9").contains($0) || $0 == "\u{202F}" || $0 == ","
        }
        return isNumber ? String(cell.unicodeScalars.filter { $0 != "\u{202F}" }.map(Character.init)) : cell
    }
}

extension FigureTable {
    /// A month that is still to come has no number.
    static func months(_ figures: [(month: Day, loans: Int)], today: Day) -> FigureTable {
        FigureTable(
            kind: .months, headings: ["Mois", "Prêts"],
            rows: figures.map { month, loans in
                Row(
                    [
                        Wording.monthAndYear(month),
                        month > today && loans == 0 ? Wording.nothing : Wording.number(loans),
                    ], weight: loans)
            })
    }

    static func classes(_ figures: [ClassFigure]) -> FigureTable {
        FigureTable(
            kind: .classes, headings: ["Classe", "Prêts", "Lecteurs", "Prêts par lecteur"],
            rows: figures.map { figure in
                Row(
                    [
                        figure.schoolClass, Wording.number(figure.loans),
                        figure.readers == 0 ? "" : Wording.number(figure.readers),
                        figure.loansPerReader.map { Wording.decimal($0) } ?? "",
                    ], weight: figure.loans)
            })
    }

    static func loans(_ kind: Kind, by heading: String, _ figures: [LoanFigure], unknown: String)
        -> FigureTable
    {
        FigureTable(
            kind: kind, headings: [heading, "Prêts"],
            rows: figures.map { figure in
                Row(
                    [figure.label.isEmpty ? unknown : figure.label, Wording.number(figure.loans)],
                    weight: figure.loans)
            })
    }

    static func mostLent(_ figures: [LentFigure]) -> FigureTable {
        FigureTable(
            kind: .mostLent, headings: ["Document", "Auteur", "Cote", "Prêts"],
            rows: figures.map { figure in
                Row(
                    [
                        figure.record.numberedTitle, figure.record.byline, figure.record.callNumber,
                        Wording.number(figure.loans),
                    ], record: figure.record.id)
            })
    }

    static func holdings(_ figures: [HoldingsFigure]) -> FigureTable {
        FigureTable(
            kind: .holdings,
            headings: ["Rayon", "Exemplaires", "Titres", "Prêts", "Rotation", "Année médiane"],
            rows: figures.map { figure in
                Row(
                    [
                        Wording.mark(figure.mark), Wording.number(figure.copies),
                        Wording.number(figure.titles),
                        Wording.number(figure.loans), Wording.decimal(figure.turnover),
                        figure.medianYear.map(String.init) ?? "",
                    ], weight: figure.copies)
            })
    }

    static func ages(_ figures: [AgeFigure]) -> FigureTable {
        let total = max(1, figures.reduce(0) { $0 + $1.copies })
        return FigureTable(
            kind: .ages, headings: ["Âge", "Exemplaires", "Part (%)"],
            rows: figures.map { figure in
                Row(
                    [
                        Wording.age(figure.age), Wording.number(figure.copies),
                        Wording.decimal(Double(figure.copies) * 100 / Double(total)),
                    ], weight: figure.copies)
            })
    }

    /// - Parameter isFile: dates as spreadsheets read them.
    static func neverLent(_ copies: [NeverLentCopy], isFile: Bool = false) -> FigureTable {
        FigureTable(
            kind: .neverLent, headings: ["Document", "Auteur", "Cote", "Exemplaire", "Au catalogue depuis"],
            rows: copies.map { copy in
                Row(
                    [
                        copy.record.numberedTitle, copy.record.byline, copy.callNumber, copy.number ?? "",
                        copy.record.enteredOn.map { isFile ? Wording.fileDate($0) : Wording.paperDate($0) }
                            ?? "",
                    ], record: copy.record.id)
            })
    }
}
