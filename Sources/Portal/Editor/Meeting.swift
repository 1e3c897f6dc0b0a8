import Formats
import Foundation
import Library
import Storage
import WebServer

/// Two texts that were written from the same one, put together: where they disagree, both stand, between marks.
struct Meeting {
    enum Other: Equatable {
        case revision(ArticleRevision)
        /// The text of the product, as it is now.
        case product
    }

    let other: Other
    let text: String
    /// How many passages wait for a choice.
    let conflicts: Int
    let own: String

    var isSettled: Bool { conflicts == 0 }

    /// - Parameter base: what both started from.
    init(base: String, own: String, other text: String, with other: Other) {
        self.other = other
        self.own = own
        let name = Wording.name(of: other)
        let merge = ThreeWayMerge(base: base, mine: own, theirs: text)
        conflicts = merge.conflicts.count
        self.text = merge.text(resolving: { conflict in
            [
                Self.mark("votre texte"), conflict.mine.endingItsLine, Self.mark(name),
                conflict.theirs.endingItsLine, Self.mark("fin du passage"),
            ].joined()
        })
    }

    /// Nobody begins a line so: it means nothing in Markdown, and is seen at once.
    private static let markStart = "‹‹‹‹‹ "

    private static func mark(_ words: String) -> String { "\(markStart)\(words) ›››››\n" }

    static func isMark(_ line: Substring) -> Bool { line.hasPrefix(markStart) }
}

extension String {
    /// The last line of a text may have no end.
    fileprivate var endingItsLine: String { isEmpty || utf8.last == 0x0A ? self : self + "\n" }
}

extension PortalSubmission {
    /// Somebody saved while this text was being written: both are put together, and given back to whoever came
    /// second.
    func meet(_ current: ArticleRevision, with entry: WritingEntry, of id: ID<Article>) throws -> Response {
        let base = try library.read { try $0.editorial.revision(entry.basedOn, of: id) }
        let meeting = Meeting(
            base: base?.source ?? "", own: entry.source, other: current.source, with: .revision(current))
        var merged = entry
        merged.source = meeting.text
        merged.basedOn = current.number
        // A title that only the other has changed is the other's.
        if entry.title == base?.title { merged.title = current.title }
        return try visit.showWriting(of: id, entry: merged, meeting: meeting, status: .conflict)
    }
}

extension WritingView.MeetingNote {
    init(_ meeting: Meeting, today: Day, zone: TimeZone) {
        let settled = "Relisez l’ensemble ci-dessous, puis enregistrez."
        let unsettled =
            "\(Wording.capitalized(Wording.count(meeting.conflicts, "passage diffère", "passages diffèrent")))\u{A0}: les deux textes y sont, entre des lignes qui commencent par ‹‹‹‹‹. Gardez ce qui convient, effacez le reste et ces lignes."
        switch meeting.other {
        case .revision(let other):
            title =
                "\(other.author) a enregistré ce texte \(Wording.moment(other.writtenAt, today: today, in: zone)), pendant que vous l’écriviez."
            sentences = [
                "Rien n’est perdu\u{A0}: votre texte et le sien sont réunis ci-dessous, et rien n’est encore enregistré.",
                meeting.isSettled ? settled : unsettled,
            ]
        case .product:
            title = "Votre texte et le nouveau texte fourni sont réunis ci-dessous."
            sentences = [
                "Rien n’est encore enregistré.", meeting.isSettled ? settled : unsettled,
            ]
        }
        own = meeting.own
    }
}

extension Wording {
    static func name(of other: Meeting.Other) -> String {
        switch other {
        case .revision(let revision): "texte de \(revision.author)"
        case .product: "texte fourni"
        }
    }
}
