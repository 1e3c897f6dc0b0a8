/// Words that everybody writes and no record is about.
enum UntellingWords {
    static let volume: Set<String> = ["tome", "t", "volume", "vol", "numero", "no", "n", "num"]

    static let little: Set<String> = [
        "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "a", "et", "en", "sur", "dans", "par",
        "pour",
        "avec", "l", "d", "ou", "qui", "que", "qu", "quoi", "est", "ce", "c", "je", "j", "il", "elle", "y",
        "mon",
        "ma", "mes", "son", "sa", "ses", "se", "s", "ne", "the", "of",
    ]

    /// What one says to ask for a document, rather than what the document says.
    static let asking: Set<String> = [
        "livre", "livres", "document", "documents", "expose", "exposes", "cherche", "chercher", "recherche",
        "voudrais", "veux", "trouver", "parle", "parlent", "parlant", "propos", "sujet", "theme",
        "concernant",
        "information", "informations", "infos", "quelque", "chose", "cdi", "bonjour", "merci", "svp", "avez",
        "vous",
        "disponible", "appelle", "ecrit", "fiche", "lecture", "commentaire", "texte", "apprendre", "besoin",
    ]
}
