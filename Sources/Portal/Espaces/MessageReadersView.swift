import Foundation
import School
import Storage
import Templating

/// Who said that they read it: counts first, then names, for the sender and the staff.
struct MessageReadersView: View {
    static let template = "espaces/message-readers"

    let back: Link
    let title: String
    let sentence: String
    let rows: [Row]

    struct Row: ViewPart {
        let name: String
        let profiles: String
        let pill: Pill
    }
}

extension MessageReadersView {
    init(_ message: Message, _ audience: MessageAudience, _ visit: CampusVisit) {
        back = Link(message.settings.title, visit.address(of: .espaces(.message(message.id))))
        title = "Qui a lu\u{A0}?"
        let (read, all) = (audience.readers, audience.lines.count)
        sentence =
            all == 0
            ? "Ce message ne s’adresse à personne pour le moment."
            : "\(Wording.count(read, "personne a lu", "personnes ont lu")), sur \(Wording.number(all))."
        let byAnswer = audience.lines.filter { $0.readAt == nil } + audience.lines.filter { $0.readAt != nil }
        rows = byAnswer.map { line in
            Row(
                name: line.person.name,
                profiles: line.profiles.map(CampusWording.profiles).sorted().joined(separator: ", "),
                pill: line.readAt.map {
                    Pill(
                        "available", "check",
                        "Lu \(Wording.nearMoment($0, today: visit.today, in: visit.site.timeZone))")
                } ?? Pill("lent", "clock", "Pas encore"))
        }
    }
}
