import Formats
import Foundation
import School
import Storage
import Templating
import WebServer

/// GET /messages…: what the school tells its people, and who said that they read it.
extension CampusVisit {
    private func homeReader() throws -> HomeReader? {
        guard let member, let person = member.person else { return nil }
        return try file.read { try $0.home.reader(person.id, affiliations: member.affiliations) }
    }

    func showMessages() throws -> Response {
        guard let member else { throw Failure.notFound }
        let reader = try homeReader()
        let found =
            try reader.map { reader in try file.read { try $0.home.messages(for: reader, on: today) } } ?? []
        let mayWrite = CampusAudience.offices.admits(member)
        let view = MessagesView(
            title: "Messages de l’établissement",
            write: mayWrite ? Link("Écrire un message", address(of: .espaces(.newMessage))) : nil,
            sent: mayWrite ? Link("Messages envoyés", address(of: .espaces(.sentMessages))) : nil,
            nothing: found.isEmpty
                ? EmptyNote(
                    title: "Aucun message en ce moment",
                    text: "Les informations de l’établissement qui vous concernent paraîtront ici.") : nil,
            rows: found.map { .init($0, self) })
        return try render(view, title: view.title, tabs: espaceTabs(member, at: nil))
    }

    func showMessage(_ id: ID<Message>, refusal: String? = nil, status: Status = .ok) throws -> Response {
        guard let member else { throw Failure.notFound }
        let reader = try homeReader()
        let found = try file.read { campus -> (ReceivedMessage, isOwn: Bool)? in
            if let reader, let received = try campus.home.message(id, for: reader, on: today) {
                return (received, false)
            }
            // Whoever writes messages reads those of others too, whenever they are shown.
            guard CampusAudience.offices.admits(member), let message = try campus.home.message(id) else {
                return nil
            }
            return (ReceivedMessage(message: message, readAt: nil), true)
        }
        guard let (received, isOwn) = found else { throw Failure.notFound }
        let view = MessageView(
            received, isOnlooker: isOwn, mayWrite: CampusAudience.offices.admits(member), token: newToken(),
            self)
        return try render(view, title: view.title, status: status, tabs: espaceTabs(member, at: nil))
    }

    func showSentMessages() throws -> Response {
        let found = try file.read { try $0.home.messages(by: nil) }
        let view = ComposedListView(
            trail: [Link("Accueil", address(of: .home))], title: "Messages de l’établissement",
            lead:
                "Une information pour des élèves, des parents, des collègues\u{A0}; avec «\u{A0}J’ai lu\u{A0}» si vous le demandez.",
            add: Link("Écrire un message", address(of: .espaces(.newMessage))), reading: nil,
            nothing: found.isEmpty
                ? EmptyNote(
                    title: "Aucun message pour le moment",
                    text: "Écrivez le premier\u{A0}: il paraîtra sur l’accueil de ceux à qui il s’adresse.")
                : nil,
            rows: found.map { message in
                ComposedListView.Row(
                    title: message.settings.title, href: address(of: .espaces(.message(message.id))),
                    words:
                        "\(message.authorName) · du \(Wording.date(message.settings.shownFrom, today: today)) au \(Wording.date(message.settings.shownUntil, today: today))",
                    pill: message.settings.shownUntil < today
                        ? .over
                        : message.settings.shownFrom > today ? Pill("onsite", "clock", "À venir") : nil)
            }, pager: nil)
        return try render(view, title: view.title, section: .messages)
    }

    func showMessageReaders(_ id: ID<Message>) throws -> Response {
        let found = try file.read { campus in
            try campus.home.message(id).map { ($0, try campus.home.audience(of: $0)) }
        }
        guard let (message, audience) = found else { throw Failure.notFound }
        let view = MessageReadersView(message, audience, self)
        return try render(view, title: view.title, section: .messages)
    }
}

struct MessagesView: View {
    static let template = "espaces/messages"

    let title: String
    let write: Link?
    let sent: Link?
    let nothing: EmptyNote?
    let rows: [TileView.MessagesPart.Row]
}

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
        _ received: ReceivedMessage, isOnlooker: Bool, mayWrite: Bool, token: String, _ visit: CampusVisit,
    ) {
        let message = received.message
        let zone = visit.site.timeZone
        back = Link("Messages", visit.address(of: .espaces(.messages)))
        title = message.settings.title
        byline =
            "\(message.authorName), \(Wording.nearMoment(message.changedAt, today: visit.today, in: zone))"
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
            mayWrite && message.settings.asksReading
            ? Link("Qui a lu\u{A0}?", visit.address(of: .espaces(.messageReaders(message.id)))) : nil
        edit = mayWrite ? Link("Modifier", visit.address(of: .espaces(.messageForm(message.id)))) : nil
    }
}

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
                profiles: line.profiles.map(Wording.profile).sorted().joined(separator: ", "),
                pill: line.readAt.map {
                    Pill(
                        "available", "check",
                        "Lu \(Wording.nearMoment($0, today: visit.today, in: visit.site.timeZone))")
                } ?? Pill("lent", "clock", "Pas encore"))
        }
    }
}

/// The few words in Markdown of a message.
enum CampusText {
    static func markup(_ source: String, at place: CampusPlace) -> HTML {
        let pieces = MarkdownText(source).rendered(with: Guide(place: place), numbered: false).pieces
        return HTML(
            markup: pieces.map { piece in
                if case .html(let markup) = piece { markup } else { "" }
            }.joined())
    }

    /// A text that knows the pages of the campus, and nothing else.
    private struct Guide: MarkdownGuide {
        let place: CampusPlace

        func holds(_ condition: MarkdownCondition) -> Bool? { nil }

        func knows(_ directive: MarkdownDirective) -> Bool { false }

        func picture(_ name: String) -> MarkdownPicture? { nil }

        /// An address of this campus is read as one of its pages and printed again, so that it leads nowhere else.
        func address(of link: String) -> String? {
            if link.hasPrefix("/") { return ReturnAddress.checkedOnCampus(link).map { place.base + $0 } }
            let scheme = link.prefix { $0 != ":" }.lowercased()
            return ["https", "http", "mailto", "tel"].contains(scheme) && link.contains(":") ? link : nil
        }
    }
}
