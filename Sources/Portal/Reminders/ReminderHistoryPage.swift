import Library
import Storage
import Templating
import WebServer

/// GET /gestion/relances/historique: every round, the latest first.
extension PortalVisit {
    private static let batchesAPage = 30

    func showReminderHistory(page: Int) throws -> Response {
        let (batches, total) = try library.read {
            try $0.reminders.batches(page: page, size: Self.batchesAPage)
        }
        let pages = max(1, (total + Self.batchesAPage - 1) / Self.batchesAPage)
        guard page <= pages else { throw Failure.notFound }
        let view = ReminderHistoryView(
            batches, page: page, of: pages, account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .reminders)
    }

    /// GET /gestion/relances/lecteur/5: what one reader was asked for.
    func showReminders(of id: ID<Borrower>) throws -> Response {
        let (borrower, reminders) = try library.read { library in
            (try library.borrowers.borrower(id), try library.reminders.reminders(of: id))
        }
        guard let borrower else { throw Failure.notFound }
        let view = ReaderRemindersView(borrower, reminders, account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .reminders)
    }
}

struct ReminderHistoryView: View {
    static let template = "reminders/history"

    let title: String
    let tabs: ReminderTabs
    let nothing: EmptyNote?
    let rows: [Row]
    let pager: Pager?

    struct Row: ViewPart {
        let date: String
        let href: String
        let medium: String
        let scope: String
        let actor: String
        let content: String
        /// « 12 envoyés, 1 échec »
        let messages: String?
    }
}

extension ReminderHistoryView {
    init(
        _ batches: [ReminderBatch], page: Int, of pages: Int, account: Account?, seenFrom view: Viewpoint
    ) {
        title = "Historique des relances"
        tabs = ReminderTabs(.history, account: account, seenFrom: view)
        nothing =
            batches.isEmpty
            ? EmptyNote(
                title: "Aucune relance pour le moment",
                text: "Chaque relance sera notée ici\u{A0}: quand, comment, par qui, pour quels documents.")
            : nil
        rows = batches.map { Row($0, seenFrom: view) }
        pager = Pager(page: page, of: pages) { view.address(of: .reminders(.history(page: $0))) }
    }
}

extension ReminderHistoryView.Row {
    init(_ batch: ReminderBatch, seenFrom view: Viewpoint) {
        date = Wording.date(batch.madeOn, today: view.today)
        href = view.address(of: .reminders(.batch(batch.id)))
        medium = Wording.medium(batch.medium)
        scope = Wording.scope(batch.scope)
        actor = batch.actor
        content = "\(Wording.readers(batch.readers)), \(Wording.documents(batch.loans))"
        let states: [(OutboxState, String, String)] = [
            (.sent, "envoyé", "envoyés"), (.queued, "en attente", "en attente"),
            (.sending, "en cours", "en cours"), (.failed, "échec", "échecs"), (.unsure, "douteux", "douteux"),
        ]
        let words = states.compactMap { state, one, many in
            batch.messages[state].map { Wording.count($0, one, many) }
        }
        messages = words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

struct ReaderRemindersView: View {
    static let template = "reminders/reader"

    let title: String
    let tabs: ReminderTabs
    let about: String
    let nothing: EmptyNote?
    let rows: [Row]

    struct Row: ViewPart {
        let date: String
        let href: String
        let medium: String
        let documents: [RemindedDocument]
        let state: Pill?
    }
}

extension ReaderRemindersView {
    init(_ borrower: Borrower, _ reminders: [Reminder], account: Account?, seenFrom view: Viewpoint) {
        title = "Relances\u{A0}: \(borrower.name)"
        tabs = ReminderTabs(nil, account: account, seenFrom: view)
        about = [borrower.details.schoolClass, borrower.details.status, "n°\u{A0}\(borrower.number)"]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        nothing =
            reminders.isEmpty
            ? EmptyNote(
                title: "Jamais relancé",
                text: "Aucune relance n’est notée pour ce lecteur, ou elles sont trop anciennes.")
            : nil
        rows = reminders.map { reminder in
            Row(
                date: Wording.date(reminder.madeOn, today: view.today),
                href: view.address(of: .reminders(.batch(reminder.batch))),
                medium: Wording.medium(reminder.medium),
                documents: reminder.loans.map { RemindedDocument($0, seenFrom: view) },
                state: reminder.message.map { Pill($0.state) })
        }
    }
}
