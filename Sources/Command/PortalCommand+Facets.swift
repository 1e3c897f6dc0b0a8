import ArgumentParser
import Library
import Portal
import Storage

/// `lutrin portal facets`
extension PortalCommand {
    struct Facets: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choisit les filtres de la page de résultats, et leur ordre.",
            discussion: """
                Les filtres : \(Search.Facet.allNames). « aucun » les retire tous, « usuels » revient à ceux du départ.
                """,
        )

        @OptionGroup var data: DataOptions

        @Argument(help: "Le numéro RNE du portail.")
        var rne: RNE

        @Argument(
            help: ArgumentHelp(
                "Les filtres, séparés par des virgules.", valueName: "disponible,type,auteur…"))
        var names: String

        func run() throws {
            let facets = try Self.facets(names)
            let library = try data.library(of: rne, in: data.existingFolder())
            try library.write { try $0.setFacets(facets) }
            try library.close()
            print(
                facets.isEmpty
                    ? "La page de résultats du portail \(rne) n’a plus de filtres."
                    : "Les filtres du portail \(rne) : \(facets.map(\.parameter).joined(separator: ", ")).")
        }

        private static func facets(_ names: String) throws -> [Search.Facet] {
            switch names {
            case "aucun": return []
            case "usuels": return Search.Facet.usual
            default: break
            }
            var facets: [Search.Facet] = []
            for name in names.split(separator: ",") {
                let name = name.drop { $0 == " " }
                guard let facet = Search.Facet.allCases.first(where: { $0.parameter == name }) else {
                    throw Complaint(
                        "« \(name) » n’est pas un filtre. Choisissez parmi : \(Search.Facet.allNames).")
                }
                if !facets.contains(facet) { facets.append(facet) }
            }
            guard !facets.isEmpty else {
                throw Complaint("Donnez des filtres parmi : \(Search.Facet.allNames) ; ou « aucun ».")
            }
            return facets
        }
    }
}

extension Search.Facet {
    fileprivate static var allNames: String { allCases.map(\.parameter).joined(separator: ", ") }
}
