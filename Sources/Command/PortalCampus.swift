import ArgumentParser
import Storage

extension PortalCommand {
    /// `lutrin portal campus`
    struct Campus: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Réunit des portails en une cité scolaire, ou en retire un.",
            discussion: """
                Quand un lecteur ne trouve rien dans son CDI, les autres CDI de la même cité qui ont une réponse lui \
                sont proposés.
                """,
        )

        @OptionGroup var data: DataOptions

        @Argument(help: "Le numéro RNE du portail.")
        var rne: RNE

        @Argument(
            help: ArgumentHelp("Le code de la cité, par exemple « tilleuls » ; « aucune » pour la quitter."))
        var code: String

        func run() throws {
            let folder = try data.existingFolder()
            let name = code == "aucune" ? "" : code.lowercased()
            guard name.utf8.count <= 40, name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || Self.isPlain($0) })
            else {
                throw Complaint(
                    "« \(code) » n’est pas un code : des lettres sans accent, des chiffres et des tirets.")
            }
            guard try folder.platform.put(rne, inCampus: name) else {
                throw Complaint(.missing(rne.description), rne: rne)
            }
            print(
                name.isEmpty
                    ? "Le portail \(rne) n’est plus dans une cité."
                    : "Le portail \(rne) est dans la cité « \(name) ».")
        }

        private static func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}
