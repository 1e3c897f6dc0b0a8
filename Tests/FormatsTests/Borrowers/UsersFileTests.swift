import Foundation
import Testing

@testable import Formats

@Suite("The users’ file of BCDI and e-sidoc")
struct UsersFileTests {
    private static func zoe() -> UserEntry {
        var entry = UserEntry()
        entry[.name] = "Marchand Zoé"
        entry[.bornOn] = "14/03/2012"
        entry[.status] = "Elève"
        entry[.schoolClass] = "3eA"
        entry[.account] = "OUI"
        entry[.password] = "x7k2p9q"
        entry[.entKey] = "clef-opaque-1"
        entry[.kind] = "Usager"
        return entry
    }

    private static func teacher() -> UserEntry {
        var entry = UserEntry()
        entry[.name] = "L’Œuf & Fils <Sœur>"
        entry[.email] = "oeuf@exemple.org"
        entry[.status] = "Enseignant"
        entry[.account] = "OUI"
        entry[.password] = "p"
        entry[.entKey] = "clef-opaque-2"
        return entry
    }

    @Test(
        "L-06 both encodings are accepted by an importer that insists on the order, and come back the same",
        arguments: UsersFile.Encoding.allCases)
    func order(encoding: UsersFile.Encoding) throws {
        let entries = [Self.zoe(), Self.teacher()]
        let bytes = UsersFile.bytes(of: entries, encoding)
        let people = try StrictUsersReader.read(bytes, encoding)
        #expect(people.map { $0["EMPRUNTEUR_M"] } == ["Marchand Zoé", "L’Œuf & Fils <Sœur>"])
        #expect(people[0]["CLASSE_M"] == "3eA" && people[1]["CLASSE_M"] == nil)
        #expect(people[1]["VILLE_M"] == "", "present, even empty")
        let reading = try UsersFile.read(bytes)
        #expect(reading.entries.map { $0[.name] } == entries.map { $0[.name] })
        #expect(reading.entries.map { $0[.bornOn] } == ["14/03/2012", ""])
        #expect(!reading.isMisdeclared && reading.ignored.isEmpty)
        #expect(encoding == .utf8 || !bytes.contains(0xC3), "one byte for each accent")
    }

    @Test("a letter that Windows-1252 lacks is written by its number, and read again")
    func beyond() throws {
        var entry = Self.zoe()
        entry[.name] = "Łukasz 李 Zoé\u{0}\u{1F}"
        let reading = try UsersFile.read(UsersFile.bytes(of: [entry], .windows1252))
        #expect(reading.entries.map { $0[.name] } == ["Łukasz 李 Zoé"])
    }

    @Test(
        "K-22 the encoding that a file is in wins over the one that it says; names encoded twice are repaired"
    )
    func encodings() throws {
        func file(_ declared: String, _ bytes: [UInt8]) -> [UInt8] {
            Array(
                "<?xml version=\"1.0\" encoding=\"\(declared)\"?>\r\n<FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>"
                    .utf8)
                + bytes + Array("</EMPRUNTEUR_M></EMPRUNTEURS></FICHES_XML>".utf8)
        }
        let lying = try UsersFile.read(file("windows-1252", Array("Mèrine Zoé".utf8)))
        #expect(lying.entries.map { $0[.name] } == ["Mèrine Zoé"] && lying.isMisdeclared)
        let latin = try UsersFile.read(file("UTF-8", [0x4D, 0xE8, 0x72, 0x69, 0x6E, 0x65]))
        #expect(latin.entries.map { $0[.name] } == ["Mèrine"])
        let honest = try UsersFile.read(file("ISO-8859-15", [0x4D, 0xE8, 0x72, 0x69, 0x6E, 0x65]))
        #expect(honest.entries.map { $0[.name] } == ["Mèrine"] && !honest.isMisdeclared)
        let twice = try UsersFile.read(file("UTF-8", Array("MÃ¨rine ZoÃ©".utf8)))
        #expect(twice.entries.map { $0[.name] } == ["Mèrine Zoé"])
        let marked = try UsersFile.read([0xEF, 0xBB, 0xBF] + file("utf-8", Array("Zoé".utf8)))
        #expect(marked.entries.map { $0[.name] } == ["Zoé"])
    }

