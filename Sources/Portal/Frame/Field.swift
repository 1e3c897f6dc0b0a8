import Templating

/// One line of a form: label, hint, control, and what is wrong with what was typed.
struct Field: ViewPart {
    /// Its name in the form; its id is `champ-` and this.
    let id: String
    let label: String
    /// `text`, `password`, `email`, `date`, `number`, `tel`, `file`.
    let kind: String
    let value: String
    let hint: Hint?
    let error: Fault?
    let isRequired: Bool
    /// For browsers and managers of passwords: `username`, `current-password`, `new-password`, `off`.
    let autocomplete: String
    /// What `aria-describedby` names; nil where there is neither hint nor error.
    let describedBy: String?

    struct Hint: ViewPart {
        let id: String
        let words: String
    }

    struct Fault: ViewPart {
        let id: String
        let words: String
    }

    init(
        _ id: String, _ label: String, kind: String = "text", value: String = "", hint: String? = nil,
        error: String? = nil, isRequired: Bool = false, autocomplete: String = "off",
        givesSecretBack: Bool = false,
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        // A person's password is never written into a page; a token that was just pasted may be, until it is kept.
        self.value = kind == "password" && !givesSecretBack ? "" : value
        self.hint = hint.map { Hint(id: "aide-\(id)", words: $0) }
        self.error = error.map { Fault(id: "erreur-\(id)", words: $0) }
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        let described = [hint.map { _ in "aide-\(id)" }, error.map { _ in "erreur-\(id)" }].compactMap(\.self)
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
    }
}

/// A line of a form where one of a list is chosen.
struct Choice: ViewPart {
    let id: String
    let label: String
    let hint: Field.Hint?
    let error: Field.Fault?
    let describedBy: String?
    let options: [Option]

    struct Option: ViewPart {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// - Parameter options: value and label of each.
    init(
        _ id: String, _ label: String, options: [(value: String, label: String)], chosen: String,
        hint: String? = nil, error: String? = nil,
    ) {
        self.id = id
        self.label = label
        self.hint = hint.map { Field.Hint(id: "aide-\(id)", words: $0) }
        self.error = error.map { Field.Fault(id: "erreur-\(id)", words: $0) }
        let described = [hint.map { _ in "aide-\(id)" }, error.map { _ in "erreur-\(id)" }].compactMap(\.self)
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
        self.options = options.map { Option(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
    }
}

/// What is wrong with a form that came back: a sentence, and a link to each field.
struct ErrorSummary: ViewPart {
    let title: String
    let faults: [Link]

    /// - Parameter fields: those with an error are linked to.
    init(_ title: String, _ fields: [Field] = []) {
        self.title = title
        faults = fields.compactMap { field in field.error.map { Link($0.words, "#champ-\(field.id)") } }
    }
}
