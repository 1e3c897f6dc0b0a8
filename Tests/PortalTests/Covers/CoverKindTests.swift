import Testing

@testable import Portal

@Suite("Sorts of covers")
struct CoverKindTests {
    @Test(
        "The catalogue's own words choose the layout",
        arguments: [
            ("Livre", ["Roman"], Cover.Kind.novel), ("Livre", ["Manga", "Bande dessinée"], .manga),
            ("Livre", ["Bande dessinée"], .comic),
            ("Livre", ["Poésie"], .poetry), ("Livre", ["Théâtre"], .theatre), ("Livre", ["Contes"], .tale),
            ("Livre", ["Album"], .album),
            ("Livre", ["Documentaire"], .documentary), ("Livre", ["Dictionnaire"], .reference),
            ("Périodique", [], .magazine),
            ("DVD vidéo", ["Film"], .film), ("CD audio", [], .music), ("Carte", [], .map),
            ("Site internet", [], .website),
            ("Document électronique", [], .website), ("Livre", [], .documentary), ("Objet", [], .other),
            ("", [], .documentary),
            ("Livre", ["Roman contemporain"], .novel), ("Livre", ["Récit historique"], .novel),
        ])
    func words(medium: String, natures: [String], kind: Cover.Kind) {
        #expect(Cover.Kind(medium: medium, natures: natures) == kind)
    }

    @Test("Without a word for it, fiction is a novel and information a documentary")
    func fiction() {
        #expect(Cover.Kind(medium: "Objet", isFiction: true) == .novel)
        #expect(Cover.Kind(medium: "Objet", isFiction: false) == .documentary)
    }
}
