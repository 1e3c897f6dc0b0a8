import Foundation
import School
import Storage
import Templating

/// One message, with « J’ai lu » where it is asked for.
struct MessageView: View {
    static let template = "espaces/message"

    let back: Link
    let title: String
    let byline: String
    let text: HTML
    let acknowledge: PostButton?
    /// « Vous avez lu ce message le… »
    let read: String?
    let readers: Link?
    let edit: Link?
}

extension MessageView {
    init(
        _ received: ReceivedMessage, isOnlooker: Bool, followsReaders: Bool, mayChange: Bool, token: String,
        _ visit: CampusVisit,
    ) {
        let message = received.message
        let zone = visit.site.timeZone
        back = Link("Messages", visit.address(of: .espaces(.messages)))
        title = message.settings.title
        let moment = Wording.nearMoment(message.changedAt, today: visit.today, in: zone)
        byline =
            message.changedBy.isEmpty
            ? "\(message.authorName), \(moment)"
            : "\(message.authorName), modifié par \(message.changedBy) \(moment)"
        text = CampusText.markup(message.settings.source, at: visit.place)
        acknowledge =
            received.awaitsReading && !isOnlooker
            ? PostButton(
                "J’ai lu", icon: "check", kind: "",
                to: visit.place.address(of: .espaces(.acknowledge(message.id))), token: token) : nil
        read = received.readAt.map {
            "Vous avez lu ce message \(Wording.nearMoment($0, today: visit.today, in: zone))."
        }
        readers =
            followsReaders && message.settings.asksReading
            ? Link("Qui a lu\u{A0}?", visit.address(of: .espaces(.messageReaders(message.id)))) : nil
        edit = mayChange ? Link("Modifier", visit.address(of: .espaces(.messageForm(message.id)))) : nil
    }
}
