import Library
import Storage
import WebServer

/// The pages of the figures.
package enum FiguresPage: Hashable, Sendable {
    case overview(FigureChoice)
    case table(FigureTable.Kind, FigureChoice)
    /// Copies that nobody borrowed, page by page.
    case neverLent(page: Int)

    package init?(path: [String], query: Form) {
        guard path.starts(with: ["gestion", "statistiques"]) else { return nil }
        let rest = Array(path.dropFirst(2))
        switch rest {
        case []: self = .overview(FigureChoice(query))
        case ["jamais-pretes"]: self = .neverLent(page: min(10_000, max(1, Int(query["page"] ?? "") ?? 1)))
        default:
            guard rest.count == 1, rest[0].hasSuffix(".csv"),
                let kind = FigureTable.Kind(rawValue: String(rest[0].dropLast(4)))
            else { return nil }
            self = .table(kind, FigureChoice(query))
        }
    }

    package var address: String {
        let root = "/gestion/statistiques"
        return switch self {
        case .overview(let choice): root + choice.queryString
        case .table(let kind, let choice): "\(root)/\(kind.rawValue).csv" + choice.queryString
        case .neverLent(let page): "\(root)/jamais-pretes" + (page == 1 ? "" : "?page=\(page)")
        }
    }
}

/// Over which time loans are counted.
package enum FigureChoice: Hashable, Sendable {
    /// The school year that we are in.
    case current
    /// The one that begins in September of that year.
    case schoolYear(Int)
    case month(year: Int, month: Int)

    init(_ query: Form) {
        let years = 1900...9000
        // `2026` or `2026-11`, as one list offers both.
        let parts = (query["periode"] ?? "").split(separator: "-", omittingEmptySubsequences: false).map {
            $0.utf8.count <= 4 ? Int($0) : nil
        }
        if parts.count == 2, let year = parts[0], let month = parts[1], years.contains(year),
            (1...12).contains(month)
        {
            self = .month(year: year, month: month)
        } else if parts.count == 1, let year = parts[0], years.contains(year) {
            self = .schoolYear(year)
        } else {
            self = .current
        }
    }

    var parameter: String {
        switch self {
        case .current: ""
        case .schoolYear(let year): String(year)
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        }
    }

    var queryString: String { parameter.isEmpty ? "" : "?periode=" + parameter }

    func period(today: Day) -> FigurePeriod {
        switch self {
        case .current: .schoolYear(of: today)
        case .schoolYear(let year): .schoolYear(of: Day(year: year, month: 9, day: 1) ?? today)
        case .month(let year, let month): .month(of: Day(year: year, month: month, day: 1) ?? today)
        }
    }
}
