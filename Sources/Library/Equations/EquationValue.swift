import Formats
import Storage

/// Reads what stands after the sign, as the field asks.
enum EquationValue {
    static func read(
        _ text: String, for field: EquationField, _ comparison: Equation.Comparison, at place: Int,
    ) throws(EquationError) -> Equation.Value {
        guard !text.isEmpty else {
            guard !comparison.isOrder else {
                throw EquationError(place: place, reason: "Une valeur est attendue après le signe.")
            }
            return .nothing
        }
        switch field.kind {
        case .text, .words:
            let pattern = EquationPattern(text)
            guard !pattern.isEmpty else {
                throw EquationError(
                    place: place, reason: "«\u{A0}\(text)\u{A0}» ne contient ni lettre ni chiffre.")
            }
            return .text(pattern)
        case .number:
            guard let number = Int(text) else {
                throw EquationError(
                    place: place,
                    reason: "«\u{A0}\(field.name)\u{A0}» attend un nombre, pas «\u{A0}\(text)\u{A0}».")
            }
            return .number(number)
        case .day:
            guard let days = days(text) else {
                throw EquationError(
                    place: place,
                    reason:
                        "«\u{A0}\(field.name)\u{A0}» attend une date (21/11/2026, 11/2026 ou 2026), pas «\u{A0}\(text)\u{A0}»."
                )
            }
            return .days(days.0, days.1)
        case .code(let codes):
            let pattern = EquationPattern(text)
            let meant = codes.filter { $0.labels.contains(where: pattern.matches) }.map(\.code)
            guard !meant.isEmpty else {
                let labels = codes.compactMap(\.labels.first).map { "«\u{A0}\($0)\u{A0}»" }.joined(
                    separator: ", ")
                throw EquationError(
                    place: place,
                    reason: "«\u{A0}\(text)\u{A0}» n’existe pas. Valeurs possibles\u{A0}: \(labels).")
            }
            return .codes(meant)
        }
    }

    /// A day, a month or a year, from its first day to its last.
    private static func days(_ text: String) -> (Day, Day)? {
        if let day = Day(typed: text) { return (day, day) }
        let parts = text.unicodeScalars.split { "/-.".unicodeScalars.contains($0) }.map { String($0) }
        guard parts.allSatisfy({ $0.utf8.count <= 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = (parts.last { $0.utf8.count == 4 } ?? parts.first { $0.utf8.count == 4 }).flatMap({
                Int($0)
            })
        else { return nil }
        switch parts.count {
        case 1:
            guard let first = Day(year: year, month: 1, day: 1),
                let last = Day(year: year, month: 12, day: 31)
            else {
                return nil
            }
            return (first, last)
        case 2:
            guard let month = parts.first(where: { $0.utf8.count < 4 }).flatMap({ Int($0) }),
                let first = Day(year: year, month: month, day: 1)
            else { return nil }
            let next = Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
            return next.map { (first, $0 - 1) }
        default: return nil
        }
    }
}
