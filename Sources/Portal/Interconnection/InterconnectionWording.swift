import Foundation
import Library
import Storage

/// The French of the interconnection.
extension Wording {
    static func interconnectionRefusal(_ refusal: InterconnectionRefusal) -> String {
        switch refusal {
        case .stale:
            "La page d’où vous venez n’était plus à jour\u{A0}: l’interconnexion a changé depuis, dans un autre onglet ou par quelqu’un d’autre. Rien n’a été changé. Voici où elle en est."
        case .inUse(let name):
            "Ce portail est interconnecté avec \(name). Désactivez d’abord cette interconnexion\u{A0}: il n’y en a qu’une à la fois."
        case .none: "Il n’y a pas d’interconnexion\u{A0}: rien n’a été changé."
        case .formerKeys(let former, let people):
            "L’interconnexion n’est pas activée\u{A0}: \(count(people, "emprunteur porte", "emprunteurs portent")) des clefs qui sont peut-être celles de \(former). Supprimez-les, ou dites ci-dessous que ce sont les nouvelles."
        }
    }

    /// Why another address, or another attribute, is not taken while borrowers have keys.
    static func keysOfBefore(_ people: Int) -> String {
        "Cette adresse ou cet attribut désigne les personnes autrement, et \(count(people, "emprunteur porte", "emprunteurs portent")) encore une clef d’avant\u{A0}: des élèves seraient pris pour d’autres. Désactivez l’interconnexion et supprimez les clefs, ou cochez ici que ces clefs restent les bonnes."
    }

    /// « Interconnexion activée : Mon ENT ; samedi 21 novembre à 12 h 05, par Mme Leroux. »
    static func interconnectionEvent(_ event: InterconnectionEvent, today: Day, in zone: TimeZone) -> String {
        let name = event.name
        let people = count(event.people, "emprunteur", "emprunteurs")
        let what =
            switch event.kind {
            case .chosen: "Choix\u{A0}: \(name)"
            case .abandoned: "Choix retiré\u{A0}: \(name)"
            case .activated: "Interconnexion activée\u{A0}: \(name)"
            case .changed: "Réglages modifiés\u{A0}: \(name)"
            case .deactivated: "Interconnexion désactivée\u{A0}: \(name)"
            case .keysRemoved: "Clefs ENT supprimées\u{A0}: \(people)"
            case .keysRestored: "Clefs ENT rendues\u{A0}: \(people)"
            }
        return "\(what)\u{A0}; \(moment(event.at, today: today, in: zone)), par \(event.actor)."
    }

    /// « active, avec Mon ENT »: for tables of contents and the middle of sentences.
    static func interconnection(_ provider: IdentityProvider?) -> String {
        guard let provider else { return "aucune interconnexion" }
        return provider.isActive
            ? "active, avec \(provider.name)" : "pas encore active (\(provider.name))"
    }
}
