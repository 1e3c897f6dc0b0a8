import Templating

/// What is chosen above sheets of cards or labels: which ones, on which paper, from which place.
struct PaperOptions: ViewPart {
    let action: String
    let hidden: [HiddenField]
    let fields: [Field]
    let choices: [Choice]
    let start: Field
    let canPrint: Bool

    init(
        action: String, hidden: [HiddenField], fields: [Field], choices: [Choice],
        layout: some SheetLayout, start: Int, canPrint: Bool,
    ) {
        self.action = action
        self.hidden = hidden
        self.fields = fields
        self.choices =
            choices + [
                Choice(
                    "format", "Feuille A4",
                    options: type(of: layout).allCases.map { ($0.rawValue, $0.label) },
                    chosen: layout.rawValue)
            ]
        self.start = Field(
            "depuis", "Première place libre", kind: "number", value: String(start),
            hint: "1\u{A0}: la feuille est neuve. De gauche à droite, puis de haut en bas.")
        self.canPrint = canPrint
    }
}
