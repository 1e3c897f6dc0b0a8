import Foundation
import Library
import Storage

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

    /// « il y a 3 minutes »; « hier à 9 h 12 » is told by its day.
    static func ago(_ instant: Date, now: Date, today: Day, in zone: TimeZone) -> String {
        let minutes = Int(now.timeIntervalSince(instant) / 60)
        return switch minutes {
        case ..<1: "à l’instant"
        case ..<60: "il y a \(count(minutes, "minute", "minutes"))"
        case ..<1_440: "il y a \(count(minutes / 60, "heure", "heures"))"
        default: moment(instant, today: today, in: zone)
        }
    }

    /// What a users' file would take away, with its numbers (D16).
    static func warning(of shortage: UsersShortage) -> String {
        var sentences: [String] = []
        if shortage.losesPupils {
            sentences.append(
                "Ce fichier ne nomme pas \(number(shortage.missing)) des \(count(shortage.known, "élève", "élèves")) que le CDI connaît par leur «\u{A0}Identité ENT\u{A0}»."
            )
        }
        if shortage.isMuchShorter {
            sentences.append(
                "Il nomme \(count(shortage.people, "personne", "personnes"))\u{A0}; le précédent en nommait \(number(shortage.former)), soit \(number((shortage.former - shortage.people) * 100 / shortage.former))\u{A0}% de moins."
            )
        }
        return (sentences + ["Est-ce bien le fichier complet de l’établissement\u{A0}?"]).joined(
            separator: " ")
    }
}
