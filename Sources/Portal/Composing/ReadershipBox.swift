import Library
import Storage
import Templating
import WebServer

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
