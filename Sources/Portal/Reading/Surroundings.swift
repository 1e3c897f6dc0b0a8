import Library
import Storage
import Templating

/// What leads from one document to others: its series, its like, its neighbours on the shelf, what holds it and what
/// it holds.
struct Surroundings {
    var series: SeriesVolumes?
    var nextAvailability: Availability?
    var similar: [Record] = []
    var neighbours: [ShelfStretch.Book] = []
    var host: Record?
    var parts: [Record] = []

    private static let mostSimilar = 6
    private static let neighboursOnEachSide = 4
}

extension Surroundings {
    init(of details: RecordDetails, in catalogue: CatalogueReading) throws {
        let id = details.record.id
        series = try catalogue.series(of: id)
        nextAvailability = try series?.next.map { try catalogue.availability(of: $0.id) }
        similar = try catalogue.similar(to: id, limit: Self.mostSimilar)
        neighbours = try catalogue.neighbours(of: id, onEachSide: Self.neighboursOnEachSide)
        host = try details.description.host.flatMap { try catalogue.record(ofSource: $0.sourceKey) }
        parts = try catalogue.parts(of: id)
    }
}

/// The card of the volume to read next.
struct NextVolume: ViewPart {
    let title: String
    let href: String
    let cover: String
    let pill: Pill?
    let whereabouts: HTML?
}

/// The volumes of a series, side by side.
struct SeriesStrip: ViewPart {
    let title: String
    let all: String
    let volumes: [ShelfItem]
}

/// The shelf around the document.
struct NeighbourStrip: ViewPart {
    let shelf: String
    let books: [ShelfItem]
}

/// The document that holds this one, or those that it holds.
struct PartsList: ViewPart {
    let title: String
    let parts: [Part]

    struct Part: ViewPart {
        let title: String
        let href: String
        let byline: String
    }
}

/// Documents of the same spirit.
struct SimilarStrip: ViewPart {
    let books: [ShelfItem]
}

extension NextVolume {
    init?(_ surroundings: Surroundings, seenFrom view: Viewpoint) {
        guard let next = surroundings.series?.next else { return nil }
        title = next.titleInSeries
        href = view.address(of: .record(next.id))
        cover = view.address(of: next.coverPage)
        pill = surroundings.nextAvailability.flatMap { Pill($0, today: view.today) }
        whereabouts = surroundings.nextAvailability?.shelf.flatMap(Wording.whereabouts)
    }
}

extension SeriesStrip {
    init?(_ series: SeriesVolumes?, current: ID<Record>, seenFrom view: Viewpoint) {
        guard let series else { return nil }
        title = "\(series.title)\u{A0}: \(Wording.volumes(series.volumes))"
        all = view.address(of: .search(Search(filters: [.series: [series.title]], sort: .title)))
        volumes = series.volumes.map { volume in
            let isNumbered = volume.numberedTitle != volume.title || volume.volume.isEmpty
            return ShelfItem(
                volume, note: isNumbered ? nil : "Tome\u{A0}\(volume.volume)",
                isCurrent: volume.id == current, seenFrom: view)
        }
    }
}

extension NeighbourStrip {
    init?(_ books: [ShelfStretch.Book], around details: RecordDetails, seenFrom view: Viewpoint) {
        guard let first = books.first else { return nil }
        shelf = view.address(of: .shelf(ShelfPlace(callNumber: first.callNumber, record: first.record.id)))
        self.books = books.map {
            ShelfItem(
                $0.record, note: $0.callNumber, isCurrent: $0.record.id == details.record.id, seenFrom: view)
        }
    }
}

extension PartsList {
    init?(_ parts: [Record], of details: RecordDetails, seenFrom view: Viewpoint) {
        guard !parts.isEmpty else { return nil }
        title = details.record.documentType == "Revue" ? "Dans ce numéro" : "Dans ce document"
        self.parts = parts.map {
            Part(title: $0.title, href: view.address(of: .record($0.id)), byline: $0.byline)
        }
    }
}

extension SimilarStrip {
    init?(_ records: [Record], seenFrom view: Viewpoint) {
        guard !records.isEmpty else { return nil }
        books = records.map { ShelfItem($0, seenFrom: view) }
    }
}

extension Record {
    /// « Tome 4 : La grande guerre »; « Naruto, tome 4 » for a volume with no title of its own.
    fileprivate var titleInSeries: String {
        let numbered = numberedTitle
        return numbered != title || volume.isEmpty ? numbered : "Tome\u{A0}\(volume)\u{A0}: \(title)"
    }
}

extension Wording {
    /// « 12 tomes au CDI »
    fileprivate static func volumes(_ records: [Record]) -> String {
        let numbers = Set(records.map(\.volume))
        let areNumbered = !numbers.contains("")
        return (areNumbered ? count(numbers.count, "tome", "tomes") : documents(records.count)) + " au CDI"
    }
}
