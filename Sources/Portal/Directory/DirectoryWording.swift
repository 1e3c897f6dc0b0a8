import Formats
import School
import Storage

/// What the directory calls things on screen.
extension CampusWording {
    static func profile(_ profile: Profile) -> String {
        switch profile {
        case .teacher: "Enseignant"
        case .pupil: "Élève"
        case .guardian: "Parent"
        case .internshipTutor: "Maître de stage"
        case .inspector: "Inspecteur"
        case .staff: "Non enseignant"
        }
    }

    static func profiles(_ profile: Profile) -> String {
        switch profile {
        case .teacher: "Enseignants"
        case .pupil: "Élèves"
        case .guardian: "Parents"
        case .internshipTutor: "Maîtres de stage"
        case .inspector: "Inspecteurs"
        case .staff: "Personnels non enseignants"
        }
    }

    /// « 250 élèves sur 500 (Collège Les Tilleuls) »
    static func departures(_ departures: DirectoryAnalysis.Departures) -> String {
        let people =
            Profile(rawValue: departures.profile).map { profiles($0).lowercased() } ?? departures.profile
        return
            "\(Wording.number(departures.left))\u{A0}\(people) sur \(Wording.number(departures.before)) (\(departures.school))"
    }

    /// « Parti le 3 juillet »: who has not left is « Opérationnel » (K-17).
    static func presence(_ leftOn: Day?, today: Day) -> String {
        leftOn.map { "Départ le \(Wording.date($0, today: today))" } ?? "Opérationnel"
    }

    /// « Collège Les Tilleuls – Saint-Aubin (9990001x) » (K-18).
    static func school(_ school: School) -> String {
        let town = school.town.isEmpty ? "" : " – \(school.town)"
        return "\(school.name)\(town) (\(school.rne.lowercased))"
    }

    static func people(_ count: Int) -> String {
        count == 0 ? "Personne" : Wording.count(count, "personne", "personnes")
    }

    static func source(_ name: String) -> String {
        switch name {
        case "siecle": "SIECLE"
        case "aaf": "Annuaire académique (AAF)"
        case "csv": "Tableau"
        case "demo": "Démonstration"
        default: name
        }
    }

    static func kinship(_ relative: PersonSheet.Relative) -> String {
        [relative.kinship, relative.isLegal ? "" : "non légal"].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func refusal(_ refusal: DirectoryRefusal) -> String {
        switch refusal {
        case .unknown:
            "Ces fichiers ne parlent d’aucun établissement de cette cité\u{A0}: vérifiez leur numéro RNE, ou ajoutez d’abord l’établissement (Annuaire, Établissements)."
        case .noName: "Écrivez un nom."
        case .schoolKnown(let rne): "L’établissement \(rne) est déjà dans cette cité."
        case .identifierTaken(let name):
            "Cet identifiant est déjà celui de \(name), dans le même établissement. Vérifiez-le dans PRONOTE."
        case .impossibleIdentifier:
            "Un identifiant PRONOTE n’a que des majuscules et des chiffres, 32 au plus\u{A0}: collez-le tel que PRONOTE le donne."
        }
    }

    static func refusal(_ refusal: ExternalServiceRefusal) -> String {
        switch refusal {
        case .noName(let place): "Le service de la ligne \(place) a une adresse, mais pas de nom."
        case .nameTwice(let name): "Le nom «\u{A0}\(name)\u{A0}» est donné deux fois."
        case .badAddress(let name):
            "L’adresse de «\u{A0}\(name)\u{A0}» n’est pas celle d’un site\u{A0}: elle commence par https:// et n’a ni espace ni lettre accentuée."
        case .tooMany: "Il y a plus de \(ExternalService.most) services\u{A0}: retirez-en."
        case .unknown: "Cet établissement n’est pas de cette cité."
        }
    }
}
