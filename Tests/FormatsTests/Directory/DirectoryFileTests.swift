import Foundation
import Testing

@testable import Formats

@Suite("Files of people")
struct DirectoryFileTests {
    private let folder = NSTemporaryDirectory() + "lutrin-directory-" + UUID().uuidString

    private func read(_ files: (name: String, text: String)..., rne: String = "9990001X") throws
        -> DirectoryFile.Reading
    {
        try read(files.map { ($0.name, Array($0.text.utf8)) }, rne: rne)
    }

    private func read(_ files: [(name: String, bytes: [UInt8])], rne: String = "9990001X") throws
        -> DirectoryFile.Reading
    {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch {
                print("left behind: \(folder)")
            }
        }
        let sources = try files.map { file in
            let path = folder + "/" + file.name
            try Data(file.bytes).write(to: URL(fileURLWithPath: path))
            return DirectoryFile.Source(path: path, name: file.name)
        }
        return try DirectoryFile.read(sources, rne: rne, today: "2026-11-21")
    }

    private static let pupils = """
        <?xml version="1.0" encoding="ISO-8859-15"?>
        <BEE_ELEVES VERSION="2.0"><PARAMETRES><UAJ>9990001X</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>
        <DONNEES><ELEVES>
        <ELEVE ELEVE_ID="11" ELENOET="1"><NOM_DE_FAMILLE>MARCHAND</NOM_DE_FAMILLE><NOM_USAGE/><PRENOM>Zo\u{E9}</PRENOM>
        <DATE_NAISS>14/03/2012</DATE_NAISS><CODE_SEXE>2</CODE_SEXE></ELEVE>
        <ELEVE ELEVE_ID="12"><NOM>BENALI</NOM><PRENOM>Karim</PRENOM><DATE_NAISS>02/06/2013</DATE_NAISS>
        <DATE_SORTIE>30/09/2026</DATE_SORTIE><CODE_SEXE>1</CODE_SEXE></ELEVE>
        <ELEVE ELEVE_ID="13"><NOM>SANS</NOM><PRENOM>Classe</PRENOM></ELEVE>
        </ELEVES><STRUCTURES>
        <STRUCTURES_ELEVE ELEVE_ID="11"><STRUCTURE><CODE_STRUCTURE>3EA</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>
        <STRUCTURE><CODE_STRUCTURE>3LAT</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>
        </STRUCTURES></DONNEES></BEE_ELEVES>
        """
    private static let guardians = """
        <?xml version="1.0" encoding="UTF-8"?>
        <BEE_RESPONSABLES><DONNEES><PERSONNES>
        <PERSONNE PERSONNE_ID="7"><NOM_DE_FAMILLE>MARCHAND</NOM_DE_FAMILLE><PRENOM>Paul</PRENOM><LC_CIVILITE>M.</LC_CIVILITE><MEL>p@exemple.org</MEL></PERSONNE>
        <PERSONNE PERSONNE_ID="8"><NOM>PERSONNE</NOM><PRENOM>De</PRENOM></PERSONNE>
        </PERSONNES><RESPONSABLES><RESPONSABLE_ELEVE><ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>7</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL></RESPONSABLE_ELEVE>
        </RESPONSABLES></DONNEES></BEE_RESPONSABLES>
        """

    @Test("SIECLE: pupils with their class and groups, then their guardians, whatever the encoding")
    func siecle() throws {
        let latin = Self.pupils.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let description = try read([
            ("ElevesAvecAdresses.xml", latin), ("Responsables.xml", Array(Self.guardians.utf8)),
        ])
        .description
        #expect(description.source == "siecle" && description.year == 2026)
        #expect(description.schools.map(\.rne) == ["9990001X"])
        #expect(description.completeProfiles == [.pupil, .guardian])
        #expect(
            description.people.map(\.lastName) == ["MARCHAND", "BENALI", "MARCHAND"], "nobody without a class"
        )
        let zoe = try #require(description.people.first)
        #expect(zoe.firstName == "Zoé" && zoe.bornOn == "2012-03-14" && zoe.sex == "F" && zoe.key == "E11")
        #expect(zoe.affiliations.first?.classes == [.init("3EA"), .init("3LAT", isGroup: true)])
        #expect(description.people[1].hasLeft)
        let paul = description.people[2]
        #expect(paul.civility == "M." && paul.email == "p@exemple.org" && paul.children.map(\.key) == ["E11"])
        #expect(paul.affiliations.map(\.profile) == [.guardian])
    }

    @Test("AAF: several files together, schools named by their RNE, functions, form teachers, families")
    func aaf() throws {
        func file(
            _ kind: String, _ requests: [(id: String, attributes: [(String, [String])])],
            operation: String = "addRequest"
        )
            -> String
        {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>"
                + requests.map { request in
                    let name = kind == "EtabEducNat" ? "categorieStructure" : "categoriePersonne"
                    return
                        "<\(operation)><operationalAttributes><attr name=\"\(name)\"><value>\(kind)</value></attr></operationalAttributes><identifier><id>\(request.id)</id></identifier><attributes>"
                        + request.attributes.map { name, values in
                            "<attr name=\"\(name)\">" + values.map { "<value>\($0)</value>" }.joined()
                                + "</attr>"
                        }.joined() + "</attributes></\(operation)>"
                }.joined() + "</ficAlimMENESR>"
        }
        let schools = file(
            "EtabEducNat",
            [
                (
                    "1",
                    [
                        ("ENTStructureUAI", ["9990001X"]),
                        ("ENTStructureNomCourant", ["Collège Les Tilleuls$"]), ("l", ["Saint-Aubin"]),
                    ]
                ),
                (
                    "2",
                    [("ENTStructureUAI", ["9990002Y"]), ("ENTStructureNomCourant", ["Lycée Les Tilleuls"])]
                ),
            ])
        let pupils = file(
            "Eleve",
            [
                (
                    "100",
                    [
                        ("sn", ["Marchand"]), ("givenName", ["Zoé"]),
                        ("ENTPersonDateNaissance", ["14/03/2012"]),
                        ("ENTPersonStructRattach", ["1"]), ("ENTEleveClasses", ["1$3EA"]),
                        ("ENTEleveGroupes", ["1$3LAT", ""]), ("ENTElevePersRelEleve", ["200$1$1$1$1$0"]),
                    ]
                )
            ])
        let relatives = file(
            "PersRelEleve",
            [("200", [("sn", ["Marchand"]), ("givenName", ["Paul"])]), ("201", [("sn", ["Personne"])])])
        let staff = file(
            "PersEducNat",
            [
                (
                    "300",
                    [
                        ("sn", ["Diallo"]), ("givenName", ["Mamadou"]), ("ENTPersonStructRattach", ["1"]),
                        (
                            "ENTPersonFonctions",
                            [
                                "1$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES",
                                "2$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES",
                            ]
                        ),
                        ("ENTAuxEnsClassesMatieres", ["1$3EA$0001", "2$2DEA$0001"]),
                        ("ENTAuxEnsClassesPrincipal", ["1$3EA"]), ("PersEducNatPresenceDevantEleves", ["O"]),
                    ]
                ),
                (
                    "301",
                    [
                        ("sn", ["Petit"]), ("givenName", ["Anne"]), ("ENTPersonStructRattach", ["1"]),
                        ("ENTPersonFonctions", ["1$EDU$EDUCATION"]),
                        ("PersEducNatPresenceDevantEleves", ["N"]),
                    ]
                ),
            ])
        let description = try read(
            ("ENT_Complet_20260901_Eleve_0000.xml", pupils),
            ("ENT_Complet_20260901_PersRelEleve_0000.xml", relatives),
            ("ENT_Complet_20260901_PersEducNat_0000.xml", staff),
            ("ENT_Complet_20260901_EtabEducNat_0000.xml", schools)
        ).description
        #expect(description.schools.map(\.name) == ["Collège Les Tilleuls", "Lycée Les Tilleuls"])
        #expect(description.people.map(\.lastName) == ["Marchand", "Marchand", "Diallo", "Petit"])
        #expect(description.people[1].children.map(\.key) == ["100"])
        #expect(description.people[1].affiliations.map(\.rne) == ["9990001X"])
        let diallo = description.people[2]
        #expect(diallo.affiliations.map(\.rne) == ["9990001X", "9990002Y"])
        #expect(diallo.affiliations.map(\.isMain) == [true, false])
        #expect(diallo.affiliations[0].classes == [.init("3EA", isFormTeacher: true)])
        #expect(diallo.affiliations[1].classes == [.init("2DEA")])
        #expect(description.people[3].affiliations.map(\.profile) == [.staff])
        #expect(description.people[3].affiliations.map(\.role) == ["Education"])
        #expect(description.completeProfiles == [.pupil, .guardian, .teacher, .staff])
        let gone = try read(
            (
                "ENT_Delta_20261101_Eleve_0000.xml",
                pupils.replacingOccurrences(of: "addRequest", with: "deleteRequest")
            ),
            ("ENT_Delta_20261101_EtabEducNat_0000.xml", schools)
        ).description
        #expect(gone.people.map(\.hasLeft) == [true] && gone.completeProfiles.isEmpty)
    }

    @Test(
        "a table: columns by their headings, several classes in a cell, and a sentence for each row that is not used"
    )
    func table() throws {
        let reading = try read(
            (
                "personnes.csv",
                """
                Profil;NOM;Prénom;Date de naissance;Classe;Mél;Identifiant;Enfants;Professeur principal
                élève;Marchand;Zoé;14/03/2012;3eA;;z1;;
                Enseignant;Diallo;Mamadou;;3eA, 3eB;d@exemple.org;;;3eA
                parent;Marchand;Paul;;;;p1;z1;
                ;;Sans nom;;;;;;
                martien;Zorg;A;;;;;;
                élève;Faux;Jour;le 12;3eA;;;;
                """
            ))
        #expect(reading.description.people.map(\.lastName) == ["Marchand", "Diallo", "Marchand"])
        #expect(
            reading.description.people[1].affiliations[0].classes == [
                .init("3eA", isFormTeacher: true), .init("3eB"),
            ])
        #expect(reading.description.people[2].children.map(\.key) == ["z1"])
        #expect(reading.problems.map(\.line) == [5, 6, 7])
        #expect(reading.problems.map(\.reason).allSatisfy { !$0.isEmpty })
        #expect(reading.description.completeProfiles.isEmpty, "a table never says who has left")
    }

    @Test(
        "what is not such a file is refused with a sentence",
        arguments: [
            "", "bonjour", "<a><b/></a>", "<BEE_ELEVES><DONNEES>", "Nom;Prénom\nA;B",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><BEE_ELEVES>&x;</BEE_ELEVES>",
            String(repeating: "<a>", count: 100_000),
            "<BEE_ELEVES><ELEVES><ELEVE ELEVE_ID=\"1\">" + String(repeating: "<b/>", count: 30_000),
        ])
    func refused(_ text: String) throws {
        do {
            let reading = try read(("f.xml", text))
            #expect(reading.description.people.isEmpty, "\(text.prefix(40))")
        } catch let error as FormatError {
            #expect(!error.reason.isEmpty)
        }
    }

    @Test(
        "dates as schools write them",
        arguments: [
            ("14/03/2012", "2012-03-14"), ("4/3/2012", "2012-03-04"), ("2012-03-14", "2012-03-14"),
            ("14-03-2012", "2012-03-14"),
            ("14/03/12", nil), ("mars 2012", nil), ("", nil),
        ] as [(String, String?)])
    func dates(_ text: String, _ iso: String?) {
        #expect(FrenchDate.iso(text) == iso)
    }
}

