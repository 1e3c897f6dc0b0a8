// MARCXML and MarcXchange: prefixes, wrappers, broken files, attacks.
import Testing

@testable import Formats

@Suite struct MarcXmlReaderTests {
    private let body = """
        <leader>00000nam0 2200000   450 </leader><controlfield tag="001">K1</controlfield>
        <datafield tag="200" ind1="1" ind2=" "><subfield code="a">L'été &amp; la mer</subfield>
        <subfield code="e"><![CDATA[<récit>]]></subfield></datafield>
        """

    private func titles(_ xml: String) throws -> [String] {
        try items(Array(xml.utf8)).titles
    }

    @Test(
        "with or without a prefix, in a collection or alone, whatever the version",
        arguments: [
            "http://www.loc.gov/MARC21/slim", "info:lc/xmlns/marcxchange-v1", "info:lc/xmlns/marcxchange-v2",
        ])
    func shapes(namespace: String) throws {
        #expect(
            try titles(
                "<collection xmlns=\"\(namespace)\"><record>\(body)</record><record>\(body)</record></collection>"
            ).count == 2)
        #expect(try titles("<record xmlns=\"\(namespace)\">\(body)</record>") == ["L'été & la mer"])
        let prefixed = body.replacing("<", with: "<m:").replacing("<m:/", with: "</m:").replacing(
            "<m:![", with: "<!["
        )
        .replacing("<m:récit", with: "<récit")
        let found = try items(
            Array(
                "<?xml version=\"1.0\"?>\n<m:collection xmlns:m=\"\(namespace)\"><m:record>\(prefixed)</m:record></m:collection>"
                    .utf8))
        #expect(found.titles == ["L'été & la mer"])
        #expect(found.descriptions.first?.subtitle == "<récit>")
    }

    @Test("records wrapped in a harvest (OAI-PMH) are found")
    func wrapped() throws {
        let xml = """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header/><metadata>
            <record xmlns="info:lc/xmlns/marcxchange-v2">\(body)</record></metadata></record></ListRecords></OAI-PMH>
            """
        #expect(try titles(xml) == ["L'été & la mer"])
    }

    @Test(
        "an old encoding is the one that the file declares",
        arguments: ["ISO-8859-1", "windows-1252", "ISO-8859-15"])
    func oldEncodings(name: String) throws {
        let xml = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<record>\(body)</record>"
        #expect(try items(xml.unicodeScalars.map { UInt8($0.value) }).titles == ["L'été & la mer"])
        // A file that declares an old encoding and is in UTF-8 all the same.
        #expect(try titles(xml) == ["L'été & la mer"])
    }

    @Test("a file that says UTF-8 and is in Windows-1252 is read; one that is neither is a problem")
    func lies() throws {
        let xml = "<?xml version='1.0' encoding='utf-8'?><collection><record>\(body)</record></collection>"
        #expect(try items(xml.unicodeScalars.map { UInt8($0.value) }).titles == ["L'été & la mer"])
        let mixed =
            Array("<collection><record>\(body)</record><record>".utf8) + [0xE9]
            + Array("</record></collection>".utf8)
        let found = try items(mixed)
        #expect(found.titles == ["L'été & la mer"])
        #expect(found.problems.first?.reason.contains("UTF-8") == true)
        #expect(throws: FormatError.self) {
            try titles("<?xml version='1.0' encoding='EBCDIC'?><record>\(body)</record>")
        }
    }

    @Test(
        "bytes that are not text, even in the name of an element, never crash",
        arguments: [0x80, 0xC3, 0xED, 0xF5, 0xFF] as [UInt8])
    func notText(byte: UInt8) throws {
        for text in [
            "<c\u{1}2=\"", "<record \u{1}=\"1\"/>", "<rec\u{1}rd>", "<record><leader>\u{1}", "<é/><\u{1}>",
        ] {
            let bytes = Array(text.utf8).map { $0 == 1 ? byte : $0 }
            do { #expect(try items(bytes).titles.isEmpty) } catch is FormatError {}
        }
    }

    @Test("characters cut by the end of a block are put together again")
    func blocks() throws {
        let long = String(repeating: "é€𝄞", count: 30_000)
        let xml = "<record>\(body.replacing("L'été", with: "a" + long))</record>"
        #expect(try titles(xml) == ["a" + long + " & la mer"])
    }

    @Test("accents in two pieces come out in one")
    func decomposed() throws {
        let xml = "<record>\(body.replacing("été", with: "e\u{301}te\u{301}"))</record>"
        let title = try #require(try titles(xml).first)
        #expect(Array(title.unicodeScalars) == Array("L'été & la mer".unicodeScalars))
    }

    @Test("a file that breaks gives the records before the break, and its line")
    func broken() throws {
        let found = try items(
            Array("<collection>\n<record>\(body)</record>\n<record>\n<leader>oops</record></collection>".utf8)
        )
        #expect(found.titles == ["L'été & la mer"])
        let problem = try #require(found.problems.first)
        #expect(problem.recordNumber == 2)
        #expect(try #require(problem.line) >= 5)
        #expect(problem.reason.contains("mal formé"))
    }

    @Test("a file cut anywhere never hangs nor crashes")
    func everyCut() throws {
        let xml = Array("<collection><record>\(body)</record></collection>".utf8)
        for length in stride(from: 1, to: xml.count, by: 3) {
            let found: [CatalogueItem]
            do { found = try items(Array(xml[..<length])) } catch is FormatError { continue }
            #expect(found.problems.count == 1)
        }
    }

    @Test(
        "entities are refused before any parser sees them: external files, expansion bombs",
        arguments: [
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
            "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://x/\"> %p;]>",
            "<!-- <!DOCTYPE --><?pi?>\n<!DOCTYPE r SYSTEM \"x\" [ ]>",
        ])
    func entities(documentType: String) throws {
        #expect(
            throws: FormatError(
                "Ce fichier XML déclare ses propres entités (DOCTYPE), ce que le portail refuse par sécurité."
            )
        ) {
            try titles(
                "<?xml version=\"1.0\"?>\n\(documentType)\n<record>\(body.replacing("mer", with: "&x;"))</record>"
            )
        }
    }

    @Test("an unknown entity or a very deep file is a problem, not a crash")
    func odd() throws {
        #expect(
            try items(Array("<record>\(body.replacing("mer", with: "&inconnue;"))</record>".utf8)).problems
                .count == 1)
        let deep = String(repeating: "<a>", count: 5_000)
        #expect(
            try items(Array("<collection>\(deep)".utf8)).problems.first?.reason
                == "Le fichier XML est anormalement profond.")
    }

    @Test("a value without bounds is refused")
    func endless() throws {
        let endless = String(repeating: "mer ", count: 1_200_000)
        let found = try items(Array("<record>\(body.replacing("mer", with: endless))</record>".utf8))
        #expect(found.problems.first?.reason.contains("anormalement longue") == true)
    }

    @Test("a remark of the parser on namespaces does not stop the file")
    func namespaceRemarks() throws {
        #expect(
            try titles("<collection xmlns:x=\"relative\" x:a=\"1\"><record>\(body)</record></collection>")
                == ["L'été & la mer"])
        #expect(try titles("<y:collection><record>\(body)</record></y:collection>") == ["L'été & la mer"])
    }

    @Test("a field without a number is refused, and the next record is read")
    func badTag() throws {
        let found = try items(
            Array(
                "<collection><record><datafield ind1=\" \"/></record><record>\(body)</record></collection>"
                    .utf8))
        #expect(found.titles == ["L'été & la mer"])
        #expect(found.problems.first?.recordNumber == 1)
    }

    @Test("a reader that is dropped half-way leaves nothing behind")
    func dropped() throws {
        let record = "<record>\(body)</record>"
        let xml = "<collection>" + String(repeating: record, count: 2_000) + "</collection>"
        try withFile(Array(xml.utf8)) { path in
            for _ in 0..<5 {
                let reader = try MarcXmlReader(path: path)
                _ = try reader.next()
            }
            let reader = try CatalogueReader(path: path)
            var count = 0
            while try reader.next() != nil { count += 1 }
            #expect(count == 2_000)
            #expect(reader.bytesRead == reader.totalBytes)
        }
    }
}
