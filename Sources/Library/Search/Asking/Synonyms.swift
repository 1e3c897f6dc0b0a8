/// What readers type for what catalogues say.
enum Synonyms {
    /// Other ways of saying the words that one token made; none for nearly all of them.
    static func of(_ words: [String]) -> [[String]] {
        (table[words.joined(separator: " ")] ?? []).map { $0.split(separator: " ").map(String.init) }
    }

    private static let table: [String: [String]] = [
        "bd": ["bande dessinee"], "bds": ["bande dessinee"], "sf": ["science fiction"],
        "dico": ["dictionnaire"],
        "dicos": ["dictionnaire"], "st": ["saint"], "ste": ["sainte"], "magazine": ["revue"],
        "magazines": ["revue"],
        "journaux": ["revue"], "dvd": ["film"], "14 18": ["1914 1918"], "39 45": ["1939 1945"],
        "ww1": ["1914 1918"],
        "ww2": ["1939 1945", "seconde guerre mondiale"], "wwii": ["1939 1945", "seconde guerre mondiale"],
        "deuxieme": ["seconde"], "2eme": ["seconde", "2e"], "2e": ["seconde"], "2nde": ["seconde"], "holocauste": ["shoah"],
        "6eme": ["6e"], "5eme": ["5e"], "4eme": ["4e"], "3eme": ["3e"], "1ere": ["premiere"], "maths": ["mathematiques"], "info": ["informatique"], "philo": ["philosophie"],
        "geo": ["geographie"], "ado": ["adolescent"], "ados": ["adolescent"], "perso": ["personnage"],
    ]
}
