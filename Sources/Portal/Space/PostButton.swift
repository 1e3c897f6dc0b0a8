import Templating

/// A button that does something: a form of its own, with what the gesture needs hidden in it.
struct PostButton: ViewPart {
    let action: String
    let token: String
    let label: String
    /// What screen readers hear instead, where several buttons of a page have one label.
    let spoken: String
    let icon: String
    /// Class of the style sheet: empty, « plain » or « bare ».
    let kind: String
    let fields: [FormValue]

    init(
        _ label: String, spoken: String? = nil, icon: String, kind: String = "plain", to action: String,
        token: String, fields: [FormValue] = []
    ) {
        self.action = action
        // Several forms of a page have one token: with its address, each has its own.
        self.token = token + action
        self.label = label
        self.spoken = spoken ?? label
        self.icon = icon
        self.kind = kind
        self.fields = fields
    }
}

/// What a form sends without showing it.
struct FormValue: ViewPart {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A button that asks before it does something that cannot be undone.
struct ConfirmButton: ViewPart {
    let label: String
    let spoken: String
    let question: String
    let button: PostButton

    init(_ label: String, spoken: String? = nil, question: String, button: PostButton) {
        self.label = label
        self.spoken = spoken ?? label
        self.question = question
        self.button = button
    }
}

/// Why what was sent was not done; nothing was lost.
struct RefusalNote: ViewPart {
    let words: String
}
