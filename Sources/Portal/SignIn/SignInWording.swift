import Formats
import Foundation
import Library
import Storage

/// What signing in says.
extension Wording {
    static func refusal(_ refusal: SignInRefusal, now: Date) -> String {
        switch refusal {
        case .unknownOrWrong:
            "L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les majuscules, ou demandez un nouveau mot de passe au CDI."
        case .tooManyAttempts(let end):
            "Trop d’essais de suite. Réessayez dans \(waiting(until: end, from: now)), ou demandez un nouveau mot de passe au CDI."
        case .closedAccount: "Ce compte est fermé. Adressez-vous au CDI."
        case .left: "Vous n’êtes plus dans les listes de l’établissement. Adressez-vous au CDI."
        case .notForThisDoor:
            "Ce compte n’est pas celui d’un gestionnaire du portail. Élèves et enseignants se connectent par l’autre page."
        }
    }

    /// « 3 minutes »
    static func waiting(until end: Date, from now: Date) -> String {
        count(max(1, Int((end.timeIntervalSince(now) / 60).rounded(.up))), "minute", "minutes")
    }

    package static func role(_ role: Role) -> String {
        switch role {
        case .member: "Lecteur"
        case .teacher: "Enseignant"
        case .librarian: "Professeur documentaliste"
        case .administrator: "Administrateur du portail"
        }
    }

    package static func refusal(_ refusal: AccountRefusal) -> String {
        switch refusal {
        case .unknown: "Ce compte n’existe plus."
        case .noName: "Écrivez un nom."
        case .impossibleLogin:
            "L’identifiant doit avoir au moins une lettre\u{A0}: des chiffres seuls sont un numéro de carte."
        case .loginTaken(let name): "Cet identifiant est déjà celui de \(name)."
        case .notABorrower:
            "Ce compte n’est pas celui d’un emprunteur\u{A0}: plutôt que de lui retirer la gestion, fermez-le."
        case .lastAdministrator:
            "C’est le dernier administrateur du portail\u{A0}: nommez-en d’abord un autre."
        }
    }

    package static func refusal(_ refusal: NewPasswordRefusal) -> String {
        switch refusal {
        case .tooShort(let least): "Il est trop court\u{A0}: \(least) caractères au moins."
        case .tooLong: "Il est trop long."
        case .tooEasy:
            "Il serait trop facile à deviner. Évitez votre nom et les mots que tout le monde choisit."
        }
    }

    static func oldPassword(_ fault: SecurityView.Fault) -> String? {
        switch fault {
        case .wrongPassword: "Ce n’est pas votre mot de passe actuel."
        case .stopped(let words): words
        case .differs, .same, .refused: nil
        }
    }

    static func newPassword(_ fault: SecurityView.Fault) -> String? {
        switch fault {
        case .wrongPassword, .differs, .stopped: nil
        case .same: "Choisissez un mot de passe différent de l’ancien."
        case .refused(let refusal): Self.refusal(refusal)
        }
    }

    static func repeatedPassword(_ fault: SecurityView.Fault) -> String? {
        guard case .differs = fault else { return nil }
        return "Les deux nouveaux mots de passe ne sont pas les mêmes."
    }

    /// « 21 novembre à 14 h 05 », of an instant kept in UTC.
    static func moment(_ instant: String, today: Day, in zone: TimeZone) -> String {
        do {
            let date = try Date(instant, strategy: .iso8601)
            let minutes = Int(date.timeIntervalSince1970) + zone.secondsFromGMT(for: date)
            let (hour, minute) = (minutes / 3600 % 24, minutes / 60 % 60)
            return
                "\(Wording.date(Day(date, in: zone), today: today)) à \(hour)\u{A0}h\u{A0}\(minute < 10 ? "0" : "")\(minute)"
        } catch {
            return instant
        }
    }
}
