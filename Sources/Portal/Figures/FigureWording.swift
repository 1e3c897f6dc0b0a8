import Library
import Storage

/// The French of the figures.
extension Wording {
    /// « novembre 2026 »
    static func monthAndYear(_ month: Day) -> String {
        // Seen from another year, the year is always said.
        self.month(month, today: month + 400)
    }

    /// What stands for a number that is not there.
    static let nothing = "–"

    /// « sept. »: names of months, cut as the French do.
    static func shortMonth(_ name: String) -> String {
        let cuts = [
            "janvier": "janv.", "février": "févr.", "juillet": "juil.", "septembre": "sept.",
            "octobre": "oct.",
            "novembre": "nov.", "décembre": "déc.",
        ]
        return cuts[name] ?? name
    }

    /// « 0,6 », « 12 »: one figure after the comma.
    static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let whole = number(tenths / 10)
        return tenths % 10 == 0 ? whole : "\(whole),\(abs(tenths % 10))"
    }

    static func period(_ choice: FigureChoice, today: Day) -> String {
        switch choice {
        case .current, .schoolYear:
            let period = choice.period(today: today)
            return "Année scolaire \(period.first.year)-\(period.last.year)"
        case .month(let year, let month):
            return capitalized(monthAndYear(Day(year: year, month: month, day: 1) ?? today))
        }
    }

    static func mark(_ mark: HoldingsFigure.Mark) -> String {
        switch mark {
        case .dewey(let digit):
            DeweyNames.name(of: String(digit)).map { "\(digit)00 \($0)" } ?? "\(digit)00"
        case .letters(let letters): "Cotes \(letters)"
        case .none: "Sans cote"
        }
    }

    static func age(_ age: AgeFigure.Age) -> String {
        switch age {
        case .under5: "Moins de 5 ans"
        case .from5to9: "De 5 à 9 ans"
        case .from10to19: "De 10 à 19 ans"
        case .from20: "20 ans et plus"
        case .unknown: "Année inconnue"
        }
    }
}
