import Foundation
import Library
import Storage

/// What the journal of transfers says.
extension Wording {
    /// « Fichier des utilisateurs reçu »
    static func what(_ transfer: Transfer) -> String {
        switch transfer.kind {
        case .received: "Fichier des utilisateurs reçu"
        case .held: "Fichier des utilisateurs mis en attente de confirmation"
        case .confirmed: "Fichier des utilisateurs confirmé"
        case .looked: "Fichier des utilisateurs lu, pour la mise à jour des emprunteurs"
        case .downloaded: "Fichier des utilisateurs téléchargé"
        case .applied: "Fichier des utilisateurs appliqué aux emprunteurs"
        case .removed: "Fichier des utilisateurs supprimé"
        case .expired: "Fichier des utilisateurs disparu, au bout de 72\u{A0}heures"
        case .revoked: "Lien de remise révoqué"
        case .access: "Accès d’une heure donnés"
        case .loans: "Prêts demandés"
        case .refused: "Demandes refusées (jeton faux ou retiré)"
        }
    }

    /// « Fichier des utilisateurs reçu : 512 personnes »
    static func sentence(_ transfer: Transfer) -> String {
        switch transfer.kind {
        case .received, .held, .confirmed, .looked, .downloaded, .applied, .removed, .expired:
            "\(what(transfer))\u{A0}: \(count(transfer.count, "personne", "personnes"))"
        case .revoked: what(transfer)
        case .access, .loans, .refused:
            "\(what(transfer))\u{A0}: \(number(transfer.count)) fois"
        }
    }

    static func party(_ transfer: Transfer) -> String {
        transfer.party.isEmpty ? "Programme inconnu" : transfer.party
    }

    /// The day and « 14:05 », as spreadsheets read it
    static func dayAndTime(_ instant: Date, in zone: TimeZone) -> (Day, String) {
        let minutes = (Int(instant.timeIntervalSince1970) + zone.secondsFromGMT(for: instant)) / 60
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return (Day(instant, in: zone), "\(two(hour)):\(two(minute))")
    }
}
