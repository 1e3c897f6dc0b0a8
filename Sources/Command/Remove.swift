import ArgumentParser
import Foundation
import Library
import Storage

/// `lutrin remove`
struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Retire des notices d’un portail.", subcommands: [Records.self])

    struct Records: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Retire des notices, avec leurs exemplaires ; les moissonneurs en sont avertis.",
            discussion: """
                Le numéro d’une notice est dans l’adresse de sa page : /notice/12. Une notice dont un exemplaire a été \
                prêté reste : retirez plutôt ses exemplaires du service.
                """)

        @OptionGroup var data: DataOptions

        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE"))
        var portal: RNE

        @Argument(help: ArgumentHelp("Les numéros des notices.", valueName: "numéro"))
        var numbers: [Int64]

        func run() throws {
            let library = try data.library(of: portal, in: data.existingFolder())
            var removed = 0
            for number in numbers {
                do {
                    try library.write { try $0.catalogue.remove(ID(number), now: Date()) }
                    removed += 1
                } catch CatalogueWriting.RemovalRefusal.unknown {
                    ErrorOutput.write("La notice \(number) n’existe pas dans ce portail.")
                } catch CatalogueWriting.RemovalRefusal.hasLoans(let count) {
                    ErrorOutput.write(
                        "La notice \(number) reste : \(count) \(count < 2 ? "prêt porte" : "prêts portent") sur ses exemplaires."
                    )
                } catch CatalogueWriting.RemovalRefusal.hasReservations(let count) {
                    ErrorOutput.write(
                        "La notice \(number) reste : \(count) \(count < 2 ? "lecteur l’attend" : "lecteurs l’attendent")."
                    )
                }
            }
            try library.close()
            print("\(removed) \(removed < 2 ? "notice retirée" : "notices retirées").")
            if removed < numbers.count { throw ExitCode(2) }
        }
    }
}
