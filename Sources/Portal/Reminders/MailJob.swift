import Foundation
import Library
import Mail
import Storage

/// The messages of a portal leave, one after the other.
extension Job {
    /// Portals take turns: so many messages each.
    private static let messagesATurn = 20
    /// How long until another try, in seconds; after the last, a message has failed.
    private static let patience: [Double] = [300, 1800, 7200, 21_600, 43_200]

    package static let mail = Job(.mail) { visit in
        let (isInterrupted, next) = try visit.library.read {
            (try $0.reminders.hasMailUnderWay(), try $0.reminders.nextTry())
        }
        if isInterrupted {
            // Nothing of this portal is being sent now: it was, when the program stopped or the file could not be written.
            _ = try visit.library.write { try $0.reminders.doubtInterrupted(error: Wording.interruptedMail) }
        }
        guard let next else { return nil }
        guard next <= visit.now() else { return next }
        guard let settings = try visit.library.read({ try $0.reminders.mailSettings() }),
            let post = Post(settings)
        else { return nil }
        for _ in 0..<messagesATurn {
            if visit.isStopping() { return nil }
            guard
                let message = try visit.library.write({ try $0.reminders.takeNext(at: visit.now()) })
            else { break }
            let error = post.send(message, at: visit.now(), isStopping: visit.isStopping)
            try visit.library.write {
                try $0.reminders.settle(message.id, outcome(of: message, error, visit), at: visit.now())
            }
            // The server would say the same of the next one.
            if let error, !error.isOfOneMessage, !message.isTrial { return visit.now() + patience[0] }
        }
        return try visit.library.read { try $0.reminders.nextTry() }
    }

    private static func outcome(of message: OutboxMessage, _ error: MailError?, _ visit: JobVisit)
        -> OutboxOutcome
    {
        guard let error else { return .sent }
        if error == .unsure { return .unsure(error: error.sentence) }
        let isWorthWaiting = error.isPassing || !error.isOfOneMessage
        guard isWorthWaiting, !message.isTrial || error == .stopped, message.tries <= patience.count else {
            return .failed(error: error.sentence)
        }
        let wait = error == .stopped ? 0 : patience[max(0, message.tries - 1)]
        return .later(visit.now() + wait, error: error.sentence)
    }
}

/// A portal's mail server, and in whose name it writes.
struct Post {
    private let server: MailServer
    private let sender: Mailbox

    /// Nil if the settings are no longer those of a server.
    init?(_ settings: MailSettings) {
        guard let security = MailServer.Security(rawValue: settings.security),
            let server = MailServer(
                host: settings.host, port: settings.port, security: security,
                login: settings.login.isEmpty
                    ? nil : MailServer.Login(name: settings.login, password: settings.password)),
            let address = MailAddress(settings.senderAddress)
        else { return nil }
        self.server = server
        sender = Mailbox(name: settings.senderName, address: address)
    }

    /// Nil once it has left.
    func send(_ message: OutboxMessage, at instant: Date, isStopping: @escaping @Sendable () -> Bool)
        -> MailError?
    {
        guard let address = MailAddress(message.text.recipient) else {
            return .recipientRefused(reply: message.text.recipient)
        }
        let letter = Message(
            from: sender, to: Mailbox(name: message.text.recipientName, address: address),
            subject: message.text.subject, text: message.text.body, date: instant,
            identifier: message.identifier)
        do throws(MailError) {
            try server.send(letter, isStopping: isStopping)
            return nil
        } catch {
            return error
        }
    }
}
