import Formats
import Library
import Templating

/// A record on a shelf of covers.
struct ShelfItem: ViewPart {
    let href: String
    let cover: String
    let title: String
    let byline: String
    /// The call number, on a shelf in their order.
    let note: String?
    /// The document of the page that the shelf is on.
    let isCurrent: Bool

    init(_ record: Record, note: String? = nil, isCurrent: Bool = false, seenFrom view: Viewpoint) {
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        byline = record.byline
        self.note = note
        self.isCurrent = isCurrent
    }
}

extension Record {
    /// « Naruto, tome 12 »; a volume with a title of its own keeps it.
    var numberedTitle: String {
        guard hasTitleOfSeries, !volume.isEmpty, volume.utf8.count < 12 else { return title }
        return "\(title), tome\u{A0}\(volume)"
    }

    /// « Roman · Les Rougon-Macquart, tome 13 · Gallimard, Folio, 2001 »
    var facts: String {
        var imprint = imprint
        if let year, !imprint.contains(String(year)) {
            imprint += imprint.isEmpty ? String(year) : ", \(year)"
        }
        return [documentType, hasTitleOfSeries ? "" : seriesWords, imprint].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private var hasTitleOfSeries: Bool {
        seriesTitle.isEmpty || Folding.sortKey(title) == Folding.sortKey(seriesTitle)
    }

    private var seriesWords: String {
        volume.isEmpty ? seriesTitle : "\(seriesTitle), tome\u{A0}\(volume)"
    }
}
