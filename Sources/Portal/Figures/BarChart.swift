import Templating

/// A small chart of upright bars, drawn here so that it needs no script; the table beside it says the same in words.
struct BarChart: ViewPart {
    /// What those who do not see it hear.
    let words: String
    let viewBox: String
    let bars: [Bar]
    let lines: [Line]

    struct Bar: ViewPart {
        let x: String
        let y: String
        let width: String
        let height: String
        let middle: String
        let label: String
        let labelY: String
        let value: String
        let valueY: String
    }

    /// A line across, with its number.
    struct Line: ViewPart {
        let y: String
        let end: String
    }

    private static let barWidth = 44
    private static let step = 56
    private static let height = 130
    private static let top = 20

    /// Nil for a table that is too short to be drawn.
    init?(_ table: FigureTable, caption: String) {
        let weights = table.rows.compactMap(\.weight)
        guard weights.count == table.rows.count, weights.count > 1, let most = weights.max(), most > 0 else {
            return nil
        }
        let base = Self.top + Self.height
        viewBox = "0 0 \(weights.count * Self.step) \(base + 24)"
        lines = [0, 1, 2].map {
            Line(y: String(base - $0 * Self.height / 2), end: String(weights.count * Self.step))
        }
        bars = zip(table.rows, weights).enumerated().map { place, entry in
            let (row, weight) = entry
            let tall = weight * Self.height / most
            let left = place * Self.step + (Self.step - Self.barWidth) / 2
            return Bar(
                x: String(left), y: String(base - tall), width: String(Self.barWidth), height: String(tall),
                middle: String(left + Self.barWidth / 2), label: Self.short(row.cells.first ?? ""),
                labelY: String(base + 17), value: row.cells.last ?? "", valueY: String(base - tall - 6))
        }
        let highest = table.rows[weights.firstIndex(of: most) ?? 0].cells.first ?? ""
        words =
            "\(table.kind.title), \(caption)\u{A0}: de \(Wording.number(weights.min() ?? 0)) à \(Wording.number(most)), le plus en \(highest)."
    }

    /// « sept. »
    private static func short(_ label: String) -> String {
        Wording.shortMonth(label.split(separator: " ").first.map(String.init) ?? label)
    }
}

/// A table of figures, each row with a bar where there is something to compare.
struct FigureTableView: ViewPart {
    let caption: String
    let headings: [Heading]
    let rows: [Row]

    struct Heading: ViewPart {
        let label: String
        let isNumber: Bool
    }

    struct Row: ViewPart {
        let label: String
        let link: Link?
        let cells: [Cell]
    }

    struct Cell: ViewPart {
        let label: String
        let value: String
        let isNumber: Bool
        /// Of 100; only in the first column of numbers.
        let bar: String?
    }
}

extension FigureTableView {
    init(_ table: FigureTable, seenFrom view: Viewpoint) {
        caption = table.kind.title
        let most = max(1, table.rows.compactMap(\.weight).max() ?? 1)
        let numbers = Set(
            table.headings.indices.filter { column in
                column > 0 && table.headings[column].isNumberHeading
            })
        headings = table.headings.enumerated().map { Heading(label: $1, isNumber: numbers.contains($0)) }
        rows = table.rows.map { row in
            Row(
                label: row.cells.first ?? "",
                link: row.record.map { Link(row.cells.first ?? "", view.address(of: .record($0))) },
                cells: zip(table.headings, row.cells).enumerated().dropFirst().map { column, pair in
                    Cell(
                        label: pair.0, value: pair.1, isNumber: numbers.contains(column),
                        bar: column == 1 ? row.weight.map { String($0 * 100 / most) } : nil)
                })
        }
    }
}

extension String {
    /// Words stand to the left, numbers to the right.
    fileprivate var isNumberHeading: Bool {
        !["Auteur", "Cote", "Exemplaire", "Au catalogue depuis"].contains(self)
    }
}
