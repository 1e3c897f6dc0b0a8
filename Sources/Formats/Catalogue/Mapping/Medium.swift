/// What a document is made of (support), from the type of record and the words around it.
enum Medium {
    /// UNIMARC leader/06-07, unless 200$b names the medium itself.
    static func unimarc(
        _ record: MarcRecord, designation: String, isElectronic: Bool, _ description: RecordDescription
    ) -> String {
        let named = Punctuation.withoutBrackets(designation)
        if !named.isEmpty, !generalDesignations.contains(Folding.fold(named)) { return named }
        if isElectronic { return online(description) }
        switch Unicode.Scalar(record.leaderCode(6)) {
        case "a": return text(record)
        case "c", "d": return "Partition"
        case "e", "f": return "Carte"
        case "g": return video(description)
        case "i", "j": return sound(description)
        case "k": return "Image"
        case "l": return online(description)
        case "r": return "Objet"
        default: return "Autre"
        }
    }

    /// Leader/06 for a medium; 200$b says the rest.
    static func unimarcType(_ medium: String) -> Unicode.Scalar {
        switch medium {
        case "Partition": "c"
        case "Carte": "e"
        case "DVD vidéo", "Vidéo", "Cassette vidéo": "g"
        case "CD audio", "Cassette audio", "Enregistrement sonore": "i"
        case "Image": "k"
        case "Site internet", "Document électronique": "l"
        case "Autre": "m"
        case "Objet": "r"
        default: "a"
        }
    }

    /// MARC 21 leader/06-07, form of item (008/23), 245$h.
    static func marc21(_ record: MarcRecord, designation: String, _ description: RecordDescription) -> String
    {
        let form = Unicode.Scalar(record.control("008").code(at: 23))
        switch Unicode.Scalar(record.leaderCode(6)) {
        case "a":
            let isElectronic = form == "o" || form == "q" || form == "s" || designation.contains("electronic")
            return isElectronic ? online(description) : text(record)
        case "c", "d": return "Partition"
        case "e", "f": return "Carte"
        case "g": return video(description)
        case "i", "j": return sound(description)
        case "k": return "Image"
        case "m": return online(description)
        case "r": return "Objet"
        default: return "Autre"
        }
    }

    private static func text(_ record: MarcRecord) -> String {
        switch (Unicode.Scalar(record.leaderCode(7)), Unicode.Scalar(record.leaderCode(8))) {
        case ("s", _), ("b", _), ("a", "2"): "Périodique"
        default: "Livre"
        }
    }

    private static func video(_ description: RecordDescription) -> String {
        let words = Folding.fold(description.extent)
        if words.contains("dvd") { return "DVD vidéo" }
        return words.contains("cassette") || words.contains("vhs") ? "Cassette vidéo" : "Vidéo"
    }

    private static func sound(_ description: RecordDescription) -> String {
        let words = Folding.fold(description.extent)
        if words.contains("cassette") { return "Cassette audio" }
        let isDisc = words.contains("disque") || words.contains("disc") || words.contains("cd")
        return isDisc ? "CD audio" : "Enregistrement sonore"
    }

    private static func online(_ description: RecordDescription) -> String {
        let isOnline =
            !description.links.isEmpty && (description.extent.isEmpty || description.dimensions.isEmpty)
        return isOnline ? "Site internet" : "Document électronique"
    }

    /// Folded general material designations (200$b), which say less than the type of record.
    private static let generalDesignations: Set<String> = [
        "texte imprime", "texte manuscrit", "images animees", "image animee", "video",
        "document projete video",
        "enregistrement sonore", "document sonore", "document cartographique",
        "document cartographique imprime",
        "musique imprimee", "musique", "ressource electronique", "document graphique", "image fixe",
        "images fixes",
        "document multisupport", "multimedia multisupport", "objet", "testo a stampa",
    ]
}
