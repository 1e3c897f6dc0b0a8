// Procedures and pages as librarians write them, and as readers see them.
import Testing

@testable import Formats

@Suite struct MarkdownTextTests {
    // MARK: Headings

    @Test("headings are numbered A, B then 1, 2 in each, and make the table of contents")
    func headings() {
        let shown = ShownText(
            "## Préparer\n### Ouvrir\n### Choisir\n#### Détail\n## L’envoi *du* `fichier`\n### Fin")
        #expect(shown.rendered.contents.map(\.number) == ["A.", "1.", "2.", "", "B.", "1."])
        #expect(shown.rendered.contents.map(\.level) == [1, 2, 2, 3, 1, 2])
        #expect(shown.rendered.contents.map(\.title).last { $0.hasPrefix("L") } == "L’envoi du fichier")
        #expect(
            shown.html.hasPrefix(
                "<h2 id=\"p-preparer\"><span class=\"heading-number\">A.</span> Préparer</h2>\n<h3 id=\"p-ouvrir\">"
            ))
        #expect(shown.html.contains("<h4 id=\"p-detail\">Détail</h4>"))
        #expect(shown.html.contains("Préparer</h2>") && !shown.html.contains("<h1"))
    }

    @Test("a single # counts as ##, and no level is skipped for who reads by headings")
    func levels() {
        let shown = ShownText("### Sans lettre\n# Un\n##### Profond\nTitre\n===\nAutre\n---")
        #expect(shown.rendered.contents.map(\.number) == ["1.", "A.", "", "B.", "C."])
        let elements = [
            "<h2 id=\"p-sans-lettre\"", "<h2 id=\"p-un\"", "<h3 id=\"p-profond\"", "<h2 id=\"p-titre\"",
        ]
        for element in elements { #expect(shown.html.contains(element)) }
        #expect(shown.faults == [])
    }

    @Test("two headings of the same words have two anchors, one without letters has one too")
    func anchors() {
        let contents = ShownText("## Fin\n## Fin\n## Fin 2\n## ???\n## \u{4E2D}\n##").rendered.contents
        #expect(
            contents.map(\.anchor) == [
                "p-fin", "p-fin-2", "p-fin-2-2", "p-partie", "p-partie-2", "p-partie-3",
            ])
    }

    @Test("after Z comes AA")
    func letters() {
        let source = (0..<55).map { "## Partie \($0)" }.joined(separator: "\n")
        let numbers = ShownText(source).rendered.contents.map(\.number)
        #expect([numbers[25], numbers[26], numbers[52]] == ["Z.", "AA.", "BA."])
    }

    @Test("news have headings without numbers")
    func unnumbered() {
        let shown = ShownText("## Un\n### Deux", numbered: false)
        #expect(shown.html == "<h2 id=\"p-un\">Un</h2>\n<h3 id=\"p-deux\">Deux</h3>\n")
        #expect(shown.rendered.contents.map(\.number) == ["", ""])
    }

    @Test("a heading in a list or a quote is no part of the contents")
    func minorHeadings() {
        let shown = ShownText("> ## Dans une citation\n\n- ## Dans une liste")
        #expect(shown.rendered.contents == [])
        #expect(shown.html.contains("<p class=\"minor-heading\"><strong>Dans une liste</strong></p>"))
    }

    // MARK: Call-outs, steps, figures

    @Test(
        "a call-out says what it is, whatever the case, and holds what follows",
        arguments: ["INFO", "info", "Info"])
    func callOut(mark: String) {
        let expected = """
            <div class="callout callout-info" role="note">
            <p class="callout-label">À savoir</p>
            <p>Pensez <em>aux</em> clefs.</p>
            <ul>
            <li>un</li>
            </ul>
            </div>

            """
        for source in [
            "> [!\(mark)]\n> Pensez *aux* clefs.\n> - un", "> [!\(mark)] Pensez *aux* clefs.\n> - un",
            "> [!\(mark)]\n>\n> Pensez *aux* clefs.\n> - un",
        ] { #expect(ShownText(source).html == expected, "\(source)") }
    }

    @Test("the three call-outs exist; another is a quote and a fault")
    func callOuts() {
        #expect(ShownText("> [!ATTENTION]\n> x").html.contains(">Attention</p>"))
        #expect(ShownText("> [!ASTUCE]\n> x").html.contains(">Astuce</p>"))
        let other = ShownText("> [!DANGER]\n> x")
        #expect(other.html.hasPrefix("<blockquote>"))
        #expect(other.faults == [.unknownCallOut("DANGER")])
        #expect(ShownText("> Une citation").html == "<blockquote>\n<p>Une citation</p>\n</blockquote>\n")
    }

    @Test("a call-out in a call-out, and a quote in one")
    func nestedCallOuts() {
        let html = ShownText("> [!INFO]\n> a\n>\n> > [!ASTUCE]\n> > b\n>\n> > c").html
        #expect(
            html.components(separatedBy: "<div").count == 3
                && html.components(separatedBy: "</div>").count == 3)
        #expect(html.hasSuffix("<blockquote>\n<p>c</p>\n</blockquote>\n</div>\n"))
    }

    @Test("an item that begins with [ ] is a step to tick, numbered or not")
    func steps() {
        let shown = ShownText(
            "1. [ ] Ouvrir **la page**\n2. [x] Choisir\n3. Fin\n\n- [ ] Ouvrir la page\n- []non\n- [ ]")
        #expect(
            shown.html.hasPrefix(
                "<ol class=\"steps\">\n<li class=\"step\">⟦ouvrir-la-page⟧Ouvrir <strong>la page</strong></li>\n"
                    + "<li class=\"step\">⟦choisir⟧Choisir</li>\n<li>Fin</li>\n</ol>\n"))
        #expect(
            shown.html.contains("⟦ouvrir-la-page-2⟧") && shown.html.contains("<li>[]non</li>\n<li>[ ]</li>"))
        let steps = shown.rendered.pieces.compactMap { if case .step(let step) = $0 { step } else { nil } }
        #expect(steps.map(\.words) == ["Ouvrir la page", "Choisir", "Ouvrir la page"])
        #expect(steps.map(\.line) == [1, 2, 5])
    }

    @Test("a step keeps its key when others are added before it or its emphasis changes")
    func stepKeys() {
        func keys(_ source: String) -> [String] {
            ShownText(source).rendered.pieces.compactMap {
                if case .step(let step) = $0 { step.key } else { nil }
            }
        }
        #expect(keys("- [ ] Envoyer\n- [ ] Vérifier l’envoi").last == "verifier-l-envoi")
        #expect(keys("- [ ] Autre\n- [ ] **Vérifier** l'envoi\n- [ ] Envoyer")[1] == "verifier-l-envoi")
    }

    @Test("a picture alone is a figure with its legend, its size, and loads when it is seen")
    func figure() {
        #expect(
            ShownText("![L’écran](ecran.png \"Le *menu*\")").html
                == "<figure><img src=\"ecran.png\" alt=\"L’écran\" width=\"640\" height=\"480\" loading=\"lazy\" />"
                + "<figcaption>Le *menu*</figcaption></figure>\n")
        #expect(ShownText("Voir ![a](b.png) là").html.hasPrefix("<p>Voir <img"))
    }

    @Test("a picture without words for those who do not see it, or that is not there, is a fault")
    func pictureFaults() {
        let shown = ShownText(
            "![](a.png)\n\n![Un plan](absent.png)\n\net ![plan](absent2.png) ici\n\n![](absent3.png)")
        #expect(
            shown.faults == [
                .pictureWithoutAlternative("a.png"), .missingPicture("absent.png"),
                .missingPicture("absent2.png"),
                .pictureWithoutAlternative("absent3.png"), .missingPicture("absent3.png"),
            ])
        #expect(shown.lines == [1, 3, 5, 7, 7])
        #expect(shown.html.hasSuffix("</figure>\n<p>Un plan</p>\n<p>et plan ici</p>\n"))
        #expect(shown.rendered.pictures == ["a.png", "absent.png", "absent2.png", "absent3.png"])
    }

    // MARK: Links

    @Test("links lead where the place says; those that lead nowhere are words and faults")
    func links() {
        let shown = ShownText("[a](procedure:x \"t\") [b](absent:y) <https://c.fr> [](/d) [e](<>)")
        #expect(
            shown.html
                == "<p><a href=\"/procedures/x\" title=\"t\">a</a> b <a href=\"https://c.fr\">https://c.fr</a>  e</p>\n"
        )
        #expect(shown.faults == [.deadLink("absent:y"), .emptyLink, .emptyLink])
        #expect(shown.rendered.links == ["procedure:x", "absent:y", "https://c.fr"])
    }

    @Test("a link to a heading of the same text finds it, even further down, or is a fault")
    func anchorsInside() {
        let shown = ShownText("[a](#la-fin) [b](#La%20fin) [c](#rien) [d](#p-la-fin)\n\n## La fin")
        #expect(
            shown.html.hasPrefix(
                "<p><a href=\"#p-la-fin\">a</a> <a href=\"#p-la-fin\">b</a> c <a href=\"#p-la-fin\">d</a></p>"
            ))
        #expect(shown.faults == [.deadAnchor("#rien")])
    }

    // MARK: Tables

    @Test("a table has its head, its alignments, and a frame that scrolls")
    func table() {
        let shown = ShownText("| Élèves | Fin |\n|:--|--:|\n| *Zoé* | 1 \\| 2 |\n| Karim\n| a | b | c |")
        #expect(
            shown.html == """
                <div class="table-scroll" role="group" aria-label="Tableau" tabindex="0">
                <table>
                <thead>
                <tr><th scope="col">Élèves</th><th scope="col" class="align-end">Fin</th></tr>
                </thead>
                <tbody>
                <tr><td><em>Zoé</em></td><td class="align-end">1 | 2</td></tr>
                <tr><td>Karim</td><td class="align-end"></td></tr>
                <tr><td>a</td><td class="align-end">b</td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test(
        "a table stands in a list, in a quote, in a call-out, after a paragraph, without outer bars",
        arguments: [
            "- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- y",
            "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\nfin",
            "> [!INFO]\n> a\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n> fin",
            "avant\n| a | b |\n|---|---|\n| 1 | 2 |\naprès *x*",
            "a | b\n--- | ---\n1 | 2", "- | a | b |\n  |---|---|\n  | 1 | 2 |",
            "1. x\n   | a | b |\n   |---|---|\n   | 1 | 2 |",
        ])
    func tablePlaces(source: String) {
        let html = ShownText(source).html
        #expect(html.contains("<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>"))
        #expect(html.contains("<tr><td>1</td><td>2</td></tr>"))
        #expect(dangers(in: html) == [])
    }

    @Test(
        "what only looks like a table is left as it is",
        arguments: [
            "a | b\n\n--- | ---", "| a |\n| b |", "| a | b |\n|---|", "```\n| a |\n|---|\n```",
            "    | a |\n    |---|", "a\n---",
        ])
    func noTable(source: String) {
        let html = ShownText(source).html
        #expect(!html.contains("<table"))
        for word in source.split(whereSeparator: { !$0.isLetter }) { #expect(html.contains(word)) }
    }

    @Test("cells hold references, notes and directives")
    func cells() {
        let html = ShownText(
            "| [a][r] | x[^1] |\n|---|---|\n| {{etat:x}} | un {{etat:y}} |\n\n[r]: /u\n\n[^1]: n"
        ).html
        #expect(html.contains("<th scope=\"col\"><a href=\"/u\">a</a></th>"))
        #expect(html.contains("<td>⟦etat:x!⟧</td><td>un ⟦etat:y⟧</td>"))
        #expect(html.contains("href=\"#note_1\""))
    }

    // MARK: Notes

    @Test("notes are numbered as they are called, each called from several places, and lead back")
    func notes() {
        let shown = ShownText(
            "Un[^b], deux[^a], encore[^b].\n\n[^a]: Note *a*.\n[^b]: Note b,\nla suite.\n\n[^c]: Jamais.")
        let html = shown.html
        #expect(
            html.contains(
                "Un<sup class=\"note-call\"><a id=\"appel_1\" href=\"#note_1\" aria-label=\"Note 1\">1</a></sup>"
            ))
        #expect(html.contains("<a id=\"appel_1_2\" href=\"#note_1\""))
        #expect(
            html.contains("<li id=\"note_1\">Note b, la suite. <a class=\"note-return\" href=\"#appel_1\""))
        #expect(html.contains("<li id=\"note_2\">Note <em>a</em>. <a"))
        #expect(!html.contains("Jamais"))
        #expect(shown.faults == [])
    }

    @Test("a note that calls another, or itself, ends")
    func noteInNote() {
        let html = ShownText("x[^a]\n\n[^a]: voir[^b]\n[^b]: voir[^a] et [^b]").html
        #expect(html.components(separatedBy: "<li id=").count == 3)
        #expect(dangers(in: html) == [])
    }

    @Test("a note without text, or two with the same name, are faults")
    func noteFaults() {
        let shown = ShownText("a[^x]\n\nb[^y]\n\n[^y]: un\n\n[^y]: deux")
        #expect(shown.faults == [.missingFootnote("x"), .repeatedFootnote("y")])
        #expect(shown.lines == [1, 7])
        #expect(shown.html.hasPrefix("<p>a[^x]</p>"))
    }

    // MARK: Directives

    @Test("a directive in a sentence, and directives alone, which may be answered by blocks")
    func directives() {
        let shown = ShownText(
            "L’état : {{ État : interconnexion }}.\n\n{{bouton:a}} {{bouton:b:c}}\n{{etat}}")
        #expect(
            shown.html
                == "<p>L’état : ⟦etat:interconnexion⟧.</p>\n<div class=\"directives\">⟦bouton:a!⟧⟦bouton:b:c!⟧⟦etat:!⟧</div>\n"
        )
        #expect(shown.faults == [])
    }

    @Test("an unknown or ill-placed directive is shown to nobody, and is a fault")
    func directiveFaults() {
        let shown = ShownText("a{{truc:x}}b {{!}} [c{{etat:x}}](/d)\n\n## e {{etat:x}}\n\n{{machin}}")
        #expect(
            !shown.html.contains("⟦") && !shown.html.contains("{{")
                && shown.html.hasPrefix("<p>ab  <a href=\"/d\">c</a></p>"))
        let known = MarkdownDirective(name: "etat", argument: "x", isAlone: false)
        #expect(
            shown.faults == [
                .unknownDirective(.init(name: "truc", argument: "x", isAlone: false)),
                .malformedDirective("!"),
                .misplacedDirective(known), .misplacedDirective(known),
                .unknownDirective(.init(name: "machin", argument: "", isAlone: true)),
            ])
    }

    @Test("braces in code are words", arguments: ["`{{etat:x}}`", "```\n{{etat:x}}\n```", "    {{etat:x}}"])
    func directivesInCode(source: String) {
        let shown = ShownText(source)
        #expect(shown.html.contains("{{etat:x}}</code>") || shown.html.contains("{{etat:x}}\n</code>"))
        #expect(shown.faults == [])
    }

    // MARK: The rest

    @Test("the words alone are there for the search, without what is hidden")
    func plainText() {
        let shown = ShownText(
            "---\ntitre: Hors du texte\n---\n## Un *titre*\nDes `mots` &amp; [un lien](/x).\n{{si ent=autre}}\ncaché\n{{fin}}\n"
                + "| a |\n|---|\n| b |\n\n![une image](i.png)\n<!-- rien -->\n")
        let words = Folding.fold(shown.rendered.plainText)
        #expect(words == "un titre des mots un lien a b une image")
    }

    @Test("HTML is left out and told, but its words and authors' comments")
    func rawHTML() {
        let shown = ShownText("un <b>gras</b>\n\n<!-- à revoir -->\n\n<div>perdu</div>\n\nfin <!-- x -->")
        #expect(shown.html == "<p>un gras</p>\n<p>fin </p>\n")
        #expect(shown.faults == [.rawHTML, .rawHTML, .rawHTML])
        #expect(shown.lines == [1, 1, 5])
    }

    @Test("faults come in order, each at its line of the file, front matter and hidden lines included")
    func faultLines() {
        let shown = ShownText(
            "---\ntitre: x\ntruc: y\n---\n\n{{si ent=autre}}\n[a](absent)\n{{fin}}\n\n| [b](absent) |\n|---|\n\n[c](absent)"
        )
        #expect(shown.lines == [3, 10, 13])
    }
}
