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

    /// « 21/11/2026 », as spreadsheets read it
    static func fileDate(_ day: Day) -> String {
        [day.day, day.month].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "/") + "/\(day.year)"
    }

    /// « 21 novembre 2026 », as a letter is dated
    static func paperDate(_ day: Day) -> String {
        "\(day.day == 1 ? "1er" : String(day.day)) \(months[day.month - 1]) \(day.year)"
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

    /// « Tous les auteurs »
    static func all(_ facet: Search.Facet) -> String {
        switch facet {
        case .author: "Tous les auteurs"
        case .subject: "Tous les sujets"
        case .series: "Toutes les séries"
        case .genre: "Tous les genres"
        case .level: "Tous les niveaux"
        case .location: "Tous les emplacements"
        case .documentType: "Tous les types"
        case .language: "Toutes les langues"
        case .dewey: "Toutes les classes"
        case .availability, .fiction, .decade: "Tout voir"
        }
    }

    package static func value(_ value: String, of facet: Search.Facet) -> String {
        switch facet {
        case .availability: "Disponible maintenant"
        case .documentType, .genre, .level, .location, .series: capitalized(value)
        case .author: NameOrder.display(value)
        case .subject: value.split(separator: " -- ").joined(separator: "\u{A0}: ")
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

    /// « dans le titre et le résumé », « sous une autre forme, dans le sujet »
    static func reason(_ reason: Reason) -> String {
        let places = reason.columns.map(column)
        let listed =
            places.count < 2
            ? places.joined()
            : places.dropLast().joined(separator: ", ") + " et " + (places.last ?? "")
        switch reason.fit {
        case .exact: return listed
        case .sameFamily: return "sous une autre forme, \(listed)"
        case .beginning: return "au début d’un mot, \(listed)"
        }
    }

    private static func column(_ column: IndexColumn) -> String {
        switch column {
        case .title: "dans le titre"
        case .author: "dans le nom de l’auteur"
        case .contributor: "parmi ceux qui y ont travaillé"
        case .subject: "dans les sujets ou le genre"
        case .series: "dans la série"
        case .publisher: "dans l’éditeur ou la collection"
        case .summary: "dans le résumé"
        case .callNumber: "dans la cote"
        case .other: "dans les autres détails de la notice"
        }
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

    static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
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
