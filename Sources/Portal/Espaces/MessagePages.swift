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
            // Whoever writes messages reads those of their schools too, whenever they are shown.
            guard let message = try followedMessage(id, in: campus) else { return nil }
            return (ReceivedMessage(message: message, readAt: nil), true)
        }
        guard let (received, isOwn) = found else { throw Failure.notFound }
        let reach = try file.read { try officeReach(in: $0) }
        let isOffice = CampusAudience.offices.admits(member)
        let view = MessageView(
            received, isOnlooker: isOwn,
            followsReaders: isOffice
                && (reach.admits(received.message) || received.message.author == member.account.id),
            mayChange: mayChange(received.message, within: reach), token: newToken(), self)
        return try render(view, title: view.title, status: status, tabs: espaceTabs(member, at: nil))
    }

    /// One of those that the offices follow: of their schools, or their own.
    private func followedMessage(_ id: ID<Message>, in campus: CampusReading) throws -> Message? {
        guard let member, CampusAudience.offices.admits(member), let message = try campus.home.message(id)
        else { return nil }
        let isTheirs = message.author == member.account.id
        return try isTheirs || officeReach(in: campus).admits(message) ? message : nil
    }

    func showSentMessages() throws -> Response {
        guard let member else { throw Failure.notFound }
        let found = try file.read { campus in
            let reach = try officeReach(in: campus)
            return try campus.home.messages(by: nil).filter {
                reach.admits($0) || $0.author == member.account.id
            }
        }
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
            try followedMessage(id, in: campus).map { ($0, try campus.home.audience(of: $0)) }
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
