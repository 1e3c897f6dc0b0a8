import Library
import Storage
import Templating
import WebServer

/// GET /nouveautes: what has entered lately, month by month.
extension PortalVisit {
    func showNewest() throws -> Response {
        let records = try library.read { try $0.catalogue.newest(NewestView.most) }
        let view = NewestView(records, seenFrom: viewpoint)
        return try render(view, title: view.title)
    }
}

struct NewestView: View {
    static let template = "browsing/newest"

    let trail: [Link]
    let title: String
    let months: [Month]
    let all: String
    let feeds: [Link]
    let nothing: EmptyNote?

    struct Month: ViewPart {
        let id: String
        let title: String
        let books: [ShelfItem]
    }

    static let most = 60
}

extension NewestView {
    /// - Parameter records: newest first.
    init(_ records: [Record], seenFrom view: Viewpoint) {
        trail = view.trail()
        title = "Les nouveautés"
        months = Self.months(of: records).map { books in
            let day = books.first?.enteredOn
            return Month(
                id: day.map { "entres-\($0.description.prefix(7))" } ?? "entres",
                title: day.map { "Entrés en \(Wording.month($0, today: view.today))" } ?? "Entrés auparavant",
                books: books.map { ShelfItem($0, seenFrom: view) })
        }
        all = view.address(of: .search(Search(sort: .newest)))
        feeds = [
            Link("RSS", view.address(of: .exchange(.newest(.rss)))),
            Link("Atom", view.address(of: .exchange(.newest(.atom)))),
        ]
        nothing =
            records.isEmpty
            ? EmptyNote(
                title: "Rien de nouveau pour le moment",
                text: "Les documents qui entreront au CDI se montreront ici.")
            : nil
    }

    private static func months(of records: [Record]) -> [[Record]] {
        var months: [[Record]] = []
        for record in records {
            if let last = months.last?.first, Month.key(last) == Month.key(record) {
                months[months.count - 1].append(record)
            } else {
                months.append([record])
            }
        }
        return months
    }
}

extension NewestView.Month {
    fileprivate static func key(_ record: Record) -> String {
        record.enteredOn.map { String($0.description.prefix(7)) } ?? ""
    }
}
