import ArgumentParser
import Formats
import Library
import Portal
import Storage

/// `lutrin portal`
struct PortalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "Crée, liste et règle les portails.",
        subcommands: [Create.self, List.self, Host.self, Campus.self, Guides.self, Facets.self, Wishes.self],
    )

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Crée le portail d’un établissement.")

        @OptionGroup var data: DataOptions

        @Argument(
            help: ArgumentHelp("Le numéro RNE (ou UAI) : sept chiffres et une lettre.", valueName: "RNE"))
        var rne: RNE

        @Option(help: ArgumentHelp("Le nom du CDI, tel que les lecteurs le verront.", valueName: "nom"))
        var name: String

        @Option(help: ArgumentHelp("La ville.", valueName: "ville"))
        var town = ""

        @Option(
            help: ArgumentHelp(
                "La couleur du portail : \(PortalCreation.accents.joined(separator: ", ")).",
                valueName: "couleur"))
        var accent = "teal"

        func validate() throws {
            if name.allSatisfy(\.isWhitespace) {
                throw ValidationError("Donnez un nom au portail avec --name.")
            }
            if !PortalCreation.accents.contains(accent) {
                throw ValidationError(
                    "« \(accent) » n’est pas une couleur connue. Choisissez parmi : \(PortalCreation.accents.joined(separator: ", "))."
                )
            }
        }

        func run() throws {
            if !rne.hasExpectedCheckLetter {
                print(
                    "Attention : la lettre de contrôle de \(rne) devrait être \(rne.expectedCheckLetter). Le portail est créé quand même."
                )
            }
            let settings = PortalSettings(name: name, town: town, accent: accent)
            do {
                try PortalCreation.create(rne, settings: settings, in: data.folder())
            } catch let error as StorageError {
                throw Complaint(error, rne: rne)
            }
            print(
                "Le portail \(rne) est créé. Il répondra sur http://\(rne.lowercased).localhost:8080/ et sous /cdi/\(rne.lowercased)/."
            )
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liste les portails de ce dossier.")

        @OptionGroup var data: DataOptions

        func run() throws {
            let (places, _) = try data.existingFolder().platform.portals(limit: .max)
            for place in places {
                print("\(place.rne)  \(place.name)\(place.town.isEmpty ? "" : ", \(place.town)")")
            }
            if places.isEmpty { print("Aucun portail. Créez-en un avec « lutrin portal create ».") }
        }
    }

    struct Host: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Donne à un portail un nom d’hôte à lui, en plus de <rne>.<domaine>.",
        )

        @OptionGroup var data: DataOptions

        @Argument(help: "Le numéro RNE du portail.")
        var rne: RNE

        @Argument(help: ArgumentHelp("Le nom d’hôte.", valueName: "hôte"))
        var host: String

        func run() throws {
            let folder = try data.existingFolder()
            guard folder.hasPortal(rne) else { throw Complaint(.missing(rne.description), rne: rne) }
            try Self.check(host)
            if let label = host.split(separator: ".").first, RNE(label) != nil {
                throw Complaint("Un nom qui commence par un numéro RNE désigne déjà ce portail : \(host).")
            }
            try folder.platform.give(host, to: rne)
            print("Le portail \(rne) répond maintenant aussi sur \(host).")
        }

        /// - Throws: a `Complaint` about what is no host name.
        static func check(_ host: String) throws {
            guard Self.isHostName(host) else {
                throw Complaint(
                    "« \(host) » n’est pas un nom d’hôte. Donnez un nom comme cdi.mon-lycee.fr, sans http:// ni /."
                )
            }
        }

        /// Letters, digits and hyphens between dots (RFC 1123 §2.1).
        private static func isHostName(_ host: String) -> Bool {
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            return host.utf8.count <= 253
                && labels.allSatisfy { label in
                    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                        && label.utf8.allSatisfy { byte in
                            switch byte {
                            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                                true
                            default: false
                            }
                        }
                }
        }
    }
}
