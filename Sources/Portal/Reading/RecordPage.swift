import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /notice/12: one document, where it is, and everything that is known of it.
extension PortalVisit {
    /// - Parameters:
    ///   - refusal: why what was asked for on the page was not done.
    ///   - typed: the review that came back with it.
    func showRecord(
        _ id: ID<Record>, refusal: String? = nil, typed: (stars: Int, text: String)? = nil,
        status: Status = .ok
    ) throws -> Response {
        let token = newToken()
        let found = try library.read { library in
            try library.catalogue.record(id).map {
                (
                    $0, try Surroundings(of: $0, in: library.catalogue),
                    try RecordAtDesk(visitor, record: id, in: library, on: today),
                    composes ? try SelectingBox(id, in: library, token: token, seenFrom: viewpoint) : nil
                )
            }
        }
        guard let (details, surroundings, atDesk, selecting) = found else { throw Failure.notFound }
        let desk = RecordDesk(
            details, atDesk, refusal: refusal, typed: typed, token: token, seenFrom: viewpoint)
        let view = RecordView(
            details, among: surroundings, desk: desk, selecting: selecting, kept: atDesk.kept,
            seenFrom: viewpoint)
        return try render(view, title: details.record.numberedTitle, status: status)
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
    let desk: RecordDesk
    /// For those who compose.
    let selecting: SelectingBox?
    let pill: Pill?
    let whereabouts: HTML?
    let copiesCount: String
    let copies: CopyTable?
    /// A class set is long: the rest is folded.
    let moreCopies: CopyTable?
    /// Where the document, or something of it, can be read on line.
    let online: OnlineLinks?
    /// The issue that an article is in.
    let host: HostLink?
    let nextVolume: NextVolume?
    /// « Le tome 3 n’est pas au CDI », where later ones are.
    let missingVolume: String?
    let summary: String?
    let parts: PartsList?
    let hasSubjects: Bool
    let subjects: [Link]
    let series: SeriesStrip?
    let similar: SimilarStrip?
    let neighbours: NeighbourStrip?
    let fields: [RecordField]
    let citation: HTML
    let permalink: String
    let exports: ExportLinks

    struct AuthorLink: ViewPart {
        let link: Link
        /// « illustrations » and the like, nil for the author.
        let role: String?
    }

    /// « Okapi, n° 1120 », a link where the catalogue has it.
    struct HostLink: ViewPart {
        let link: Link?
        let words: String
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
    init(_ copy: Copy, kept: LessonKeeping?, seenFrom view: Viewpoint) {
        callNumber = copy.callNumber
        location = copy.location
        pill =
            kept.flatMap { copy.isAvailable ? Pill($0, today: view.today) : nil }
            ?? Pill(copy, today: view.today)
        number = copy.number ?? "sans numéro"
        note = copy.note.isEmpty ? nil : copy.note
    }
}

extension RecordView {
    /// - Parameter kept: it stays at the library for a lesson.
    init(
        _ details: RecordDetails, among surroundings: Surroundings = Surroundings(), desk: RecordDesk? = nil,
        selecting: SelectingBox? = nil, kept: LessonKeeping? = nil, seenFrom view: Viewpoint,
    ) {
        self.selecting = selecting
        self.desk = desk ?? RecordDesk(details, RecordAtDesk(), token: "", seenFrom: view)
        let (record, description) = (details.record, details.description)
        func results(_ search: Search) -> String { view.address(of: .search(search)) }
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
            let works =
                contributor.isMaker ? Search().toggling(contributor.name, in: .author) : Search(text: name)
            return AuthorLink(link: Link(name, results(works)), role: role)
        }
        facts = ([record.facts] + [description.extent]).filter { !$0.isEmpty }.joined(separator: " · ")
        let isThere = details.copies.contains(where: \.isAvailable)
        pill =
            kept.flatMap { isThere ? Pill($0, today: view.today) : nil }
            ?? Pill(details.availability, today: view.today)
        whereabouts = details.availability.shelf.flatMap(Wording.whereabouts)
        copiesCount = Wording.copies(details.copies.count)
        let rows = details.copies.map { CopyRow($0, kept: kept, seenFrom: view) }
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
        host = description.host.map { host in
            HostLink(
                link: surroundings.host.map { Link(host.words, view.address(of: .record($0.id))) },
                words: host.words)
        }
        nextVolume = NextVolume(surroundings, seenFrom: view)
        missingVolume = surroundings.series?.missing.map {
            "Le tome\u{A0}\($0) n’est pas au CDI\u{A0}; des tomes suivants y sont."
        }
        summary = record.summary.isEmpty ? nil : record.summary
        parts = PartsList(surroundings.parts, of: details, seenFrom: view)
        series = SeriesStrip(surroundings.series, current: record.id, seenFrom: view)
        similar = SimilarStrip(surroundings.similar, seenFrom: view)
        neighbours = NeighbourStrip(surroundings.neighbours, around: details, seenFrom: view)
        hasSubjects = !(description.subjects + description.keywords).isEmpty
        subjects = (description.subjects + description.keywords).map { subject in
            Link(
                Wording.value(subject, of: .subject), results(Search().toggling(subject, in: .subject)))
        }
        fields = RecordField.all(of: details, today: view.today)
        citation = Citation(description).html
        permalink = view.place.permanentAddress(of: .record(record.id))
        exports = ExportLinks(details, seenFrom: view)
    }

    private static let mostCopies = 3
}

extension Wording {
    /// « Rayon Romans, cote R STE »
    static func whereabouts(callNumber: String, location: String) -> HTML? {
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
