import Foundation
import School
import Storage

/// What a campus says, where a portal would say it otherwise.
package enum CampusWording {
    static func refusal(_ refusal: SignInRefusal, now: Date) -> String {
        switch refusal {
        case .unknownOrWrong:
            "L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les majuscules, ou demandez un nouveau mot de passe à l’administrateur de l’établissement."
        case .tooManyAttempts(let end):
            "Trop d’essais de suite. Réessayez dans \(Wording.waiting(until: end, from: now))."
        case .left:
            "Vous n’êtes plus dans les listes de l’établissement\u{A0}: vos espaces sont fermés. Si c’est une erreur, adressez-vous à son administrateur."
        case .closedAccount, .notForThisDoor:
            "Ce compte est fermé. Adressez-vous à l’administrateur de l’établissement."
        }
    }

    /// « CPE », « Enseignant », « Élève »: what somebody is to their main school (L-07); nil: nothing is known of it.
    static func profile(of member: CampusMember) -> String? {
        guard let main = member.affiliations.first else {
            return member.account.isAdministrator ? "Administrateur" : nil
        }
        return main.profile == .staff && !main.role.isEmpty ? main.role : profile(main.profile)
    }

    package static func refusal(_ refusal: CampusAccountRefusal) -> String {
        switch refusal {
        case .unknown: "Ce compte n’existe plus."
        case .noName: "Écrivez un nom."
        case .impossibleLogin:
            "L’identifiant doit avoir au moins une lettre\u{A0}: des chiffres seuls sont un numéro de carte."
        case .loginTaken(let name): "Cet identifiant est déjà celui de \(name)."
        }
    }
}
