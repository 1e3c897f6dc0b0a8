/// Who did what: UNIMARC relator codes, their French words, and the MARC 21 codes and terms that mean the same.
package enum Relator {
    package static let author = "070"

    /// « Illustrateur » for 440, nil for an unknown code.
    package static func label(_ code: String) -> String? {
        labels[code]
    }

    /// The code that a word for the function means, French or English: « ill. », « traducteur », « author ».
    package static func code(for words: String) -> String? {
        terms[Folding.fold(words)]
    }

    /// MARC 21 $4: `aut`, or the tail of an address that ends with it.
    static func code(ofMarc21 code: String) -> String? {
        let last =
            code.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
            ?? ""
        return marc21[last.lowercased()] ?? (labels[last] == nil ? nil : last)
    }

    /// Code, French word, MARC 21 codes, and folded terms found in $e and in BCDI's FONCTIONS_N.
    private static let all: [(code: String, label: String, marc21: String, terms: String)] = [
        ("005", "Acteur", "act", "actor"),
        ("010", "Adaptateur", "adp", "adapter|adapt"),
        ("020", "Annotateur", "ann", "annotator"),
        ("030", "Arrangeur", "arr", "arranger"),
        ("040", "Artiste", "art", "artist"),
        ("070", "Auteur", "aut cre dub", "author|creator|auteur principal|texte|aut"),
        ("072", "Auteur d’une citation", "aqt", ""),
        ("075", "Postfacier", "aft", "postface|author of afterword"),
        ("080", "Préfacier", "aui win", "preface|pref|author of introduction|writer of introduction"),
        ("090", "Dialoguiste", "aud", ""),
        ("100", "Auteur de l’œuvre adaptée", "ant", "antecedent bibliographique"),
        ("180", "Cartographe", "ctg", "cartographer"),
        ("200", "Chorégraphe", "chr", "choreographer"),
        ("205", "Collaborateur", "ctb clb", "contributor|collab"),
        ("210", "Commentateur", "cmm cwt", "commentator"),
        ("220", "Compilateur", "com", "compiler|comp"),
        ("230", "Compositeur", "cmp", "composer|musique"),
        ("245", "Concepteur", "ccp", "conception"),
        ("250", "Chef d’orchestre", "cnd", "conductor"),
        ("273", "Commissaire d’exposition", "cur", "curator"),
        ("275", "Danseur", "dnc", "dancer"),
        ("280", "Dédicataire", "dte", ""),
        ("300", "Réalisateur", "drt fmd", "director|film director|metteur en scene|videaste"),
        ("340", "Éditeur scientifique", "edt", "editor|ed|editeur intellectuel"),
        ("350", "Graveur", "egr etr", "engraver|etcher"),
        ("365", "Expert", "exp", ""),
        ("370", "Monteur", "flm edm", "film editor"),
        ("410", "Graphiste", "grt bkd", "graphic technician|maquettiste"),
        ("430", "Enlumineur", "ilu", "illuminator"),
        ("440", "Illustrateur", "ill drm", "illustrator|ill|illus|dessinateur|dessins|illustrations|dess"),
        ("460", "Interviewé", "ive", "interviewee"),
        ("470", "Intervieweur", "ivr", "interviewer"),
        ("480", "Librettiste", "lbt", "librettist"),
        ("510", "Lithographe", "ltg", "lithographer"),
        ("520", "Parolier", "lyr", "lyricist|paroles"),
        ("545", "Musicien", "mus itr", "musician|instrumentalist"),
        ("550", "Narrateur", "nrt", "narrator|lecteur|recitant"),
        ("590", "Interprète", "prf", "performer"),
        ("600", "Photographe", "pht", "photographer|photogr|photographies|phot"),
        ("605", "Présentateur", "pre", "presenter"),
        ("610", "Imprimeur", "prt", "printer"),
        ("630", "Producteur", "pro fmp", "producer|film producer"),
        ("632", "Directeur artistique", "adi", ""),
        ("635", "Programmeur", "prg", "programmer"),
        ("637", "Gestionnaire de projet", "pdr", ""),
        ("650", "Éditeur", "pbl", "publisher|editeur commercial"),
        (
            "651", "Directeur de la publication", "pbd",
            "publishing director|dir|directeur de publication|directeur"
        ),
        ("675", "Critique", "rev", "reviewer"),
        ("690", "Scénariste", "aus sce", "screenwriter|scenario"),
        ("695", "Conseiller scientifique", "sad", ""),
        ("705", "Sculpteur", "scl", "sculptor"),
        ("721", "Chanteur", "sng", "singer"),
        ("723", "Commanditaire", "spn", "sponsor"),
        ("727", "Directeur de thèse", "ths dgs", ""),
        ("730", "Traducteur", "trl", "translator|trad|tr|traduction"),
        ("755", "Vocaliste", "voc", "vocalist"),
    ]

    private static let labels = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.label) })

    private static let marc21: [String: String] = {
        var codes: [String: String] = [:]
        for relator in all {
            for code in relator.marc21.split(separator: " ") { codes[String(code)] = relator.code }
        }
        return codes
    }()

    private static let terms: [String: String] = {
        var codes: [String: String] = [:]
        for relator in all {
            codes[Folding.fold(relator.label)] = relator.code
            for term in relator.terms.split(separator: "|") { codes[String(term)] = relator.code }
        }
        return codes
    }()
}
