import ArgumentParser
import Foundation
import Library
import Portal
import Storage

/// `lutrin demo`
struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Crée la cité scolaire d’exemple : un collège et un lycée, avec leurs catalogues.",
        discussion: "Sans effet sur un dossier où elle se trouve déjà ; complète une création interrompue.",
    )

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("Le dossier qui contient Content.", valueName: "dossier"))
    var home = "."

    func run() throws {
        let folder = try data.folder()
        guard FileManager.default.fileExists(atPath: home + "/Content/demo") else {
            throw Complaint("\(home) ne contient pas le dossier Content. Donnez son dossier avec --home.")
        }
        for school in DemoCampus.schools {
            let counts = try DemoCampus.create(school, in: folder, content: home + "/Content", now: Date())
            let state = counts.added == 0 ? "déjà là, " : ""
            print(
                "\(school.settings.name) (\(school.rne)) : \(state)\(counts.added + counts.unchanged) notices."
            )
        }
        try DemoCampus.createEspaces(in: folder, now: Date())
        print("Leurs espaces répondent sous /espaces/\(DemoCampus.campus)/.")
    }
}
