import Library
import Storage
import Templating
import WebServer

/// GET /gestion/relances/12: one round, reader by reader, and what became of its messages.
extension PortalVisit {
    func showReminderBatch(_ id: ID<ReminderBatch>, refusal: String? = nil, status: Status = .ok) throws
        -> Response
    {
        let (batch, reminders) = try library.read { library in
            (try library.reminders.batch(id), try library.reminders.reminders(of: id))
        }
        guard let batch else { throw Failure.notFound }
        let view = ReminderBatchView(
            batch, reminders, refusal: refusal, token: newToken(), account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .reminders)
    }
}

extension PortalSubmission {
    /// POST /gestion/relances/12/annulation
    func cancelReminders(_ id: ID<ReminderBatch>) throws -> Response {
        do {
            try library.write { try $0.reminders.cancel(id) }
            return redirect(to: .reminders(.history(page: 1)), saying: .remindersCancelled)
        } catch ReminderRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as ReminderRefusal {
            return try visit.showReminderBatch(
                id, refusal: Wording.refusal(refusal), status: .unprocessableContent)
        }
    }

    /// POST /gestion/relances/12/renvoi
    func sendAgain(_ id: ID<ReminderBatch>, token: String?) throws -> Response {
        guard try library.read({ try $0.reminders.batch(id) }) != nil else { throw Failure.notFound }
        _ = try library.write { try $0.reminders.sendAgain(id, stamp: stamp(token)) }
        if let rne = visit.place.rne { visit.site.diary.ask(.mail, for: rne) }
        return redirect(to: .reminders(.batch(id)), saying: .remindersSentAgain)
    }
}

struct ReminderBatchView: View {
    static let template = "reminders/batch"

    let title: String
    let tabs: ReminderTabs
    let refusal: String?
    let facts: [Fact]
    /// To the sheets to print.
    let paper: Link?
    /// Where to look again while messages are leaving.
    let refresh: String?
    let cancel: Form?
    let sendAgain: Form?
    let rows: [Row]

    struct Fact: ViewPart {
        let label: String
        let words: String
    }

    struct Form: ViewPart {
        let action: String
        let token: String
        let label: String
    }

    struct Row: ViewPart {
        let name: String
        let href: String
        let schoolClass: String
        let documents: [RemindedDocument]
        let message: Message?
    }

    struct Message: ViewPart {
        let state: Pill
        let error: String?
    }
}

extension ReminderBatchView {
    init(
        _ batch: ReminderBatch, _ reminders: [Reminder], refusal: String?, token: String, account: Account?,
        seenFrom view: Viewpoint,
    ) {
        let states = batch.messages
        let stopped = (states[.failed] ?? 0) + (states[.unsure] ?? 0)
        title = "Relance du \(Wording.date(batch.madeOn, today: view.today))"
        tabs = ReminderTabs(nil, account: account, seenFrom: view)
        self.refusal = refusal
        facts = [
            Fact(label: "Comment", words: Wording.medium(batch.medium)),
            Fact(label: "Pour", words: Wording.scope(batch.scope)),
            Fact(label: "Par", words: batch.actor),
            Fact(
                label: "Contenu",
                words: "\(Wording.readers(batch.readers)), \(Wording.documents(batch.loans))"),
        ]
        paper =
            batch.medium == .email
            ? nil
            : Link(
                batch.medium == .letter
                    ? "Voir et imprimer les lettres" : "Voir et imprimer les pages de classe",
                view.address(of: .reminders(.paper(batch.id))))
        refresh =
            (states[.queued] ?? 0) + (states[.sending] ?? 0) > 0
            ? view.address(of: .reminders(.batch(batch.id))) : nil
        let isAllSent = batch.medium == .email && (states[.queued] ?? 0) + (states[.failed] ?? 0) == 0
        cancel =
            isAllSent
            ? nil
            : Form(
                action: view.place.address(of: .reminders(.cancel(batch.id))), token: token,
                label: batch.medium == .email ? "Annuler ce qui n’est pas parti" : "Annuler cette relance")
        sendAgain =
            stopped == 0
            ? nil
            : Form(
                action: view.place.address(of: .reminders(.sendAgain(batch.id, token: nil))), token: token,
                label: "Renvoyer \(Wording.count(stopped, "message", "messages"))")
        rows = reminders.map { reminder in
            Row(
                name: reminder.borrower.name,
                href: view.address(of: .reminders(.borrower(reminder.borrower.id))),
                schoolClass: reminder.borrower.details.schoolClass,
                documents: reminder.loans.map { RemindedDocument($0, seenFrom: view) },
                message: reminder.message.map(Message.init))
        }
    }
}

extension ReminderBatchView.Message {
    init(_ message: OutboxMessage) {
        state = Pill(message.state)
        error = message.lastError.isEmpty ? nil : message.lastError
    }
}

extension Pill {
    init(_ state: OutboxState) {
        switch state {
        case .queued: self.init("lent", "clock", "En attente")
        case .sending: self.init("lent", "clock", "En cours d’envoi")
        case .sent: self.init("available", "check", "Envoyé")
        case .failed: self.init("gone", "cross", "Échec")
        case .unsure: self.init("gone", "warning", "Peut-être parti")
        }
    }
}
