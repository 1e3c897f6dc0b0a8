import Foundation

/// The two files of SIECLE of a campus of about so many people: pupils in classes of 28, two guardians for most.
struct CampusFiles {
    private static let rne = "9990001X"
    private let pupilCount: Int
    private var generator = SeededGenerator(seed: 21)

    init(people: Int) {
        pupilCount = people * 10 / 29
    }

    /// - Returns: the paths of the files, pupils then guardians.
    mutating func write(in folder: String) throws -> [String] {
        var pupils = header("BEE_ELEVES") + "<DONNEES><ELEVES>\n"
        var structures = "</ELEVES><STRUCTURES>\n"
        var guardians = header("BEE_RESPONSABLES") + "<DONNEES><PERSONNES>\n"
        var bonds = "</PERSONNES><RESPONSABLES>\n"
        var guardian = 0
        for number in 1...pupilCount {
            let name = word().uppercased()
            pupils += """
                <ELEVE ELEVE_ID="\(number)"><NOM_DE_FAMILLE>\(name)</NOM_DE_FAMILLE><PRENOM>\(word().capitalized)</PRENOM>\
                <DATE_NAISS>\(10 + number % 19)/0\(1 + number % 9)/\(2009 + number % 7)</DATE_NAISS>\
                <CODE_SEXE>\(1 + number % 2)</CODE_SEXE></ELEVE>

                """
            structures += """
                <STRUCTURES_ELEVE ELEVE_ID="\(number)"><STRUCTURE><CODE_STRUCTURE>\(3 + number / 28 % 4)E\(number / 112)\
                </CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>

                """
            for _ in 0..<(number.isMultiple(of: 10) ? 1 : 2) {
                guardian += 1
                guardians += """
                    <PERSONNE PERSONNE_ID="\(guardian)"><NOM_DE_FAMILLE>\(name)</NOM_DE_FAMILLE>\
                    <PRENOM>\(word().capitalized)</PRENOM><MEL>g\(guardian)@example.org</MEL></PERSONNE>

                    """
                bonds += """
                    <RESPONSABLE_ELEVE><ELEVE_ID>\(number)</ELEVE_ID><PERSONNE_ID>\(guardian)</PERSONNE_ID>\
                    <RESP_LEGAL>1</RESP_LEGAL></RESPONSABLE_ELEVE>

                    """
            }
        }
        let files = [
            ("ElevesAvecAdresses.xml", pupils + structures + "</STRUCTURES></DONNEES></BEE_ELEVES>\n"),
            (
                "ResponsablesAvecAdresses.xml",
                guardians + bonds + "</RESPONSABLES></DONNEES></BEE_RESPONSABLES>\n"
            ),
        ]
        return try files.map { name, text in
            let path = folder + "/" + name
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
    }

    private func header(_ root: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(root)><PARAMETRES><UAJ>\(Self.rne)</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>

        """
    }

    private mutating func word() -> String {
        (0..<3).map { _ in Self.syllables[Int.random(in: 0..<Self.syllables.count, using: &generator)] }
            .joined()
    }

    private static let syllables = [
        "mar", "tin", "lé", "o", "du", "pont", "bel", "lan", "ger", "né", "ri", "va", "so", "fi", "tho",
        "mas",
        "gar", "nier", "clé", "ment", "ro", "che", "bé", "ran",
    ]
}
