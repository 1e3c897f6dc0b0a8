import Storage

/// The legal holidays of France (Code du travail, art. L3133-1).
package enum PublicHoliday {
    /// « Ascension », or nil on a working day.
    package static func name(of day: Day) -> String? {
        let (month, date) = (day.month, day.day)
        switch (month, date) {
        case (1, 1): return "Jour de l’an"
        case (5, 1): return "Fête du Travail"
        case (5, 8): return "Victoire de 1945"
        case (7, 14): return "Fête nationale"
        case (8, 15): return "Assomption"
        case (11, 1): return "Toussaint"
        case (11, 11): return "Armistice de 1918"
        case (12, 25): return "Noël"
        default: break
        }
        guard (3...6).contains(month), let easter = easter(of: day.year) else { return nil }
        switch day - easter {
        case 1: return "Lundi de Pâques"
        case 39: return "Ascension"
        case 50: return "Lundi de Pentecôte"
        default: return nil
        }
    }

    /// The Gregorian computus, as Meeus gives it (Astronomical Algorithms, chapter 8).
    static func easter(of year: Int) -> Day? {
        let golden = year % 19
        let (century, rest) = (year / 100, year % 100)
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let shift = (golden + 11 * moon + 22 * sunday) / 451
        let count = moon + sunday - 7 * shift + 114
        return Day(year: year, month: count / 31, day: count % 31 + 1)
    }
}
