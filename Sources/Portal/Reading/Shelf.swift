import Library
import Templating

/// A record on a shelf of covers.
struct ShelfItem: ViewPart {
    let href: String
    let cover: String
    let title: String
    let byline: String

    init(_ record: Record, seenFrom view: Viewpoint) {
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        byline = record.byline
    }
}

extension Record {
    /// « Naruto, tome 12 »; a volume with a title of its own keeps it.
    var numberedTitle: String {
        guard !volume.isEmpty, volume.utf8.count < 12 else { return title }
        return title.contains(volume) ? title : "\(title), tome\u{A0}\(volume)"
    }

    /// « Roman · Gallimard, Folio junior · 2001 »
    var facts: String {
        var imprint = imprint
        if let year { imprint += imprint.isEmpty ? String(year) : ", \(year)" }
        return [documentType, seriesWords, imprint].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// The series where the title does not already say it.
    private var seriesWords: String {
        guard !seriesTitle.isEmpty, !title.hasPrefix(seriesTitle) else { return "" }
        return volume.isEmpty ? seriesTitle : "\(seriesTitle), tome\u{A0}\(volume)"
    }
}
