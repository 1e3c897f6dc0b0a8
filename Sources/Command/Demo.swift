import ArgumentParser
import Foundation
import Library
import Portal
import Storage

/// `lutrin demo`
struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Crée la cité scolaire d’exemple : un collège et un lycée, avec leurs catalogues.",
        discussion: "Sans effet sur un dossier où elle se trouve déjà.",
    )

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("Le dossier qui contient Content.", valueName: "dossier"))
    var home = "."

    func run() throws {
        let folder = try data.folder()
        for school in DemoCampus.schools {
            guard !folder.hasPortal(school.rne) else {
                print("\(school.settings.name) (\(school.rne)) est déjà là.")
                continue
            }
            let counts = try DemoCampus.create(school, in: folder, content: home + "/Content", now: Date())
            print("\(school.settings.name) (\(school.rne)) : \(counts.added) notices.")
        }
    }
}
