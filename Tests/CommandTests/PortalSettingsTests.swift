import Foundation
import Library
import Storage
import Testing

@Suite("Settling a portal from the command line", .serialized)
struct PortalSettingsTests {
    let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
    }

    private func library() throws -> LibraryFile {
        let folder = try DataFolder(at: program.data, portalKind: PortalSchema.kind)
        return LibraryFile(try folder.openPortal(try #require(RNE("0510032H"))))
    }

    private func slugs() throws -> [String] { try library().read { try $0.guides() }.map(\.slug) }

    private func facets() throws -> [Search.Facet] { try library().read { try $0.portal() }.facets }

    private func guide(_ text: String, named name: String = "guide.md") throws -> String {
        try program.write(Array(text.utf8), to: name)
    }

    @Test("guided catalogues are installed in order, replace the former ones, and are taken away by --clear")
    func guides() throws {
        let (summer, winter) = (
            try guide("# Été\n- [Mer](/recherche?q=mer)\n", named: "ete.md"),
            try guide("# Hiver\n- [Neige](/recherche?q=neige)\n", named: "hiver.md"),
        )
        let outcome = try program.run("portal", "guide", "0510032H", summer, winter)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("2 catalogues guidés"))
        #expect(try slugs() == ["ete", "hiver"])
        #expect(try program.run("portal", "guide", "0510032H", winter).code == 0)
        #expect(try slugs() == ["hiver"])
        #expect(try program.run("portal", "guide", "0510032H", "--clear").code == 0)
        #expect(try slugs().isEmpty)
        #expect(try program.run("portal", "guide", "0510032H").code == 64)
    }

    @Test(
        "a guide that cannot be read is refused by file and line, and nothing is changed",
        arguments: [
            ("- [Mer](/recherche?q=mer)\n", "ligne 1", "titre"),
            ("# Été\n\n- [Mer](https://example.org/mer)\n", "ligne 3", "https://example.org/mer"),
        ])
    func wrongGuide(text: String, line: String, words: String) throws {
        _ = try program.run("portal", "guide", "0510032H", guide("# Bon\n- [Mer](/recherche)\n"))
        let outcome = try program.run("portal", "guide", "0510032H", guide(text, named: "faux.md"))
        #expect(outcome.code == 1)
        for expected in ["faux.md", line, words] { #expect(outcome.errors.contains(expected)) }
        #expect(try slugs() == ["bon"])
        #expect(try program.run("portal", "guide", "0510032H", "/nulle/part.md").code == 1)
    }

    @Test("filters are chosen by their names, in order; none, the usual ones, and an unknown one")
    func choosingFacets() throws {
        #expect(try program.run("portal", "facets", "0510032H", "type, auteur,disponible").code == 0)
        #expect(try facets() == [.documentType, .author, .availability])
        #expect(try program.run("portal", "facets", "0510032H", "aucun").code == 0)
        #expect(try facets().isEmpty)
        let wrong = try program.run("portal", "facets", "0510032H", "type,couleur")
        #expect(wrong.code == 1)
        #expect(wrong.errors.contains("« couleur »") && wrong.errors.contains("emplacement"))
        #expect(try facets().isEmpty)
        #expect(try program.run("portal", "facets", "0510032H", "usuels").code == 0)
        #expect(try facets() == Search.Facet.usual)
    }

    @Test("wishes are listed with their number and days, without what a terminal would obey, and cleared")
    func wishes() throws {
        #expect(try program.run("portal", "wishes", "0510032H").output.contains("Aucun souhait"))
        try library().write { library in
            _ = try library.wish(for: "Naruto 9", on: Day(number: 20_000))
            _ = try library.wish(for: "naruto 9", on: Day(number: 20_001))
            _ = try library.wish(for: "chat \u{1B}[2J", on: Day(number: 20_001))
        }
        let list = try program.run("portal", "wishes", "0510032H")
        #expect(list.output.contains("2  Naruto 9  (du 2024-10-04 au 2024-10-05)"))
        #expect(!list.output.contains("\u{1B}"))
        #expect(try program.run("portal", "wishes", "0510032H", "--clear").output.contains("Naruto 9"))
        #expect(try library().read { try $0.wishes(limit: 5) }.isEmpty)
    }
}
