import ArgumentParser
import Foundation
import Library
import Storage

/// Options that every command takes.
struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: ArgumentHelp("Le dossier des données.", valueName: "dossier"))
    var path = "data"

    /// The folder, made if it is not there.
    func folder() throws -> DataFolder {
        do {
            return try DataFolder(at: path, portalKind: PortalSchema.kind)
        } catch let error as StorageError {
            throw Complaint(error)
        }
    }

    /// The folder, which must be there: a mistyped name is not an empty school.
    func existingFolder() throws -> DataFolder {
        guard FileManager.default.fileExists(atPath: path + "/platform.sqlite") else {
            throw Complaint("\(path) n’est pas un dossier de données de Lutrin. Vérifiez l’option --data.")
        }
        return try folder()
    }

    /// The library of one portal, or a sentence that says what to do.
    func library(of rne: RNE, in folder: DataFolder) throws -> LibraryFile {
        do {
            let library = LibraryFile(try folder.openPortal(rne))
            try library.bringIndexUpToDate()
            return library
        } catch let error as StorageError {
            throw Complaint(error, rne: rne)
        }
    }
}

extension RNE: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
