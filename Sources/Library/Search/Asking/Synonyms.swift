/// What readers type for what catalogues say.
enum Synonyms {
    /// Other ways of saying the words that one token made; none for nearly all of them.
    static func of(_ words: [String]) -> [[String]] {
        (table[words.joined(separator: " ")] ?? []).map { $0.split(separator: " ").map(String.init) }
    }

    private static let table: [String: [String]] = {
        let first = ["1914 1918", "premiere guerre mondiale"]
        let second = ["1939 1945", "seconde guerre mondiale"]
        return [
            "14 18": first, "ww1": first, "wwi": first, "39 45": second, "ww2": second, "wwii": second,
            "bd": ["bande dessinee"], "bds": ["bande dessinee"], "sf": ["science fiction"],
            "dico": ["dictionnaire"], "dicos": ["dictionnaire"], "st": ["saint"], "ste": ["sainte"],
            "magazine": ["revue"], "magazines": ["revue"], "journaux": ["revue"], "dvd": ["film"],
            "deuxieme": ["seconde"], "2eme": ["seconde", "2e"], "2e": ["seconde"], "2nde": ["seconde"],
            "1ere": ["premiere"], "6eme": ["6e"], "5eme": ["5e"], "4eme": ["4e"], "3eme": ["3e"],
            "holocauste": ["shoah"], "maths": ["mathematiques"], "info": ["informatique"],
            "philo": ["philosophie"], "geo": ["geographie"], "ado": ["adolescent"], "ados": ["adolescent"],
            "perso": ["personnage"],
        ]
    }()
}
