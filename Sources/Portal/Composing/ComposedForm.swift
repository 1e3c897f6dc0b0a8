import Formats
import Library
import Storage
import Templating
import WebServer

/// A form of those who compose: its lines in order, who may read, and its button.
struct ComposedForm: ViewPart {
    let action: String
    let token: String
    let lines: [Line]
    let readership: ReadershipBox?
    let save: String
    /// What somebody else has saved since this was shown.
    let meanwhile: Meanwhile?

    init(
        action: String, token: String, lines: [Line], readership: ReadershipBox?, save: String,
        meanwhile: Meanwhile? = nil,
    ) {
        self.action = action
        self.token = token
        self.lines = lines
        self.readership = readership
        self.save = save
        self.meanwhile = meanwhile
    }

    /// Where it differs from what is typed.
    struct Meanwhile: ViewPart {
        let lines: [Difference]
    }

    struct Difference: ViewPart {
        let label: String
        let value: String
    }

    /// One of these.
    struct Line: ViewPart {
        var field: Field?
        var area: TextArea?
        var choice: Choice?
        var hidden: FormValue?

        static func field(_ field: Field) -> Line { Line(field: field) }
        static func area(_ area: TextArea) -> Line { Line(area: area) }
        static func choice(_ choice: Choice) -> Line { Line(choice: choice) }
        static func hidden(_ name: String, _ value: String) -> Line {
            Line(hidden: FormValue(name, value))
        }
    }
}

/// A line of a form where several lines are typed.
struct TextArea: ViewPart {
    let id: String
    let label: String
    let value: String
    let rows: String
    let hint: Field.Hint?
    let describedBy: String?

    init(_ id: String, _ label: String, value: String, rows: Int = 6, hint: String? = nil) {
        self.id = id
        self.label = label
        self.value = value
        self.rows = String(rows)
        self.hint = hint.map { Field.Hint(id: "aide-\(id)", words: $0) }
        describedBy = hint.map { _ in "aide-\(id)" }
    }
}

/// A form that was refused: why, and all that was typed in it.
struct RefusedForm {
    let reason: PresentationRefusal
    let typed: TypedForm

    var note: RefusalNote { RefusalNote(words: Wording.refusal(reason)) }
    var status: Status { isMeeting ? .conflict : .unprocessableContent }
    /// Somebody else saved meanwhile.
    var isMeeting: Bool { reason == .changedMeanwhile }
}

extension ComposedForm {
    /// - Parameters:
    ///   - refused: what was typed comes back, with what its writer had seen; two who met see both.
    ///   - saved: what is saved now; nil: it is new.
    ///   - first: how a new one begins.
    ///   - lines: those of what is typed, and of what is saved.
    init(
        action: String, token: String, refused: RefusedForm?, saved: TypedForm?,
        first: TypedForm = TypedForm(),
        classes: [String], readers: String = "Visible pour", save: String = "Enregistrer",
        lines: (TypedForm) -> [Line],
    ) {
        let typed = refused?.typed ?? saved ?? first
        let isMeeting = refused?.isMeeting ?? false
        let base = isMeeting ? saved?.fingerprint : refused?.typed.base ?? saved?.fingerprint
        self.init(
            action: action, token: token,
            lines: lines(typed) + (base.map { [.hidden(TypedForm.baseName, $0)] } ?? []),
            readership: ReadershipBox(typed.readership, classes: classes, label: readers), save: save,
            meanwhile: isMeeting
                ? saved.map { saved in
                    Meanwhile(
                        lines: zip(lines(typed), lines(saved)).compactMap(Difference.init)
                            + (typed.readership == saved.readership
                                ? []
                                : [Difference(label: readers, value: Wording.readers(saved.readership))]))
                } : nil)
    }
}

extension ComposedForm.Difference {
    /// Nil where both have the same words, whatever blanks a browser sends between them.
    fileprivate init?(_ typed: ComposedForm.Line, _ saved: ComposedForm.Line) {
        guard let shown = saved.shown, shown.value.words != typed.shown?.value.words else { return nil }
        label = shown.label
        value = shown.value.isEmpty ? "(vide)" : shown.value
    }
}

extension ComposedForm.Line {
    /// As its reader sees it; nil for what is hidden.
    fileprivate var shown: (label: String, value: String)? {
        if let field { return (field.label, field.value) }
        if let area { return (area.label, area.value) }
        return choice.map { choice in (choice.label, choice.options.first { $0.isChosen }?.label ?? "") }
    }
}

extension String {
    fileprivate var words: [Substring] { split(whereSeparator: \.isWhitespace) }
}