    @Test("elements in any order, in any number, unknown or repeated are read for what they are worth")
    func tolerant() throws {
        let text = """
            <FICHES_XML><EMPRUNTEURS><SEXE_M>F</SEXE_M><CLASSE_M>3eA</CLASSE_M><EMPRUNTEUR_M>Marchand
             Zoé</EMPRUNTEUR_M><EMPRUNTEUR_M>Autre</EMPRUNTEUR_M><DIVEMPR_M>Latin</DIVEMPR_M></EMPRUNTEURS>
            <EMPRUNTEURS/></FICHES_XML>
            """
        let reading = try UsersFile.read(Array(text.utf8))
        #expect(reading.ignored == ["SEXE_M"])
        #expect(reading.entries.count == 2)
        #expect(reading.entries[0][.name] == "Marchand Zoé" && reading.entries[0].remark == "Latin")
        #expect(reading.entries[1][.name].isEmpty)
    }

    @Test(
        "what is no such file is refused in a sentence",
        arguments: [
            ("<html><body/></html>", "FICHES_XML"),
            ("<!DOCTYPE x [<!ENTITY a \"b\">]><FICHES_XML><EMPRUNTEURS/></FICHES_XML>", "entités"),
            ("<FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>Zoé", "mal formé"),
            ("<FICHES_XML><EMPRUNTEURS>…", "profond"),
            ("<", "FICHES_XML"), ("<FICHES_XML><EMPRUNTEURS>&nbsp;</EMPRUNTEURS></FICHES_XML>", "mal formé"),
        ])
    func refused(text: String, word: String) {
        let text = text.replacing("…", with: String(repeating: "<a>", count: 1_000_000))
        #expect {
            try UsersFile.read(Array(text.utf8))
        } throws: { error in
            (error as? FormatError)?.reason.contains(word) == true
        }
        #expect(throws: FormatError.self) { try UsersFile.read([0xFE, 0xFF] + Array(text.utf8.prefix(200))) }
    }

    @Test("whatever is written is read again", arguments: 0..<200)
    func random(seed: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let scalars = Array("aZé’œŁ李&<>\"'\u{301}\u{0}\n\t\u{FEFF}]]>".unicodeScalars)
        var entry = UserEntry()
        for field in UserField.allCases {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                text.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
            }
            entry[field] = String(text).readable.line(upTo: 250).precomposedStringWithCanonicalMapping
        }
        for encoding in UsersFile.Encoding.allCases {
            let reading = try UsersFile.read(UsersFile.bytes(of: [entry], encoding))
            for field in UserField.allCases {
                #expect(
                    reading.entries.first?[field].precomposedStringWithCanonicalMapping == entry[field],
                    "\(field)")
            }
        }
    }
}

/// An importer that insists: these elements, in this order, none twice, in the encoding that is declared.
enum StrictUsersReader {
    private static let order: [(name: String, isRequired: Bool)] = [
        ("EMPRUNTEUR_M", true), ("DATE_NAISSANCE_M", false), ("ADRESSE_M", true), ("CODE_POSTAL_M", true),
        ("VILLE_M", true), ("TEL_M", true), ("MEL_M", true), ("STATUT_M_M", true), ("CLASSE_M", false),
        ("COMPTE_M", true), ("MOT_DE_PASSE_M", true), ("IDENTITE_ENT_M", true), ("TYPE_EMPRUNTEUR_M", false),
    ]
    private static let neverEmpty = [
        "EMPRUNTEUR_M", "STATUT_M_M", "COMPTE_M", "MOT_DE_PASSE_M", "IDENTITE_ENT_M",
    ]

    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    static func read(_ bytes: [UInt8], _ encoding: UsersFile.Encoding) throws -> [[String: String]] {
        guard
            let text = String(
                data: Data(bytes), encoding: encoding == .utf8 ? .utf8 : .windowsCP1252)
        else { throw Refusal(description: "not in \(encoding)") }
        var rest = text[...]
        func eat(_ word: String) throws {
            guard rest.hasPrefix(word) else { throw Refusal(description: "no \(word) at \(rest.prefix(40))") }
            rest = rest.dropFirst(word.count)
        }
        func value(_ name: String) throws -> String {
            try eat("<\(name)>")
            let content = String(rest.prefix { $0 != "<" })
            rest = rest.dropFirst(content.count)
            try eat("</\(name)>\r\n")
            return content.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        }
        try eat("<?xml version=\"1.0\" encoding=\"\(encoding.rawValue)\"?>\r\n<FICHES_XML>\r\n")
        var people: [[String: String]] = []
        while rest.hasPrefix("<EMPRUNTEURS>") {
            try eat("<EMPRUNTEURS>\r\n")
            var person: [String: String] = [:]
            for (name, isRequired) in order where isRequired || rest.hasPrefix("<\(name)>") {
                person[name] = try value(name)
            }
            for name in neverEmpty where person[name, default: ""].isEmpty {
                throw Refusal(description: "\(name) is empty")
            }
            try eat("</EMPRUNTEURS>\r\n")
            people.append(person)
        }
        try eat("</FICHES_XML>\r\n")
        return people
    }
}
