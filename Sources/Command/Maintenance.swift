import ArgumentParser
import Foundation
import Library
import School
import Storage

/// `lutrin backup`
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copie toutes les données dans un autre dossier, pendant que le site fonctionne.",
    )

    @OptionGroup var data: DataOptions

    @Argument(help: ArgumentHelp("Le dossier de la copie ; il ne doit pas exister.", valueName: "dossier"))
    var destination: String

    func run() throws {
        let folder = try data.existingFolder()
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw Complaint(
                "\(destination) existe déjà. Donnez un dossier nouveau : une sauvegarde n’en écrase jamais une autre."
            )
        }
        do {
            let copied = try folder.backUp(to: destination, campusKind: CampusSchema.kind)
            let portals = "\(copied.portals) \(copied.portals < 2 ? "portail copié" : "portails copiés")"
            print(
                portals
                    + (copied.campuses == 0
                        ? "" : ", \(copied.campuses) \(copied.campuses < 2 ? "cité" : "cités")")
                    + " dans \(destination).")
        } catch let error as StorageError {
            throw Complaint(error)
        } catch is CocoaError {
            throw Complaint(
                "\(destination) ne peut pas être créé. Vérifiez le chemin, vos droits et la place libre.")
        }
    }
}

/// `lutrin reindex`
struct Reindex: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Refait l’index de recherche d’un portail, à partir de ses notices.",
        discussion: "Le site peut rester ouvert : la recherche est incomplète pendant ce temps.",
    )

    @OptionGroup var data: DataOptions

    @Argument(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE"))
    var portal: RNE

    func run() throws {
        let library = try data.library(of: portal, in: data.existingFolder())
        try library.reindex()
        try library.close()
        print("L’index du portail \(portal) est refait.")
    }
}

/// `lutrin check`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie chaque fichier : intégrité, liens, index de recherche. Met à jour ceux qui datent.",
    )

    @OptionGroup var data: DataOptions

    func run() throws {
        let folder = try data.existingFolder()
        var isSound = true
        let numbers = try folder.portalNumbers()
        if numbers.isEmpty { print("Aucun portail à vérifier.") }
        for rne in numbers {
            do {
                let library = LibraryFile(try folder.openPortal(rne))
                try library.bringIndexUpToDate()
                let problems = try library.check()
                isSound = isSound && problems.isEmpty
                print("\(rne) : \(problems.isEmpty ? "en ordre" : problems.joined(separator: " ; "))")
            } catch let error as StorageError {
                isSound = false
                print("\(rne) : \(Complaint(error, rne: rne))")
            }
        }
        for code in try folder.campusCodes() {
            do {
                let problems = try folder.openCampus(code).check()
                isSound = isSound && problems.isEmpty
                print("\(code) : \(problems.isEmpty ? "en ordre" : problems.joined(separator: " ; "))")
            } catch let error as StorageError {
                isSound = false
                print("\(code) : \(Complaint(error))")
            }
        }
        if !isSound { throw ExitCode(1) }
    }
}
