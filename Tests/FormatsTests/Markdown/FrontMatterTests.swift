// What a text says of itself, well or badly written.
import Testing

@testable import Formats

@Suite struct FrontMatterTests {
    @Test("all that a procedure says of itself is read")
    func all() {
        let text = MarkdownText(
            """
            ---
            titre: "Changer d’ENT : avant, après"
            Résumé: Tout en une heure.
            public: Tous les ENT et PRONOTE (mode hébergé)
            thème: Connexion
            date: 2026-11-21
            vérifié le: 2026-11-20
            version minimale: 2.60
            version maximale: 3
            ent: [liberscol, 'kosmos', ]
            ordre: 12
            # un commentaire
            contacts:
              - Le CDI, 01 02 03 04 05
              - assistance@example.org
            ---
            Texte
            """)
        #expect(text.faults == [])
        var expected = FrontMatter()
        expected.title = "Changer d’ENT : avant, après"
        expected.summary = "Tout en une heure."
        expected.audience = "Tous les ENT et PRONOTE (mode hébergé)"
        expected.theme = "Connexion"
        expected.date = "2026-11-21"
        expected.checkedOn = "2026-11-20"
        expected.versionFrom = "2.60"
        expected.versionTo = "3"
        expected.ent = ["liberscol", "kosmos"]
        expected.order = 12
        expected.contacts = ["Le CDI, 01 02 03 04 05", "assistance@example.org"]
        #expect(text.frontMatter == expected)
        #expect(text.rendered(with: TestGuide()).pieces == [.html("<p>Texte</p>\n")])
    }

    @Test("each mistake is told with its line, and the rest is read")
    func mistakes() {
        let text = MarkdownText(
            "---\ntitre: x\nautheur: y\ndate: 2026-02-29\nn’importe quoi\ntitre: z\nordre: premier\nversion minimale: v2\n- seul\n---\nTexte"
        )
        #expect(text.frontMatter.title == "x")
        #expect(
            text.faults == [
                .init(line: 3, kind: .unknownKey("autheur")),
                .init(line: 4, kind: .frontMatterValue(key: "date", value: "2026-02-29")),
                .init(line: 5, kind: .frontMatterLine("n’importe quoi")),
                .init(line: 6, kind: .repeatedKey("titre")),
                .init(line: 7, kind: .frontMatterValue(key: "ordre", value: "premier")),
                .init(line: 8, kind: .frontMatterValue(key: "version minimale", value: "v2")),
                .init(line: 9, kind: .frontMatterLine("- seul")),
            ])
        #expect(text.rendered(with: TestGuide()).pieces == [.html("<p>Texte</p>\n")])
    }

    @Test(
        "days that do not exist are refused",
        arguments: [
            "2026-13-01", "2026-00-10", "2026-04-31", "2023-02-29", "26-01-01", "2026/01/01", "2026-1-1",
            "0000-01-01", "+026-01-01", "2026-01-",
        ])
    func days(day: String) {
        #expect(MarkdownText("---\ndate: \(day)\n---\n").faults.count == 1)
    }

    @Test("without its end it is text, and a fault")
    func unclosed() {
        let text = MarkdownText("---\ntitre: x\n\nTexte")
        #expect(text.faults == [.init(line: 1, kind: .frontMatterWithoutEnd)])
        #expect(text.rendered(with: TestGuide()).plainText.contains("Texte"))
    }

    @Test("a text may begin with a rule, be empty, or be nothing but front matter")
    func others() {
        #expect(MarkdownText("---\n\nTexte\n\n---\n").faults == [])
        #expect(ShownText("---\nTexte simple\n").html == "<hr />\n<p>Texte simple</p>\n")
        for source in ["", "\n", "---", "---\n", "---\n---", "---\n---\n", "\u{FEFF}---\ntitre: x\n---"] {
            #expect(MarkdownText(source).faults == [])
            #expect(dangers(in: ShownText(source).html) == [])
        }
        #expect(MarkdownText("\u{FEFF}---\r\ntitre: x\r\n---\r\n").frontMatter.title == "x")
        #expect(MarkdownText("\ntitre: x").frontMatter == FrontMatter())
    }
}
