import Library
import Storage
import Templating
import WebServer

/// GET /gestion/relances/textes: what letters, class pages and e-mails say.
extension PortalVisit {
    func showReminderTexts(
        typed: [ReminderTextKind: String]? = nil, faults: [ReminderTextKind: ReminderTextRefusal] = [:],
        status: Status = .ok,
    ) throws -> Response {
        let kept = try library.read { library in
            try Dictionary(
                uniqueKeysWithValues: ReminderTextKind.allCases.map {
                    ($0, try library.reminders.text($0)?.source ?? Wording.usualText($0))
                })
        }
        let view = ReminderTextsView(
            typed ?? kept, faults: faults, account: account, seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .reminders)
    }
}

extension PortalSubmission {
    /// POST /gestion/relances/textes: all four or none.
    func setReminderTexts(_ texts: [ReminderTextKind: String]) throws -> Response {
        var faults: [ReminderTextKind: ReminderTextRefusal] = [:]
        do {
            try library.write { writing in
                for kind in ReminderTextKind.allCases {
                    do {
                        let text = texts[kind] ?? ""
                        try writing.reminders.setText(kind, to: text)
                        // The usual text may get better with another version of Lutrin: it is not kept as a text of one's own.
                        if try writing.reminders.reading.text(kind)?.source == Wording.usualText(kind) {
                            try writing.reminders.forgetText(kind)
                        }
                    } catch let refusal as ReminderTextRefusal {
                        faults[kind] = refusal
                    }
                }
                if let first = faults.values.first { throw first }
            }
        } catch is ReminderTextRefusal {
            return try visit.showReminderTexts(typed: texts, faults: faults, status: .unprocessableContent)
        }
        return redirect(to: .reminders(.texts), saying: .reminderTextsSaved)
    }

    func forgetReminderTexts() throws -> Response {
        try library.write { writing in
            for kind in ReminderTextKind.allCases { try writing.reminders.forgetText(kind) }
        }
        return redirect(to: .reminders(.texts), saying: .reminderTextsUsual)
    }
}

struct ReminderTextsView: View {
    static let template = "reminders/texts"

    let title: String
    let tabs: ReminderTabs
    let summary: ErrorSummary?
    let action: String
    let words: [WordHelp]
    let areas: [Area]
    let subject: Field

    struct WordHelp: ViewPart {
        let word: String
        let meaning: String

        init(word: String, meaning: String) {
            self.word = word
            self.meaning = meaning
        }
    }

    /// A text of several lines.
    struct Area: ViewPart {
        let id: String
        let label: String
        let value: String
        let error: Field.Fault?
    }
}

extension ReminderTextsView {
    init(
        _ texts: [ReminderTextKind: String], faults: [ReminderTextKind: ReminderTextRefusal],
        account: Account?, seenFrom view: Viewpoint,
    ) {
        title = "Textes des relances"
        tabs = ReminderTabs(.texts, account: account, seenFrom: view)
        action = view.place.address(of: .reminders(.setTexts([:])))
        words =
            ReminderText.Word.allCases.map { WordHelp($0) } + [
                WordHelp(
                    word: "{ce document|ces documents}",
                    meaning:
                        "l’un ou l’autre, selon qu’il y a un document ou plusieurs (un élève ou plusieurs, sur la page de classe)"
                )
            ]
        areas = [ReminderTextKind.letter, .classPage, .email].map { kind in
            Area(
                id: kind.rawValue, label: Wording.text(kind), value: texts[kind] ?? "",
                error: faults[kind].map {
                    Field.Fault(id: "erreur-\(kind.rawValue)", words: Wording.refusal($0))
                })
        }
        subject = Field(
            ReminderTextKind.subject.rawValue, Wording.text(.subject), value: texts[.subject] ?? "",
            error: faults[.subject].map { Wording.refusal($0) }, isRequired: true)
        summary =
            faults.isEmpty
            ? nil
            : ErrorSummary(
                "Rien n’a été enregistré\u{A0}: corrigez ce qui suit.",
                ReminderTextKind.allCases.map { kind in
                    Field(kind.rawValue, "", error: faults[kind].map { Wording.refusal($0) })
                })
    }
}

extension ReminderTextsView.WordHelp {
    init(_ word: ReminderText.Word) {
        let meaning =
            switch word {
            case .name: "le prénom et le nom du lecteur"
            case .schoolClass: "sa classe"
            case .list: "les documents à rapporter, avec leurs dates"
            case .date: "la date de la relance"
            case .library: "le nom de votre CDI"
            }
        self.init(word: "{\(word.rawValue)}", meaning: meaning)
    }
}
