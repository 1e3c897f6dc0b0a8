import ArgumentParser
import Formats
import Foundation
import Library
import Storage

/// `lutrin import`
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fait entrer des fichiers dans un portail.",
        subcommands: [Records.self, Borrowers.self],
    )

    struct Records: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Importe des notices : UNIMARC ou MARC 21 (ISO 2709, MARCXML), ou MémoNotices de BCDI.",
            discussion: """
                Une notice défectueuse n’arrête rien : elle est signalée avec sa place et la raison. Réimporter le même \
                fichier ne change rien ; un import interrompu se relance tel quel.

                Code de sortie : 0 si tout est entré, 2 si des notices ou des exemplaires ont été refusés, 65 si \
                rien n’a pu être lu dans un fichier (il n’a alors rien changé).
                """,
        )

        @OptionGroup var data: DataOptions

        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE"))
        var portal: RNE

        @Argument(help: ArgumentHelp("Les fichiers à importer.", valueName: "fichier"))
        var files: [String]

        func run() throws {
            let folder = try data.existingFolder()
            let library = try data.library(of: portal, in: folder)
            let worst = try files.map { try importFile($0, into: library) }.max() ?? 0
            try library.close()
            if worst > 0 { throw ExitCode(worst) }
        }

        /// - Returns: the exit code that the file deserves.
        private func importFile(_ file: String, into library: LibraryFile) throws -> Int32 {
            let bar = ProgressBar(label: URL(fileURLWithPath: file).lastPathComponent)
            let start = ContinuousClock.now
            do {
                let counts = try CatalogueImport(of: file, into: library).run(
                    now: Date(),
                    progress: { bar.show($0.bytesRead, of: $0.totalBytes) },
                    problem: { bar.interrupt(with: "  \($0.message)") },
                )
                bar.end()
                print(Self.report(counts, in: ContinuousClock.now - start))
                return counts.refused + counts.refusedCopies > 0 ? 2 : 0
            } catch let error as FormatError {
                bar.end()
                ErrorOutput.write("\(file) : \(error.reason)")
                return EX_DATAERR
            } catch let error as StorageError {
                bar.end()
                throw Complaint(error, rne: portal)
            }
        }

        private static func report(_ counts: CatalogueImport.Counts, in duration: Duration) -> String {
            func words(_ number: Int, _ one: String, _ many: String) -> String {
                "\(number) \(number < 2 ? one : many)"
            }
            let total = counts.added + counts.updated + counts.unchanged + counts.refused
            let seconds = max(
                Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18, 0.001)
            let rate = Int(Double(total) / seconds)
            return """
                \(words(total, "notice lue", "notices lues")) en \(String(format: "%.1f", seconds)) s (\(rate) par seconde) : \
                \(words(counts.added, "nouvelle", "nouvelles")), \(words(counts.updated, "mise à jour", "mises à jour")), \
                \(words(counts.unchanged, "inchangée", "inchangées")), \(words(counts.refused, "refusée", "refusées")).
                """
                    + (counts.refusedCopies == 0
                        ? "" : " \(words(counts.refusedCopies, "exemplaire refusé", "exemplaires refusés")).")
        }
    }
}
