import Library
import Storage
import Templating

/// What the pages of reminders are shown with before librarians see them.
extension Examples {
    static let librarian = Account(
        id: ID(2), login: "leroux", name: "Mme Leroux", role: .administrator, mustChangePassword: false)

    static func borrower(_ text: String, id: Int64 = 1, email: String = "") -> Borrower {
        Borrower(
            id: ID(id), kind: .regular,
            details: BorrowerDetails(
                number: text, name: text, status: text, schoolClass: text, email: email, note: text))
    }

    static func loan(_ text: String, id: Int64 = 1, daysLate: Int = 16, returned: Day? = nil) -> Loan {
        Loan(
            id: ID(id), copy: ID(1), copyNumber: text, record: record(text), borrower: nil,
            lentOn: view.today - 60, dueOn: view.today - daysLate, returnedOn: returned, renewals: 0)
    }

    static func late(_ text: String, id: Int64 = 1, loans: Int = 1) -> LateReader {
        LateReader(
            borrower: borrower(text, id: id, email: loans > 1 ? text : ""),
            loans: (0..<Int64(loans)).map { loan(text, id: id * 10 + $0, daysLate: Int($0) * 9) },
            reminders: loans - 1, lastRemindedOn: loans > 1 ? view.today - 7 : nil)
    }

    static func message(_ text: String, _ state: OutboxState) -> OutboxMessage {
        OutboxMessage(
            id: ID(1), identifier: "1", isTrial: false,
            text: OutgoingText(recipientName: text, recipient: text, subject: text, body: text), state: state,
            tries: 1, lastError: state == .sent ? "" : text, queuedAt: "2026-11-21T08:05:00Z", sentAt: nil)
    }

    static func reminder(_ text: String, _ medium: ReminderMedium, id: Int64 = 1, state: OutboxState? = nil)
        -> Reminder
    {
        Reminder(
            id: ID(id), batch: ID(1), medium: medium, scope: .overdue, madeOn: view.today - 2, actor: text,
            borrower: borrower(text, id: id),
            loans: [loan(text), loan(text, id: 2, returned: view.today - 1)],
            message: state.map { message(text, $0) }, times: Int(id))
    }

    static func batch(
        _ text: String, _ medium: ReminderMedium, messages: [OutboxState: Int] = [:], id: Int64 = 1,
    ) -> ReminderBatch {
        ReminderBatch(
            id: ID(id), medium: medium, scope: .overdue, actor: text, madeOn: view.today - 2, readers: 2,
            loans: 3, messages: messages)
    }
}

extension LateView {
    static let examples = [
        example([], LateQuery()),
        example([], LateQuery(scope: .left)),
        example([], LateQuery(schoolClass: Examples.hostile, daysLate: 8), hasMail: true),
        example(
            [LateGroup(label: .schoolClass("3eA"), readers: [Examples.late("Zoé Marchand")])], LateQuery()),
        example(
            [
                LateGroup(
                    label: .schoolClass(Examples.hostile),
                    readers: (1...40).map { Examples.late(Examples.hostile, id: $0, loans: 3) }),
                LateGroup(label: .status(""), readers: [Examples.late(Examples.long, id: 99, loans: 2)]),
            ], LateQuery(scope: .current, schoolClass: Examples.hostile, quietFor: 7), hasMail: true,
            refusal: Examples.hostile),
    ]

    private static func example(
        _ groups: [LateGroup], _ query: LateQuery, hasMail: Bool = false, refusal: String? = nil
    ) -> LateView {
        LateView(
            groups, of: query, classes: ["6eA", "3eA"], hasMail: hasMail,
            ticked: refusal.map { _ in [ID(1)] },
            refusal: refusal, token: Examples.hostile, account: Examples.librarian, seenFrom: Examples.view)
    }
}

