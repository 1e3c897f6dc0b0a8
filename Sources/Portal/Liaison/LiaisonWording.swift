import Foundation

/// How long and how large, in French.
extension Wording {
    /// « 812 Ko »
    static func size(_ bytes: Int) -> String {
        bytes < 1_000
            ? "\(bytes)\u{A0}octets"
            : bytes < 1_000_000
                ? "\(bytes / 1_000)\u{A0}Ko" : "\(bytes / 1_000_000),\(bytes / 100_000 % 10)\u{A0}Mo"
    }

    /// « encore 2 jours et 3 heures »
    static func left(until end: Date, now: Date) -> String {
        let minutes = max(1, Int(end.timeIntervalSince(now) / 60))
        let (days, hours) = (minutes / 1_440, minutes % 1_440 / 60)
        let pieces = [
            days > 0 ? count(days, "jour", "jours") : "", hours > 0 ? count(hours, "heure", "heures") : "",
        ].filter { !$0.isEmpty }
        return "encore "
            + (pieces.isEmpty ? count(minutes, "minute", "minutes") : pieces.joined(separator: " et "))
    }
}