@Suite("Names that came in the wrong character set")
struct MisreadNameTests {
    @Test(
        "K-22 names encoded twice are repaired",
        arguments: [
            ("ZoÃ©", "Zoé"), ("MÃ¨rine", "Mèrine"), ("MÃšrine", "Mèrine"), ("FranÃ§ois", "François"),
            ("Zoé", "Zoé"), ("Łukasz", "Łukasz"), ("N’Guyen", "N’Guyen"), ("ÉLÉONORE", "ÉLÉONORE"), ("", ""),
        ])
    func repaired(name: String, expected: String) {
        #expect(MisreadName.repaired(name) == expected)
    }

    @Test(
        "K-22 a name that cannot be repaired is kept and said",
        arguments: ["Mšrine", "Zo\u{FFFD}", "L?a", "Zo\u{8E}"])
    func doubtful(name: String) {
        var description = DirectoryDescription(source: "csv")
        var entry = PersonEntry()
        entry.lastName = "ACCOLEE"
        entry.firstName = name
        description.people = [entry]
        let (repaired, remarks) = description.repaired()
        #expect(repaired.people == [entry])
        #expect(remarks.count == 1 && remarks[0].contains(name))
        #expect(!MisreadName.isDoubtful("Éléonore de l’Œuvre-Đặng"))
    }
}
