import ArgumentParser
import Formats
import Foundation
import Library
import Storage

extension Import {
    /// `lutrin import borrowers`
    struct Borrowers: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Importe des emprunteurs d’un tableau CSV, ou du fichier XML que donne un ENT.",
            discussion: """
                Le fichier XML est celui des utilisateurs pour e-sidoc ou BCDI (FICHES_XML). La première ligne d’un \
                tableau nomme les colonnes : « Emprunteur », ou « Nom » et « Prénom » ; puis, si l’on veut, \
                « N° Emprunteur », « Statut », « Classe », « Date de naissance », « Identité ENT »… Une case vide \
                n’efface rien, personne n’est supprimé, et importer deux fois le même fichier ne change rien.

                Code de sortie : 0 si tout est entré, 2 si des lignes ont été refusées, 65 si rien n’a pu être lu.
                """,
        )

        @OptionGroup var data: DataOptions

        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE"))
        var portal: RNE

        @Argument(help: ArgumentHelp("Le fichier CSV ou XML.", valueName: "fichier"))
        var file: String

        func run() throws {
            let library = try data.library(of: portal, in: data.existingFolder())
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Complaint("\(file) ne peut pas être lu. Vérifiez son nom.")
            }
            let report: BorrowerImportReport
            do {
                let table = try BorrowerFile([UInt8](bytes), mostLines: .max)
                report = try library.take(
                    table, stamp: Stamp(token: "", actor: "Programme", at: Date(), zone: .current))
            } catch let error as FormatError {
                ErrorOutput.write("\(file) : \(error.reason)")
                throw ExitCode(EX_DATAERR)
            }
            try library.close()
            for problem in report.problems {
                ErrorOutput.write("  ligne \(problem.line) : \(problem.reason)")
            }
            print(
                "Nouveaux : \(report.added) ; mis à jour : \(report.updated) ; inchangés : \(report.unchanged) ; lignes refusées : \(report.problems.count)."
            )
            if !report.problems.isEmpty { throw ExitCode(2) }
        }
    }
}
