// A wrong character set is repaired for sure, or refused; never stored as gibberish.
import Testing

@testable import Formats

@Suite struct CharacterSetTests {
    /// « 200 $a » in some bytes, in a record that declares some set in 100$a/26-29.
    private func unimarc(_ title: [UInt8], declaring set: String) -> [UInt8] {
        var record = RawRecord()
        record.replace("100", "  $a20010203d1999    m  y0frey" + set + "    ba")
        record.fields.removeAll { $0.tag == "200" }
        record.add("200", bytes: Array("1 ".utf8) + [0x1F, UInt8(ascii: "a")] + title)
        return record.bytes
    }

    private func marc21(_ title: [UInt8], charset: String) -> [UInt8] {
        var record = RawRecord(marc21: "", charset: charset)
        record.fields.removeAll { $0.tag == "245" }
        record.add("245", bytes: Array("10".utf8) + [0x1F, UInt8(ascii: "a")] + title)
        return record.bytes
    }

    /// « L’été à Orléans : œuvres choisies de François » in each set.
    private let text = "L'été à Orléans, œuvres choisies de François"
    private let iso5426: [UInt8] =
        Array("L'".utf8) + [0xC2, 0x65, 0x74, 0xC2, 0x65, 0x20, 0xC1, 0x61] + Array(" Orl".utf8) + [
            0xC2, 0x65,
        ]
        + Array("ans, ".utf8) + [0xFA] + Array("uvres choisies de Fran".utf8) + [0xD0, 0x63]
        + Array("ois".utf8)
    private let marc8: [UInt8] =
        Array("L'".utf8) + [0xE2, 0x65, 0x74, 0xE2, 0x65, 0x20, 0xE1, 0x61] + Array(" Orl".utf8) + [
            0xE2, 0x65,
        ]
        + Array("ans, ".utf8) + [0xB6] + Array("uvres choisies de Fran".utf8) + [0xF0, 0x63]
        + Array("ois".utf8)
    private let windows: [UInt8] =
        Array("L'".utf8) + [0xE9, 0x74, 0xE9, 0x20, 0xE0] + Array(" Orl".utf8) + [0xE9] + Array("ans, ".utf8)
        + [0x9C]
        + Array("uvres choisies de Fran".utf8) + [0xE7] + Array("ois".utf8)

    @Test("what is declared is read", arguments: ["0103", "50  "])
    func declared(set: String) throws {
        let bytes = set == "0103" ? iso5426 : Array(text.utf8)
        #expect(try items(unimarc(bytes, declaring: set)).titles == [text])
    }

    @Test("MARC-8 with its marks before the letters is read")
    func marc8Declared() throws {
        #expect(try items(marc21(marc8, charset: " ")).titles == [text])
    }

    @Test("UTF-8 in two pieces a letter (NFD) comes out in one (NFC)")
    func decomposed() throws {
        let title = try #require(
            try items(marc21(Array("E\u{301}te\u{301} a\u{300} Orle\u{301}ans".utf8), charset: "a")).titles
                .first)
        #expect(Array(title.unicodeScalars) == Array("Été à Orléans".unicodeScalars))
        #expect(
            try items(marc21(Array("Vie\u{323}\u{302}t".utf8), charset: "a")).titles.first?.unicodeScalars
                .count == 4)
    }

    @Test(
        "a record that lies about its set is read in its true set",
        arguments: ["0103", "50  ", "11  ", "    "])
    func lying(set: String) throws {
        #expect(try items(unimarc(Array(text.utf8), declaring: set)).titles == [text])
        #expect(try items(unimarc(windows, declaring: set)).titles == [text])
        #expect(try items(unimarc(iso5426, declaring: set)).titles == [text])
    }

    @Test("MARC 21 that lies about its set is read in its true set", arguments: [" ", "a"])
    func lyingMarc21(charset: String) throws {
        #expect(try items(marc21(Array(text.utf8), charset: charset)).titles == [text])
        #expect(try items(marc21(windows, charset: charset)).titles == [text])
        #expect(try items(marc21(marc8, charset: charset)).titles == [text])
    }

    @Test("UTF-8 encoded twice is repaired")
    func twice() throws {
        #expect(
            try items(unimarc(Array("L'Ã©tÃ© Ã\u{A0} OrlÃ©ans, Å“uvres".utf8), declaring: "50  ")).titles == [
                "L'été à Orléans, œuvres"
            ])
    }

    @Test(
        "a text that reads well in no set is refused, in French",
        arguments: [
            [0x43, 0x61, 0x66, 0xC3, 0x20, 0x62, 0x6C, 0xFF, 0x6E, 0x63, 0x20, 0xE9, 0x81],
            [0xCF, 0xF0, 0xE5, 0xF1, 0xF2, 0xF3, 0xEF, 0xEB, 0xE5, 0xED, 0xE8, 0xE5],
        ] as [[UInt8]])
    func hopeless(title: [UInt8]) throws {
        for bytes in [unimarc(title, declaring: "50  "), marc21(title, charset: "a")] {
            let found = try items(bytes)
            #expect(found.titles.isEmpty)
            #expect(found.problems.first?.reason.contains("codage de caractères") == true)
            #expect(found.problems.first?.reason.contains("UTF-8") == true)
        }
    }

    @Test("a MARC-8 escape to another script is refused, in French")
    func escape() throws {
        let problem = try items(marc21([0x1B, 0x28, 0x4E, 0x41, 0x42], charset: " ")).problems.first
        #expect(problem?.reason.contains("écriture non latine") == true)
    }

    @Test("a name from elsewhere keeps its letters in a file that has shown its set")
    func elsewhere() throws {
        let dvorak: [UInt8] = Array("Dvo".utf8) + [0xE9, 0x72, 0xE2, 0x61] + Array("k et les siens".utf8)
        #expect(
            try items(marc21(marc8, charset: " ") + marc21(dvorak, charset: " ")).titles == [
                text, "Dvořák et les siens",
            ])
    }

    @Test("« Âge », « São Paulo », « A° » are not taken for mistakes")
    func notMistakes() throws {
        for title in [
            "Âge tendre", "São Paulo et l’été", "L’Âme de l’île", "10 °C à l’ombre", "« Ça », dit-il",
        ] {
            #expect(try items(unimarc(Array(title.utf8), declaring: "50  ")).titles == [title])
        }
    }
}
