// The MémoNotices files that the portal writes, as BCDI and other programs see them.
import Testing

@testable import Formats

@Suite struct MemoNoticesWriterTests {
    private var story: RecordDescription {
        var story = RecordDescription()
        (story.sourceKey, story.kind, story.medium) = ("12", .part, "Livre")
        story.title = "Un cœur simple"
        story.isFiction = true
        story.languages = ["fre"]
        story.contributors = [
            .init(name: "Flaubert, Gustave", dates: "1821-1880", role: "070", isMain: true)
        ]
        story.host = .init(title: "Trois contes", sourceKey: "11", pages: "p. 7-62", isbn: "9782070107964")
        story.subjects = ["servante", "Normandie"]
        var copy = CopyDescription()
        (copy.number, copy.status) = ("0042", "Perdu")
        story.copies = [copy]
        return story
    }

    @Test("generation B: the host stands inside the notice of its part")
    func generationB() {
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <MEMO_NOTICES>
              <NOTICES>
                <NOTICE_PARTIE>
                  <IDENTITE_N>12</IDENTITE_N>
                  <TYPE_NOTICE_N>Partie</TYPE_NOTICE_N>
                  <TITRE_N>Un cœur simple</TITRE_N>
                  <SIGNIFICATIF_N>Oui</SIGNIFICATIF_N>
                  <TYPE_DOC_N>Texte imprimé</TYPE_DOC_N>
                  <SUPPORT_N>Livre</SUPPORT_N>
                  <TYPES_NATURE_N>Fiction /</TYPES_NATURE_N>
                  <LANGUE_N>FRE /</LANGUE_N>
                  <COLLATION_N>p. 7-62</COLLATION_N>
                  <NOTICE_GENERALE>
                    <IDENTITE_N>11</IDENTITE_N>
                    <TITRE_N>Trois contes</TITRE_N>
                    <ISBN_N>978-2-07-010796-4</ISBN_N>
                  </NOTICE_GENERALE>
                  <DESCRIPTEURS_N>servante / Normandie /</DESCRIPTEURS_N>
                  <FONCTIONS_N>Auteur /</FONCTIONS_N>
                  <AUTEURS>
                    <AUTEUR_A>Flaubert, Gustave</AUTEUR_A>
                    <DATE_DE_NAISSANCE_A>1821</DATE_DE_NAISSANCE_A>
                    <DATE_DE_DECES_A>1880</DATE_DE_DECES_A>
                  </AUTEURS>
                  <EXEMPLAIRES>
                    <CODE_EXEMPLAIRE_X>0042</CODE_EXEMPLAIRE_X>
                    <STATUT_X>Perdu</STATUT_X>
                  </EXEMPLAIRES>
                </NOTICE_PARTIE>
              </NOTICES>
            </MEMO_NOTICES>

            """
        #expect(String(decoding: MemoNoticesWriter(.b).bytes(of: [story]), as: UTF8.self) == expected)
    }

    @Test("generation A: the document is the host, the copies follow")
    func generationA() {
        let expected = """
              <NOTICES>
                <IDENTITE_N_N>12</IDENTITE_N_N>
                <TYPE_NOTICE_N>Partie</TYPE_NOTICE_N>
                <TITRE_N>Un cœur simple</TITRE_N>
                <SIGNIFICATIF_N>Oui</SIGNIFICATIF_N>
                <TYPES_NATURE_N>Fiction /</TYPES_NATURE_N>
                <LANGUE_N>FRE /</LANGUE_N>
                <COLLATION_N>p. 7-62</COLLATION_N>
                <DESCRIPTEURS_N>servante / Normandie /</DESCRIPTEURS_N>
                <FONCTIONS_N>Auteur /</FONCTIONS_N>
                <DOCUMENTS>
                  <TYPE_DOC_D>Texte imprimé</TYPE_DOC_D>
                  <SUPPORT_D>Livre</SUPPORT_D>
                  <ISBN_D>978-2-07-010796-4</ISBN_D>
                  <IDENTITE_D_D>11</IDENTITE_D_D>
                  <DOCUMENT_D>Trois contes</DOCUMENT_D>
                </DOCUMENTS>
                <AUTEURS>
                  <AUTEUR_A>Flaubert, Gustave</AUTEUR_A>
                  <DATE_DE_NAISSANCE_A>1821</DATE_DE_NAISSANCE_A>
                  <DATE_DE_DECES_A>1880</DATE_DE_DECES_A>
                </AUTEURS>
                <EXEMPLAIRES>
                  <CODE_EXEMPLAIRE_X>0042</CODE_EXEMPLAIRE_X>
                  <STATUT_X>Perdu</STATUT_X>
                </EXEMPLAIRES>
              </NOTICES>

            """
        let written = String(decoding: MemoNoticesWriter(.a).bytes(of: story), as: UTF8.self)
        #expect(written == expected)
    }

    @Test("in Windows-1252, letters that it lacks are written by their number")
    func windows1252() throws {
        var description = RecordDescription()
        description.title = "L’œuvre de Dvořák à 5 € 𝄞"
        description.medium = "CD audio"
        let writer = MemoNoticesWriter(.a, .windows1252)
        let bytes = writer.bytes(of: [description])
        let title =
            Array("<TITRE_N>L".utf8) + [0x92, 0x9C] + Array("uvre de Dvo&#345;".utf8) + [0xE1]
            + Array("k ".utf8) + [0xE0] + Array(" 5 ".utf8) + [0x80] + Array(" &#119070;</TITRE_N>".utf8)
        #expect(bytes.firstRange(of: title) != nil)
        #expect(bytes.starts(with: Array("<?xml version=\"1.0\" encoding=\"windows-1252\"?>".utf8)))
        #expect(try items(bytes).descriptions == [description])
    }

    @Test("characters that XML cannot hold are left out, the others are escaped", arguments: Conversion.memo)
    func hostile(way: Conversion) throws {
        var description = RecordDescription()
        description.title = "]]>\u{0}<script>\u{B}&amp;\u{FFFF}"
        description.medium = "Livre"
        description.notes = ["a\u{1B}b", "</NOTES_N>"]
        let back = try #require(try way.andBack([description]).first)
        #expect(back.title == "]]><script>&amp;")
        #expect(back.notes == ["ab", "</NOTES_N>"])
    }
}
