// Names as catalogues write them and as people say them.
import Testing

@testable import Formats

@Suite struct NameOrderTests {
    @Test(
        "from the catalogue to the screen",
        arguments: [
            ("Saint-Exupéry, Antoine de", "Antoine de Saint-Exupéry"),
            ("La Fontaine, Jean de", "Jean de La Fontaine"),
            ("Hergé", "Hergé"), ("Houville, Gérard d'", "Gérard d'Houville"),
            ("Jean-Paul II (pape)", "Jean-Paul II (pape)"),
            ("King, Martin Luther, Jr", "Martin Luther King, Jr"),
            ("Dupont, Jean (docteur)", "Jean Dupont (docteur)"), ("", ""),
            ("Dupont, ", "Dupont, "),
        ])
    func display(name: String, expected: String) {
        #expect(NameOrder.display(name) == expected)
    }

    @Test(
        "from the title page to the catalogue",
        arguments: [
            ("Victor Hugo", "Hugo, Victor"), ("Jean de La Fontaine", "La Fontaine, Jean de"),
            ("Hergé", "Hergé"),
            ("Antoine de Saint-Exupéry", "Saint-Exupéry, Antoine de"),
            ("Gérard d'Houville", "Houville, Gérard d'"),
            ("Hugo, Victor", "Hugo, Victor"), ("", ""),
        ])
    func entry(name: String, expected: String) {
        #expect(NameOrder.entry(name) == expected)
    }

    @Test("functions have a French word, and words have a function")
    func relators() {
        #expect(Relator.label("440") == "Illustrateur")
        #expect(Relator.code(for: "Traducteur") == "730")
        #expect(Relator.code(for: "ill.") == "440")
        #expect(Relator.code(for: "Préf.") == "080")
        #expect(Relator.code(for: "inconnu") == nil)
        #expect(Relator.label("999") == nil)
    }
}
