import Formats
import Foundation
import Library
import Storage

/// The French of dates, counts and codes: everything that depends on a number or a day.
package enum Wording {
    /// « 1 234 », with a narrow no-break space between thousands.
    package static func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append("\u{202F}") }
            grouped.append(digit)
        }
        return (number < 0 ? "−" : "") + grouped
    }

    /// « 1 résultat », « 14 résultats »; French counts 0 and 1 in the singular.
    package static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(self.number(number))\u{A0}\(number < 2 ? singular : plural)"
    }

    package static func results(_ number: Int) -> String {
        number == 0 ? "Aucun résultat" : count(number, "résultat", "résultats")
    }

    package static func documents(_ number: Int) -> String { count(number, "document", "documents") }
    package static func copies(_ number: Int) -> String { count(number, "exemplaire", "exemplaires") }

    /// « samedi 21 novembre », with the year when it is not `today`'s.
    package static func date(_ day: Day, today: Day) -> String {
        let ordinal = day.day == 1 ? "1er" : String(day.day)
        let year = day.year == today.year ? "" : " \(day.year)"
        return "\(weekdays[day.weekday - 1]) \(ordinal) \(months[day.month - 1])\(year)"
    }

    /// « novembre », « avril 2025 »
    package static func month(_ day: Day, today: Day) -> String {
        months[day.month - 1] + (day.year == today.year ? "" : " \(day.year)")
    }

    /// « demain », « jeudi 26 novembre »; a day gone by is late.
    package static func dueBack(_ day: Day, today: Day) -> String {
        switch day - today {
        case ..<0: "en retard depuis le \(date(day, today: today))"
        case 0: "retour prévu aujourd’hui"
        case 1: "retour prévu demain"
        default: "retour prévu \(date(day, today: today))"
        }
    }

    /// ISO 639-2 codes as readers say them; an unknown code stands for itself.
    package static func language(_ code: String) -> String {
        languages[code] ?? code
    }

    package static func decade(_ start: String) -> String {
        start == "1900" ? "Avant 1910" : "Années \(start)"
    }

    package static func facet(_ facet: Search.Facet) -> String {
        switch facet {
        case .availability: "Disponibilité"
        case .documentType: "Type de document"
        case .fiction: "Fiction ou documentaire"
        case .genre: "Genre"
        case .level: "Niveau"
        case .author: "Auteur"
        case .subject: "Sujet"
        case .location: "Emplacement"
        case .decade: "Année de publication"
        case .language: "Langue"
        case .series: "Série"
        case .dewey: "Classe Dewey"
        }
    }

    package static func value(_ value: String, of facet: Search.Facet) -> String {
        switch facet {
        case .availability: "Disponible maintenant"
        case .documentType, .genre, .level, .location, .series: capitalized(value)
        case .author: NameOrder.display(value)
        case .subject: value.replacingOccurrences(of: " -- ", with: "\u{A0}: ")
        case .fiction: value == Search.fiction ? "Fiction" : "Documentaire"
        case .language: capitalized(language(value))
        case .decade: decade(value)
        case .dewey: deweyClass(value)
        }
    }

    /// « Romans », « Bandes dessinées »: the shelf of a type. An unknown type stands as it is.
    package static func plural(ofType type: String) -> String {
        plurals[type] ?? type
    }

    package static func sort(_ sort: Search.Sort) -> String {
        switch sort {
        case .relevance: "Pertinence"
        case .newest: "Nouveautés d’abord"
        case .title: "Titre"
        case .year: "Année, récents d’abord"
        }
    }

    package static func status(_ status: CopyStatus) -> String {
        switch status {
        case .inService: "Disponible"
        case .consultationOnly: "À consulter sur place"
        case .lost: "Perdu"
        case .withdrawn: "Retiré"
        }
    }

    package static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ]
    private static let plurals = [
        "Roman": "Romans", "Bande dessinée": "Bandes dessinées", "Manga": "Mangas", "Conte": "Contes",
        "Nouvelle": "Nouvelles", "Album": "Albums", "Documentaire": "Documentaires",
        "Dictionnaire": "Dictionnaires", "Essai": "Essais", "Film": "Films", "Revue": "Revues",
        "Article": "Articles", "Livre": "Livres", "Biographie": "Biographies", "Atlas": "Atlas",
        "Site internet": "Sites internet", "Document électronique": "Documents électroniques",
        "Carte": "Cartes", "Partition": "Partitions", "CD audio": "CD audio", "Encyclopédie": "Encyclopédies",
        "Récit": "Récits", "Manuel": "Manuels", "Entretien": "Entretiens", "Jeu": "Jeux",
    ]
    private static let languages = [
        "fre": "français", "fra": "français", "eng": "anglais", "spa": "espagnol", "ger": "allemand",
        "deu": "allemand", "ita": "italien", "por": "portugais", "lat": "latin", "grc": "grec ancien",
        "gre": "grec", "ell": "grec", "ara": "arabe", "jpn": "japonais", "chi": "chinois", "zho": "chinois",
        "rus": "russe", "dut": "néerlandais", "nld": "néerlandais", "pol": "polonais", "heb": "hébreu",
        "swe": "suédois", "nor": "norvégien", "dan": "danois", "fin": "finnois", "tur": "turc",
        "bre": "breton",
        "oci": "occitan", "cos": "corse", "baq": "basque", "eus": "basque", "cat": "catalan",
        "gsw": "alsacien",
        "fro": "ancien français", "frm": "moyen français", "kor": "coréen", "vie": "vietnamien",
        "rum": "roumain",
        "ron": "roumain", "cze": "tchèque", "ces": "tchèque", "hun": "hongrois", "ukr": "ukrainien",
        "per": "persan",
        "fas": "persan", "mul": "plusieurs langues", "und": "langue non précisée", "zxx": "sans texte",
    ]
}
