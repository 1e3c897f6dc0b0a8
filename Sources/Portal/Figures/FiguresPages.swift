import Library
import Storage
import Templating
import WebServer

/// GET /gestion/statistiques: what was lent, to which classes, from which shelves. Nobody is named.
extension PortalVisit {
    private static let newestNeverLent = 365
    private static let neverLentAPage = 50

    func show(_ page: FiguresPage) throws -> Response {
        switch page {
        case .overview(let choice): try showFigures(choice)
        case .table(let kind, let choice): try sendFigures(kind, choice)
        case .neverLent(let page): try showNeverLent(page: page)
        }
    }

    private func showFigures(_ choice: FigureChoice) throws -> Response {
        let view = try library.read { library in
            FiguresView(
                choice, loans: try library.figures.loanCount(choice.period(today: today)),
                copies: try library.figures.copyCount(),
                neverLent: try neverLent(library, page: 1, size: 0).total,
                firstLoan: try library.figures.firstLoan(),
                tables: try [.months, .classes, .types, .statuses, .mostLent, .holdings, .ages].map {
                    try table($0, choice, of: library)
                }, seenFrom: viewpoint)
        }
        return try render(view, title: view.title, hasSearch: false, section: .figures)
    }

    /// GET /gestion/statistiques/classes.csv
    private func sendFigures(_ kind: FigureTable.Kind, _ choice: FigureChoice) throws -> Response {
        let table = try library.read { try self.table(kind, choice, of: $0, isWhole: true) }
        var response = Response(.ok, contentType: "text/csv; charset=utf-8", body: table.csv)
        let mark = choice.parameter.isEmpty ? "" : "-" + choice.parameter
        response.headers.set(
            "Content-Disposition", "attachment; filename=\"\(kind.rawValue)\(mark)-\(today).csv\"")
        response.headers.set("Cache-Control", "private, no-cache")
        return response
    }

    /// GET /gestion/statistiques/jamais-pretes
    private func showNeverLent(page: Int) throws -> Response {
        let (copies, total) = try library.read {
            try neverLent($0, page: page, size: Self.neverLentAPage)
        }
        let pages = max(1, (total + Self.neverLentAPage - 1) / Self.neverLentAPage)
        guard page <= pages else { throw Failure.notFound }
        let view = NeverLentView(
            FigureTable.neverLent(copies), total: total, page: page, of: pages,
            seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .figures)
    }

    /// What has just come in had no time to be borrowed.
    private func neverLent(_ library: LibraryReading, page: Int, size: Int) throws
        -> (copies: [NeverLentCopy], total: Int)
    {
        try library.figures.neverLent(enteredBy: today - Self.newestNeverLent, page: page, size: size)
    }

    /// - Parameter isWhole: for a spreadsheet, which has no pages.
    private func table(
        _ kind: FigureTable.Kind, _ choice: FigureChoice, of library: LibraryReading, isWhole: Bool = false,
    ) throws -> FigureTable {
        let period = choice.period(today: today)
        let figures = library.figures
        return switch kind {
        case .months: .months(try figures.loansByMonth(period), today: today)
        case .classes: .classes(try figures.loansByClass(period))
        case .types:
            .loans(.types, by: "Type de document", try figures.loansByType(period), unknown: "Sans type")
        case .statuses:
            .loans(.statuses, by: "Statut", try figures.loansByStatus(period), unknown: "Statut inconnu")
        case .mostLent: .mostLent(try figures.mostLent(period, limit: isWhole ? 500 : 20))
        case .holdings: .holdings(try figures.holdings(period))
        case .ages: .ages(try figures.copiesByAge(on: today))
        case .neverLent:
            .neverLent(try neverLent(library, page: 1, size: 100_000).copies, isFile: isWhole)
        }
    }
}
