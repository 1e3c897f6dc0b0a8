import Library
import Storage
import WebServer

/// The pages of the desk.
package enum DeskPage: Hashable, Sendable {
    case counter(DeskPlace)
    /// The reservations to serve; `after` what was just done there.
    case reservations(after: GestureMark?)

    init?(path: [String], query: Form) {
        switch path {
        case ["gestion"]: self = .counter(DeskPlace(query))
        case ["gestion", "reservations"]: self = .reservations(after: GestureMark(query))
        default: return nil
        }
    }

    var audience: Audience { .librarians }

    var address: String {
        switch self {
        case .counter(let place): "/gestion" + place.queryString
        case .reservations(let mark): "/gestion/reservations" + [(String, String)].printed(mark?.pairs ?? [])
        }
    }
}

/// What lies on the desk: a person, a copy, what was just done.
package struct DeskPlace: Hashable, Sendable {
    package var person: ID<Borrower>?
    package var mode: DeskMode
    package var copy: ID<Copy>?
    package var mark: GestureMark?
    /// What may mean several things, to be chosen from.
    package var typed: String

    package init(
        person: ID<Borrower>? = nil, mode: DeskMode = .lend, copy: ID<Copy>? = nil, mark: GestureMark? = nil,
        typed: String = "",
    ) {
        self.person = person
        self.mode = mode
        self.copy = copy
        self.mark = mark
        self.typed = typed
    }

    init(_ form: Form) {
        self.init(
            person: form["lecteur"].flatMap { ID($0) },
            mode: form["mode"].flatMap(DeskMode.init(word:)) ?? .lend,
            copy: form["exemplaire"].flatMap { ID($0) }, mark: GestureMark(form),
            typed: Self.short(form["saisie"]))
    }

    /// The person and the mode alone: where the next gesture begins.
    var clear: DeskPlace { DeskPlace(person: person, mode: mode) }

    var queryString: String {
        var pairs: [(String, String)] = []
        if let person { pairs.append(("lecteur", person.description)) }
        if mode != .lend { pairs.append(("mode", mode.word)) }
        if let copy { pairs.append(("exemplaire", copy.description)) }
        if !typed.isEmpty { pairs.append(("saisie", typed)) }
        return [(String, String)].printed(pairs + (mark?.pairs ?? []))
    }

    /// No card, bar code or name is longer.
    static func short(_ text: String?) -> String {
        String((text ?? "").unicodeScalars.prefix(200))
    }
}

/// A gesture that a page tells of.
package struct GestureMark: Hashable, Sendable {
    package let gesture: ID<Gesture>
    /// Its form was sent again, and nothing was done twice.
    package let isRepeat: Bool

    package init(_ gesture: ID<Gesture>, isRepeat: Bool = false) {
        self.gesture = gesture
        self.isRepeat = isRepeat
    }

    init?(_ form: Form) {
        guard let gesture = form["geste"].flatMap({ ID<Gesture>($0) }) else { return nil }
        self.init(gesture, isRepeat: form["redit"] == "1")
    }

    var pairs: [(String, String)] {
        [("geste", gesture.description)] + (isRepeat ? [("redit", "1")] : [])
    }
}

extension DeskMode {
    /// In addresses and forms.
    var word: String {
        switch self {
        case .lend: "pret"
        case .giveBack: "retour"
        case .reserve: "reservation"
        }
    }

    init?(word: String) {
        guard let mode = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = mode
    }
}

extension [(String, String)] {
    /// `?a=b&c=d`; nothing for no pair.
    fileprivate static func printed(_ pairs: [(String, String)]) -> String {
        pairs.isEmpty ? "" : "?" + pairs.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }
}
