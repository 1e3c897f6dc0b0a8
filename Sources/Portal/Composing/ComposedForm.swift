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

/// « Visible pour », and the classes that something is kept for.
struct ReadershipBox: ViewPart {
    let visibility: Choice
    /// Nil for a portal without classes.
    let classes: Classes?

    struct Classes: ViewPart {
        let isOpen: Bool
        let ticks: [Tick]
    }

    struct Tick: ViewPart {
        let id: String
        let value: String
        let isChecked: Bool
    }

    /// - Parameter classes: those that the portal knows; a class that is chosen and no longer known is shown too.
    init(_ readership: Readership, classes: [String], label: String = "Visible pour") {
        visibility = Choice(
            "visible", label,
            options: Visibility.allCases.map { ($0.word, Wording.visibility($0)) },
            chosen: readership.visibility.word)
        let known = classes + readership.classes.filter { !classes.contains($0) }
        self.classes =
            known.isEmpty
            ? nil
            : Classes(
                isOpen: !readership.classes.isEmpty,
                ticks: known.enumerated().map {
                    Tick(
                        id: "classe-\($0.offset)", value: $0.element,
                        isChecked: readership.classes.contains($0.element))
                })
    }
}

extension Readership {
    init(_ form: Form) {
        let sent = form.all("classe").map(\.trimmed).filter { !$0.isEmpty }
        let classes = sent.filter { $0.utf8.count <= 200 }
        // What is not understood is for as few as can be.
        self.init(
            sent.isEmpty == classes.isEmpty
                ? Visibility.allCases.first { $0.word == form["visible"] } ?? .staff : .staff,
            classes: Array(classes.prefix(200)))
    }
}

extension Visibility {
    fileprivate var word: String {
        switch self {
        case .everybody: "tous"
        case .signedIn: "connectes"
        case .staff: "equipe"
        }
    }
}

extension Wording {
    static func refusal(_ refusal: PresentationRefusal) -> String {
        switch refusal {
        case .unknown: "Ce que vous vouliez changer n’est plus là."
        case .noTitle: "Donnez un titre."
        case .badSlug: "L’adresse ne s’écrit qu’avec des lettres minuscules, des chiffres et des tirets."
        case .slugTaken: "Une autre sélection a déjà cette adresse\u{A0}: choisissez-en une autre."
        case .unknownRecord:
            "Aucun document ne répond à ce numéro ou à ce titre exact. Cherchez-le, puis ajoutez-le depuis sa page."
        case .tooManyRecords(let most):
            "Cette sélection est pleine\u{A0}: \(documents(most)) au plus."
        case .noRule:
            "Dites ce que la sélection garde\u{A0}: une recherche, ou une classe comme «\u{A0}6e\u{A0}»."
        case .badAddress:
            "Donnez une adresse complète qui commence par https:// et mène à un site."
        case .endsBeforeItStarts: "Le dernier jour vient avant le premier."
        case .noDay: "Donnez un jour qui existe."
        case .badHours: "Donnez des heures comme «\u{A0}14 h 30\u{A0}», la fin après le début."
        case .nothingToShow:
            "Ce bloc n’a rien à montrer\u{A0}: écrivez un texte, ou choisissez une sélection."
        case .tooManyBlocks(let most): "L’accueil a déjà \(number(most)) blocs, c’est le maximum."
        case .tooManyBranches(let most): "L’arborescence a déjà \(number(most)) branches, c’est le maximum."
        case .misplaced:
            "Une section se place dans un espace\u{A0}; une rubrique, dans un espace ou une section\u{A0}; les contenus, dans une rubrique."
        case .tooLong(let most): "Ce texte est trop long\u{A0}: \(number(most)) caractères au plus."
        }
    }
}

/// What was typed in a form of those who compose, right or wrong.
struct TypedForm {
    var values: [String: String] = [:]
    var readership = Readership.everybody

    init(_ values: [String: String] = [:], readership: Readership = .everybody) {
        self.values = values
        self.readership = readership
    }

    init(_ form: Form, _ names: [String]) {
        for name in names { values[name] = form[name] ?? "" }
        readership = Readership(form)
    }

    subscript(_ name: String) -> String { values[name] ?? "" }

    /// All that was typed: the same form with other words is another gesture.
    var words: [String] { values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } }

    /// Nil for an empty field.
    ///
    /// - Throws: `PresentationRefusal.noDay` for what is no day.
    func day(_ name: String) throws -> Day? {
        guard !self[name].isEmpty else { return nil }
        guard let day = Day(self[name]) else { throw PresentationRefusal.noDay }
        return day
    }

    /// Nil for an empty field.
    ///
    /// - Throws: `PresentationRefusal.badHours` for what is no hour.
    func minutes(_ name: String) throws -> Int? {
        guard !self[name].isEmpty else { return nil }
        guard let minutes = TimeOfDay.minutes(self[name]) else { throw PresentationRefusal.badHours }
        return minutes
    }
}
