import Library
import Storage

/// The texts of a portal, and what they say to one reader or of one class.
struct ReminderTexts {
    private let texts: [ReminderTextKind: ReminderText]
    private let library: String

    /// - Throws: `ReminderTextRefusal` if a usual text were wrong.
    init(_ reading: RemindersReading, library: String) throws {
        var texts: [ReminderTextKind: ReminderText] = [:]
        for kind in ReminderTextKind.allCases {
            texts[kind] = try reading.text(kind) ?? ReminderText(Wording.usualText(kind))
        }
        self.texts = texts
        self.library = library
    }

    /// The usual texts, where there is no portal to ask.
    init(usualIn library: String) {
        do {
            texts = try Dictionary(
                uniqueKeysWithValues: ReminderTextKind.allCases.map {
                    ($0, try ReminderText(Wording.usualText($0)))
                })
        } catch {
            texts = [:]
        }
        self.library = library
    }

    func email(to reader: LateReader, on day: Day) -> OutgoingText {
        let value = value(reader.borrower, on: day, list: Self.list(reader.loans, on: day))
        let count = reader.loans.count
        return OutgoingText(
            recipientName: Wording.greeted(reader.borrower.name), recipient: reader.borrower.details.email,
            subject: texts[.subject]?.filled(for: count, value) ?? "",
            body: texts[.email]?.filled(for: count, value) ?? "")
    }

    func letter(to borrower: Borrower, asking count: Int, on day: Day) -> (before: String, after: String) {
        texts[.letter]?.aroundList(of: count, value(borrower, on: day, list: "")) ?? ("", "")
    }

    /// - Parameter pupils: how many of them it names.
    func classPage(for schoolClass: String, pupils: Int, on day: Day) -> (before: String, after: String) {
        texts[.classPage]?.aroundList(of: pupils) { word in
            switch word {
            case .name, .list: ""
            case .schoolClass: schoolClass
            case .date: Wording.date(day, today: day)
            case .library: library
            }
        } ?? ("", "")
    }

    /// The date in full: paper is kept longer than a year.
    private func value(_ borrower: Borrower, on day: Day, list: String) -> (ReminderText.Word) -> String {
        { word in
            switch word {
            case .name: Wording.greeted(borrower.name)
            case .schoolClass: borrower.details.schoolClass
            case .list: list
            case .date: Wording.date(day, today: day)
            case .library: library
            }
        }
    }

    private static func list(_ loans: [Loan], on day: Day) -> String {
        loans.map { loan in
            let number = loan.copyNumber.map { ", exemplaire \($0)" } ?? ""
            return "– \(loan.record.numberedTitle)\(number)\u{A0}: \(Wording.overdue(loan, on: day))"
        }.joined(separator: "\n")
    }
}