extension ReminderBatchView {
    static let examples = [
        example(Examples.batch("Mme Leroux", .letter), [Examples.reminder("Zoé Marchand", .letter)]),
        example(Examples.batch(Examples.hostile, .classPage), [], refusal: Examples.hostile),
        example(
            Examples.batch(Examples.hostile, .email, messages: [.queued: 1, .failed: 2, .unsure: 1]),
            OutboxState.allCases.enumerated().map {
                Examples.reminder(Examples.hostile, .email, id: Int64($0 + 1), state: $1)
            }, refusal: Examples.long),
        example(
            Examples.batch("Mme Leroux", .email, messages: [.sent: 1]),
            [Examples.reminder(Examples.long, .email, state: .sent)]),
    ]

    private static func example(_ batch: ReminderBatch, _ reminders: [Reminder], refusal: String? = nil)
        -> ReminderBatchView
    {
        ReminderBatchView(
            batch, reminders, refusal: refusal, token: "jeton", account: Examples.librarian,
            seenFrom: Examples.view)
    }
}

extension ReminderHistoryView {
    static let examples = [
        ReminderHistoryView([], page: 1, of: 1, account: nil, seenFrom: Examples.view),
        ReminderHistoryView(
            [
                Examples.batch("Mme Leroux", .letter),
                Examples.batch(Examples.hostile, .email, messages: [.sent: 12, .failed: 1], id: 2),
                Examples.batch(Examples.long, .classPage, id: 3),
            ], page: 2, of: 9, account: Examples.librarian, seenFrom: Examples.view),
    ]
}

extension ReaderRemindersView {
    static let examples = [
        ReaderRemindersView(
            Examples.borrower("Zoé Marchand"), [], account: Examples.librarian, seenFrom: Examples.view),
        ReaderRemindersView(
            Examples.borrower(Examples.hostile),
            [
                Examples.reminder(Examples.hostile, .letter),
                Examples.reminder(Examples.long, .email, id: 2, state: .failed),
            ], account: Examples.librarian, seenFrom: Examples.view),
    ]
}

extension ReminderPaperView {
    static let examples = [
        example(.letter, []),
        example(
            .letter,
            [Examples.reminder("Zoé Marchand", .letter), Examples.reminder(Examples.hostile, .letter, id: 2)]),
        example(
            .classPage,
            (1...30).map { Examples.reminder($0 < 20 ? Examples.hostile : Examples.long, .classPage, id: $0) }
        ),
    ]

    private static func example(_ medium: ReminderMedium, _ reminders: [Reminder]) -> ReminderPaperView {
        ReminderPaperView(
            Examples.batch("Mme Leroux", medium), reminders, texts: ReminderTexts(usualIn: Examples.hostile),
            portal: PortalSettings(name: Examples.hostile, town: Examples.hostile, accent: "teal"),
            account: Examples.librarian, seenFrom: Examples.view)
    }
}

extension ReminderTextsView {
    static let examples = [
        ReminderTextsView(
            Dictionary(uniqueKeysWithValues: ReminderTextKind.allCases.map { ($0, Wording.usualText($0)) }),
            faults: [:], account: Examples.librarian, seenFrom: Examples.view),
        ReminderTextsView(
            Dictionary(uniqueKeysWithValues: ReminderTextKind.allCases.map { ($0, "\n" + Examples.hostile) }),
            faults: Dictionary(
                uniqueKeysWithValues: ReminderTextKind.allCases.map { ($0, .unknownWord(Examples.hostile)) }),
            account: nil, seenFrom: Examples.view),
    ]
}

extension MailSettingsView {
    private static let settings = MailSettings(
        host: Examples.hostile, port: 587, security: "startTLS", login: Examples.hostile,
        password: "secret", senderName: Examples.hostile, senderAddress: Examples.hostile)

    static let examples = [
        example(nil, nil, nil),
        example(nil, .host, nil),
        example(settings, .security(.passwordWouldBeSeen), .failed),
        example(settings, .trialAddress, .queued),
    ]

    private static func example(_ settings: MailSettings?, _ fault: Fault?, _ state: OutboxState?)
        -> MailSettingsView
    {
        MailSettingsView(
            settings, typed: nil, fault: fault, trial: state.map { Examples.message(Examples.hostile, $0) },
            trialTo: nil, token: "jeton", zone: .gmt, account: Examples.librarian, seenFrom: Examples.view)
    }
}
