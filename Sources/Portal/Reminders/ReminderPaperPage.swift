import Library
import Storage
import Templating
import WebServer

/// GET /gestion/relances/12/papier: the letters of a round, one a sheet, or one page a class for the class teacher.
extension PortalVisit {
    func showReminderPaper(_ id: ID<ReminderBatch>) throws -> Response {
        let (batch, reminders, texts) = try library.read { library in
            (
                try library.reminders.batch(id), try library.reminders.reminders(of: id),
                try ReminderTexts(library.reminders, library: portal.name),
            )
        }
        guard let batch, batch.medium != .email else { throw Failure.notFound }
        let view = ReminderPaperView(
            batch, reminders, texts: texts, portal: portal, account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .reminders)
    }
}

struct ReminderPaperView: View {
    static let template = "reminders/paper"

    let title: String
    let tabs: ReminderTabs
    let back: Link
    let advice: String
    let nothing: EmptyNote?
    let letters: [Letter]
    let classPages: [ClassPage]

    struct Letter: ViewPart {
        let id: String
        let library: String
        let town: String
        let date: String
        let name: String
        let schoolClass: String
        let before: String
        let after: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        let title: String
        let by: String
        let copy: String
        let due: String
        let late: String
    }

    struct ClassPage: ViewPart {
        let id: String
        let schoolClass: String
        let library: String
        let town: String
        let date: String
        let before: String
        let after: String
        let pupils: [Pupil]
    }

    struct Pupil: ViewPart {
        let name: String
        /// « 2e relance »
        let times: String?
        let rows: [Row]
    }
}

extension ReminderPaperView {
    init(
        _ batch: ReminderBatch, _ reminders: [Reminder], texts: ReminderTexts, portal: PortalSettings,
        account: Account?, seenFrom view: Viewpoint,
    ) {
        // What came back since is not asked for again.
        let due = reminders.filter { !$0.outstanding.isEmpty }
        let isLetters = batch.medium == .letter
        title = isLetters ? "Lettres à imprimer" : "Pages de classe à imprimer"
        tabs = ReminderTabs(nil, account: account, seenFrom: view)
        back = Link(
            "Relance du \(Wording.date(batch.madeOn, today: view.today))",
            view.address(of: .reminders(.batch(batch.id))))
        letters = isLetters ? due.map { Letter($0, texts: texts, portal: portal, today: view.today) } : []
        classPages =
            isLetters
            ? [] : Self.classes(due).map { ClassPage($0, texts: texts, portal: portal, today: view.today) }
        let sheets =
            isLetters
            ? Wording.count(letters.count, "lettre", "lettres")
            : Wording.count(classPages.count, "page", "pages")
        advice =
            "\(sheets), une par feuille. Imprimez avec la commande de votre navigateur (Ctrl\u{A0}+\u{A0}P)\u{A0}: seules les lettres sortent, sans le site autour."
        nothing =
            due.isEmpty
            ? EmptyNote(
                title: "Plus rien à imprimer", text: "Tout ce que cette relance demandait a été rendu depuis."
            )
            : nil
    }

    /// Reminders come by class already.
    private static func classes(_ reminders: [Reminder]) -> [[Reminder]] {
        reminders.reduce(into: []) { classes, reminder in
            let name = reminder.borrower.details.schoolClass
            if classes.last?.first?.borrower.details.schoolClass == name {
                classes[classes.count - 1].append(reminder)
            } else {
                classes.append([reminder])
            }
        }
    }
}

extension ReminderPaperView.Letter {
    init(_ reminder: Reminder, texts: ReminderTexts, portal: PortalSettings, today: Day) {
        let text = texts.letter(
            to: reminder.borrower, asking: reminder.outstanding.count, on: reminder.madeOn)
        id = "lettre-\(reminder.id)"
        library = portal.name
        town = portal.town
        date = Wording.paperDate(reminder.madeOn)
        name = Wording.greeted(reminder.borrower.name)
        schoolClass = reminder.borrower.details.schoolClass
        before = text.before
        after = text.after
        rows = reminder.outstanding.map { ReminderPaperView.Row($0, on: reminder.madeOn) }
    }
}

extension ReminderPaperView.Row {
    init(_ loan: Loan, on day: Day) {
        title = loan.record.numberedTitle
        by = loan.record.byline
        copy = loan.copyNumber ?? ""
        due = Wording.date(loan.dueOn, today: day)
        let days = loan.daysLate(on: day)
        late = days == 0 ? "" : Wording.days(days)
    }
}

extension ReminderPaperView.ClassPage {
    init(_ reminders: [Reminder], texts: ReminderTexts, portal: PortalSettings, today: Day) {
        let name = reminders.first?.borrower.details.schoolClass ?? ""
        let day = reminders.first?.madeOn ?? today
        let text = texts.classPage(
            for: name.isEmpty ? "l’établissement" : name, pupils: reminders.count, on: day)
        id = "classe-\(reminders.first?.id.description ?? "")"
        schoolClass = name.isEmpty ? "Sans classe" : name
        library = portal.name
        town = portal.town
        date = Wording.paperDate(day)
        before = text.before
        after = text.after
        pupils = reminders.map { reminder in
            ReminderPaperView.Pupil(
                name: reminder.borrower.name,
                times: reminder.times > 1 ? "\(Wording.ordinal(reminder.times)) relance" : nil,
                rows: reminder.outstanding.map { ReminderPaperView.Row($0, on: day) })
        }
    }
}
