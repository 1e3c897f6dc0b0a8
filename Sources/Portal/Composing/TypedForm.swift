import Library
import Storage
import WebServer

/// What was typed in a form of those who compose, right or wrong.
struct TypedForm {
    var values: [String: String] = [:]
    var readership = Readership.everybody
    /// Of what its writer had on the screen before typing, by its fingerprint; nil: it was new.
    var base: String?
    var token = ""

    init(_ values: [String: String] = [:], readership: Readership = .everybody) {
        self.values = values
        self.readership = readership
    }

    init(_ form: Form, _ names: [String]) {
        for name in names { values[name] = form[name] ?? "" }
        readership = Readership(form)
        base = form[Self.baseName]
        token = form.short("jeton")
    }

    static let baseName = "base"

    subscript(_ name: String) -> String { values[name] ?? "" }

    /// All that was typed: the same form with other words is another gesture.
    var words: [String] { values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } }

    /// The same as long as all that it says is.
    var fingerprint: String {
        Fingerprint(words + [readership.visibility.rawValue] + readership.classes).description
    }

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
