import Templating

/// A page of the campus with one form.
struct CampusFormView: View {
    static let template = "espaces/form"

    let trail: [Link]
    let title: String
    let refusal: RefusalNote?
    let action: String
    let token: String
    let lines: [CampusFormLine]
    let save: String
    let remove: ConfirmButton?
}

/// One of these.
struct CampusFormLine: ViewPart {
    var field: Field?
    var area: TextArea?
    var choice: Choice?
    var ticks: TickList?

    static func field(_ field: Field) -> Self { .init(field: field) }
    static func area(_ area: TextArea) -> Self { .init(area: area) }
    static func choice(_ choice: Choice) -> Self { .init(choice: choice) }
    static func ticks(_ ticks: TickList) -> Self { .init(ticks: ticks) }
}

/// Several of a list, ticked; a long one is folded until something of it is.
struct TickList: ViewPart {
    let legend: String
    let hint: String?
    let open: Group?
    let folded: Fold?

    struct Group: ViewPart {
        let ticks: [Tick]
    }

    struct Fold: ViewPart {
        let isOpen: Bool
        let ticks: [Tick]
    }

    struct Tick: ViewPart {
        let id: String
        let name: String
        let value: String
        let label: String
        let isChecked: Bool
    }

    init(
        _ name: String, _ legend: String, hint: String?, _ options: [(value: String, label: String)],
        chosen: Set<String>, isFolded: Bool = false,
    ) {
        self.legend = legend
        self.hint = hint
        let ticks = options.enumerated().map {
            Tick(
                id: "\(name)-\($0.offset)", name: name, value: $0.element.value, label: $0.element.label,
                isChecked: chosen.contains($0.element.value))
        }
        open = isFolded ? nil : Group(ticks: ticks)
        folded = isFolded ? Fold(isOpen: !chosen.isEmpty, ticks: ticks) : nil
    }
}
