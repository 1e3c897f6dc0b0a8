import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /notice/12: one document, where it is, and everything that is known of it.
extension PortalVisit {
    func showRecord(_ id: ID<Record>) throws -> Response {
        guard let details = try library.read({ try $0.catalogue.record(id) }) else { throw Failure.notFound }
        return try render(RecordView(details, seenFrom: viewpoint), title: details.record.numberedTitle)
    }

    /// GET /document/id_0510032h_12.html: the address printed on documents leads to the record.
    func showPrintedRecord(_ id: ID<Record>, of rne: RNE) throws -> Response {
        guard rne == place.rne else { throw Failure.notFound }
        return .redirect(to: address(of: .record(id)), status: .movedPermanently)
    }
}

struct RecordView: View {
    static let template = "reading/record"

    let home: Link
    let shelf: Link?
    let cover: String
    let title: String
    let subtitle: String?
    let authors: [AuthorLink]
    let facts: String
    let pill: Pill?
    let whereabouts: HTML?
    let copiesCount: String
    let copies: CopyTable?
    /// A class set is long: the rest is folded.
    let moreCopies: CopyTable?
    /// Where the document, or something of it, can be read on line.
    let online: OnlineLinks?
    let summary: String?
    let hasSubjects: Bool
    let subjects: [Link]
    let fields: [RecordField]
    let citation: HTML
    let permalink: String
    let exports: ExportLinks

    struct AuthorLink: ViewPart {
        let link: Link
        /// « illustrations » and the like, nil for the author.
        let role: String?
    }

    struct OnlineLinks: ViewPart {
        let links: [Link]
    }

    struct CopyTable: ViewPart {
        let caption: String
        let rows: [CopyRow]
    }

    struct CopyRow: ViewPart {
        let callNumber: String
        let location: String
        let pill: Pill
        let number: String
        let note: String?
    }
}

extension RecordView.CopyRow {
    init(_ copy: Copy, seenFrom view: Viewpoint) {
        callNumber = copy.callNumber
        location = copy.location
        pill = Pill(copy, today: view.today)
        number = copy.number ?? "sans numéro"
        note = copy.note.isEmpty ? nil : copy.note
    }
}

extension RecordView {
    init(_ details: RecordDetails, seenFrom view: Viewpoint) {
        let (record, description) = (details.record, details.description)
        func results(_ text: String) -> String { view.address(of: .search(Search(text: text))) }
        home = Link("Accueil", view.address(of: .home))
        shelf =
            record.documentType.isEmpty
            ? nil
            : Link(
                Wording.plural(ofType: record.documentType),
                view.address(of: .search(Search().toggling(record.documentType, in: .documentType))),
            )
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        let under = [record.subtitle, description.partTitle].filter { !$0.isEmpty }
        subtitle = under.isEmpty ? nil : under.joined(separator: " – ")
        authors = description.credited.map { contributor in
            let name = NameOrder.display(contributor.name)
            let role = contributor.isAuthor ? nil : Relator.label(contributor.role).map { $0.lowercased() }
            return AuthorLink(link: Link(name, results(name)), role: role)
        }
        facts = ([record.facts] + [description.extent]).filter { !$0.isEmpty }.joined(separator: " · ")
        pill = Pill(details.availability, today: view.today)
        whereabouts = details.availability.shelf.flatMap(Self.whereabouts)
        copiesCount = Wording.copies(details.copies.count)
        let rows = details.copies.map { CopyRow($0, seenFrom: view) }
        let shown = rows.count > Self.mostCopies + 2 ? Self.mostCopies : rows.count
        copies = rows.isEmpty ? nil : CopyTable(caption: "Les exemplaires", rows: Array(rows.prefix(shown)))
        moreCopies =
            rows.count == shown
            ? nil
            : CopyTable(
                caption: "Voir les \(Wording.number(rows.count - shown)) autres exemplaires",
                rows: Array(rows.dropFirst(shown)),
            )
        let links = description.links.filter {
            $0.address.hasPrefix("http://") || $0.address.hasPrefix("https://")
        }
        .map { Link($0.label.isEmpty ? $0.address : $0.label, $0.address) }
        online = links.isEmpty ? nil : OnlineLinks(links: links)
        summary = record.summary.isEmpty ? nil : record.summary
        hasSubjects = !(description.subjects + description.keywords).isEmpty
        subjects = (description.subjects + description.keywords).map { Link($0, results($0)) }
        fields = RecordField.all(of: details, today: view.today)
        citation = Citation(description).html
        permalink = view.place.permanentAddress(of: .record(record.id))
        exports = ExportLinks(details, seenFrom: view)
    }

    private static let mostCopies = 3

    /// « Rayon Romans, cote R STE »
    private static func whereabouts(callNumber: String, location: String) -> HTML? {
        let parts = [("Rayon", location), ("cote", callNumber)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return nil }
        return HTML(
            markup: parts.map { "\($0.0) <strong>\(HTML(escaping: $0.1).markup)</strong>" }
                .joined(separator: ", "))
    }
}

extension RecordDescription {
    /// Those whom the page names under the title: authors first, then the others in the order of the source.
    var credited: [Contributor] {
        contributors.filter(\.isAuthor) + contributors.filter { !$0.isAuthor }
    }
}

extension RecordDescription.Contributor {
    var isAuthor: Bool { ["", "070"].contains(role) }
}
