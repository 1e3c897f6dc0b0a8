/// The words of BCDI's nomenclatures that the mapping understands; the lists are open, other words are kept.
enum MemoWords {
    /// TYPE_NOTICE_N; nil for a word that says nothing known.
    static func kind(_ word: String) -> RecordDescription.Kind? {
        switch Folding.fold(word) {
        case "notice generale": .whole
        case "partie", "contribution": .part
        case "article": .article
        default: nil
        }
    }

    static func word(_ kind: RecordDescription.Kind) -> String {
        switch kind {
        case .whole: "Notice générale"
        case .part: "Partie"
        case .article: "Article"
        }
    }

    /// SUPPORT, or else what TYPE_DOC implies.
    static func medium(_ support: String, documentType: String) -> String {
        switch Folding.fold(support) {
        case "": byType[Folding.fold(documentType)] ?? ""
        case "revue": "Périodique"
        case "internet", "site web": "Site internet"
        default: support
        }
    }

    /// TYPE_DOC, whose words are those of UNIMARC leader/06.
    static func documentType(_ medium: String) -> String {
        switch Medium.unimarcType(medium) {
        case "c": "Texte imprimé"
        case "e": "Document cartographique"
        case "g": "Document projeté, vidéo"
        case "i": "Enregistrement sonore"
        case "k": "Document graphique"
        case "l": medium == "Site internet" ? "Ressource en ligne" : "Ressource électronique"
        case "m": "Autre"
        case "r": "Objet 3 dimensions"
        default: "Texte imprimé"
        }
    }

    private static let byType = [
        "texte imprime": "Livre", "texte manuscrit": "Livre", "document cartographique": "Carte",
        "document projete video": "Vidéo", "enregistrement sonore": "Enregistrement sonore",
        "document graphique": "Image", "ressource electronique": "Document électronique",
        "ressource en ligne": "Site internet", "document multisupport": "Autre", "autre": "Autre",
        "objet 3 dimensions": "Objet",
    ]

    /// FONCTIONS: a word to a relator code. A code stands for itself; a word that no code means is left out.
    static func role(_ word: String) -> String {
        for part in word.split(separator: "/") {
            if let code = Relator.code(for: String(part)) { return code }
        }
        let isCode = word.utf8.count == 3 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isCode ? word : ""
    }

    static func function(_ role: String) -> String {
        Relator.label(role) ?? role
    }
}
