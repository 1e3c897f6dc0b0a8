import ArgumentParser
import Library
import Storage

/// `lutrin portal wishes`
extension PortalCommand {
    struct Wishes: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liste ce que les lecteurs aimeraient que le CDI achète, du plus au moins demandé.",
            discussion: "Personne n’est nommé : le portail ne retient que les mots, les jours et le nombre.",
        )

        @OptionGroup var data: DataOptions

        @Argument(help: "Le numéro RNE du portail.")
        var rne: RNE

        @Flag(help: "Vide la liste, après l’avoir écrite.")
        var clear = false

        func run() throws {
            let library = try data.library(of: rne, in: data.existingFolder())
            let wishes = try library.read { try $0.wishes(limit: .max) }
            for wish in wishes {
                let days =
                    wish.firstOn == wish.lastOn ? "le \(wish.lastOn)" : "du \(wish.firstOn) au \(wish.lastOn)"
                print("\(wish.count)  \(Self.printable(wish.text))  (\(days))")
            }
            if wishes.isEmpty { print("Aucun souhait d’achat pour le portail \(rne).") }
            if clear, !wishes.isEmpty {
                try library.write { try $0.clearWishes() }
                print("La liste est vidée.")
            }
            try library.close()
        }

        /// Without what a terminal would obey: readers wrote it.
        private static func printable(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        }
    }
}
