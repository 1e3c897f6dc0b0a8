// Files that are not catalogues: one sentence that says what they are and what to do.
import Foundation
import Testing

@testable import Formats

@Suite struct CatalogueFileTests {
    private func refusal(_ bytes: [UInt8]) throws -> String {
        do {
            let found = try items(bytes)
            Issue.record("read \(found.count) records")
            return ""
        } catch let error as FormatError { return error.reason }
    }

    @Test(
        "each wrong file is told by its name",
        arguments: [
            ("%PDF-1.7 ...", "PDF"), ("PK\u{3}\u{4}....", "ZIP"), ("{\\rtf1}", "RTF"),
            ("SQLite format 3\u{0}", "SQLite"),
            ("titre;auteur\nLe Petit Prince;Saint-Exupéry\n", "texte"),
            ("<!DOCTYPE html><html><body/></html>", "page web"),
            ("<html><body/></html>", "page web"), ("<FICHES_XML><EMPRUNTEURS/></FICHES_XML>", "emprunteurs"),
            ("<MEMO_NOTICES></MEMO_NOTICES>", "aucune notice"),
            ("\u{1}\u{2}\u{3}\u{4}", "n’est pas reconnu"),
            ("<a/>", "aucune notice"),
        ])
    func wrongFiles(content: String, word: String) throws {
        let reason = try refusal(Array(content.utf8))
        #expect(reason.contains(word))
        #expect(reason.hasSuffix("."))
    }

    @Test("an empty file, a folder, a missing file, UTF-16")
    func noFile() throws {
        #expect(try refusal([]).contains("vide"))
        #expect(try refusal([0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00]).contains("UTF-8"))
        #expect(
            throws: FormatError("C’est un dossier\u{A0}: choisissez le fichier de notices qu’il contient.")
        ) {
            try CatalogueReader(path: NSTemporaryDirectory())
        }
        #expect(throws: FormatError("Le fichier est introuvable.")) {
            try CatalogueReader(path: "/nulle/part")
        }
    }

    @Test("the kind of file is found whatever its name")
    func kinds() throws {
        let kinds = try [RawRecord().bytes, Array("\u{FEFF}\n<record/>".utf8)].map { bytes in
            try withFile(bytes) { try CatalogueReader(path: $0).kind }
        }
        #expect(kinds == [.iso2709, .marcXml])
    }
}
