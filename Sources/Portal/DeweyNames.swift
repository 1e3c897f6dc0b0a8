/// What the classes of the Dewey classification are about, in the words of a school library.
enum DeweyNames {
    /// « Sciences », « Animaux »; nil for a class that has no name of its own here.
    static func name(of number: String) -> String? { names[number] ?? sections[number] }

    static let mainClasses = (0...9).map(String.init)

    private static let names = [
        "0": "Généralités, informatique", "1": "Philosophie, psychologie", "2": "Religions, mythologie",
        "3": "Société", "4": "Langues", "5": "Sciences", "6": "Techniques, santé",
        "7": "Arts, loisirs, sports",
        "8": "Littérature", "9": "Géographie, histoire",
        "00": "Savoir, informatique, internet", "01": "Bibliographies", "02": "Bibliothèques",
        "03": "Encyclopédies",
        "07": "Presse, médias",
        "10": "Philosophie", "11": "Le monde, le temps", "12": "L’être humain", "14": "Courants de pensée",
        "16": "Logique",
        "13": "Rêves, mystères", "15": "Psychologie", "17": "Morale", "18": "Philosophie antique",
        "19": "Philosophie moderne",
        "21": "Croire", "24": "Prier", "27": "Histoire de l’Église", "28": "Églises chrétiennes",
        "20": "Les religions", "22": "Bible", "23": "Christianisme", "29": "Autres religions, mythologie",
        "31": "Chiffres, statistiques", "30": "Vie en société", "32": "Politique, citoyenneté",
        "33": "Économie, travail",
        "34": "Droit, justice",
        "35": "État, armée", "36": "Entraide, sécurité", "37": "École, éducation",
        "38": "Commerce, transports",
        "39": "Coutumes, contes, légendes",
        "40": "Le langage", "41": "Écritures, linguistique", "42": "Anglais", "43": "Allemand",
        "44": "Français", "45": "Italien",
        "46": "Espagnol",
        "47": "Latin", "48": "Grec", "49": "Autres langues",
        "50": "Sciences de la nature", "51": "Mathématiques", "52": "Astronomie", "53": "Physique",
        "54": "Chimie",
        "55": "Terre, climat, volcans", "56": "Dinosaures, fossiles", "57": "Vie, évolution, écologie",
        "58": "Plantes", "59": "Animaux",
        "60": "Inventions", "61": "Corps humain, santé", "62": "Machines, énergie, espace",
        "63": "Agriculture, élevage", "64": "Cuisine, maison", "65": "Entreprise",
        "66": "Chimie industrielle",
        "67": "Fabrication", "68": "Objets, outils", "69": "Construction",
        "70": "Histoire de l’art", "71": "Paysages, villes", "72": "Architecture", "73": "Sculpture",
        "74": "Dessin, BD",
        "75": "Peinture", "76": "Gravure", "77": "Photographie", "78": "Musique",
        "79": "Cinéma, jeux, sports",
        "80": "Écrire, lire", "81": "Littérature américaine", "82": "Littérature anglaise",
        "83": "Littérature allemande", "84": "Littérature française", "85": "Littérature italienne",
        "86": "Littérature espagnole", "87": "Littérature latine", "88": "Littérature grecque",
        "89": "Autres littératures",
        "90": "Histoire du monde", "91": "Géographie, voyages", "92": "Biographies", "93": "Antiquité",
        "94": "Histoire de l’Europe", "95": "Asie", "96": "Afrique", "97": "Amérique du Nord",
        "98": "Amérique du Sud", "99": "Océanie, pôles",
    ]
}

extension Wording {
    /// « 590 – Animaux »
    static func deweyClass(_ number: String) -> String {
        let padded = number + String(repeating: "0", count: max(0, 3 - number.utf8.count))
        return DeweyNames.name(of: number).map { "\(padded) – \($0)" } ?? padded
    }
}
