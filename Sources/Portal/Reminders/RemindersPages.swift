import Library
import Storage
import Templating
import WebServer

/// The table of contents of reminders.
extension PortalVisit {
    func show(_ page: RemindersPage) throws -> Response {
        switch page {
        case .late(let query): try showLate(query)
        case .history(let page): try showReminderHistory(page: page)
        case .batch(let id): try showReminderBatch(id)
        case .paper(let id): try showReminderPaper(id)
        case .borrower(let id): try showReminders(of: id)
        case .texts: try showReminderTexts()
        case .mail: try showMailSettings()
        }
    }
}

extension PortalSubmission {
    func perform(_ action: RemindersAction) throws -> Response {
        switch action {
        case .remind(let choice): try remind(choice)
        case .cancel(let id): try cancelReminders(id)
        case .sendAgain(let id, let token): try sendAgain(id, token: token)
        case .setTexts(let texts): try setReminderTexts(texts)
        case .forgetTexts: try forgetReminderTexts()
        case .setMail(let form, let token): try setMail(form, token: token)
        case .forgetMail(let token): try forgetMail(token: token)
        case .tryMail(let address, let token): try tryMail(to: address, token: token)
        }
    }
}

/// The pages of the room, at the head of each.
struct ReminderTabs: ViewPart {
    let links: [Tab]

    struct Tab: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    enum Page { case late, history, texts, mail }

    init(_ current: Page?, account: Account?, seenFrom view: Viewpoint) {
        let pages: [(Page, String, RemindersPage)] = [
            (.late, "À relancer", .late(LateQuery())), (.history, "Historique", .history(page: 1)),
            (.texts, "Textes", .texts), (.mail, "Messagerie", .mail),
        ]
        let visitor = account.map { Visitor.known($0) } ?? .anonymous
        links = pages.filter { $0.2.audience.admits(visitor) }.map { page, label, target in
            Tab(label: label, href: view.address(of: .reminders(target)), isCurrent: page == current)
        }
    }
}

/// One document of a reminder.
struct RemindedDocument: ViewPart {
    let title: String
    let href: String
    /// « exemplaire 0012, R STE »
    let copy: String
    let due: String
    /// « 16 jours de retard »; nil if it is not late.
    let late: String?
    /// « rendu le lundi 3 novembre »
    let returned: String?

    init(_ loan: Loan, seenFrom view: Viewpoint) {
        title = loan.record.numberedTitle
        href = view.address(of: .record(loan.record.id))
        copy = [loan.copyNumber.map { "exemplaire \($0)" }, loan.record.callNumber].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: ", ")
        due = "à rendre le \(Wording.date(loan.dueOn, today: view.today))"
        let days = loan.daysLate(on: view.today)
        late = loan.returnedOn == nil && days > 0 ? "\(Wording.days(days)) de retard" : nil
        returned = loan.returnedOn.map { "rendu le \(Wording.date($0, today: view.today))" }
    }
}
