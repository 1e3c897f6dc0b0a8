import ArgumentParser
import Foundation
import Library
import Portal
import Storage

/// `lutrin portal guide`
extension PortalCommand {
    struct Guides: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "guide",
            abstract: "Donne à un portail ses catalogues guidés, à la place de ceux qu’il avait.",
            discussion: """
                Chaque fichier est un catalogue guidé, écrit en Markdown :

                  # Lire en 6e

                  ## J’ai envie de…
                  - [Rire](/recherche?genre=humour)
                  - [Mener l’enquête](/recherche?genre=policier)

                Les adresses sont celles des pages du portail, copiées à partir de leur premier / (après /cdi/<rne> s’il y \
                est). Sans fichier et avec --clear, le portail revient aux catalogues guidés tirés de ses notices.
                """,
        )

        @OptionGroup var data: DataOptions

        @Argument(help: "Le numéro RNE du portail.")
        var rne: RNE

        @Argument(help: ArgumentHelp("Les catalogues guidés, dans l’ordre.", valueName: "fichier.md"))
        var files: [String] = []

        @Flag(help: "Retire tous les catalogues guidés du portail.")
        var clear = false

        func validate() throws {
            if files.isEmpty != clear {
                throw ValidationError("Donnez au moins un fichier, ou bien --clear pour les retirer tous.")
            }
        }

        func run() throws {
            let library = try data.library(of: rne, in: data.existingFolder())
            let texts = try files.map(Self.read)
            for (file, text) in zip(files, texts) {
                if let problem = GuideProblem.first(in: text) {
                    throw Complaint("\(file), ligne \(problem.line) : \(problem.reason) Rien n’a été changé.")
                }
            }
            try library.setGuides(texts)
            try library.close()
            print(
                files.isEmpty
                    ? "Le portail \(rne) n’a plus de catalogues guidés à lui : il montre ceux que ses notices permettent."
                    : "Le portail \(rne) a maintenant \(files.count) \(files.count < 2 ? "catalogue guidé" : "catalogues guidés")."
            )
        }

        private static func read(_ file: String) throws -> String {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Complaint("\(file) ne peut pas être lu. Vérifiez son nom.")
            }
            guard let text = String(bytes: data, encoding: .utf8) else {
                throw Complaint("\(file) n’est pas un texte en UTF-8. Enregistrez-le sous ce codage.")
            }
            return text
        }
    }
}
