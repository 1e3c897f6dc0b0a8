import Foundation
import GRDB

/// The folder of data: `platform.sqlite`, one file a portal, one file a campus. Nothing but an `RNE` makes the path of a
/// portal, nothing but a `CampusCode` that of a campus.
package final class DataFolder: Sendable {
    package let path: String
    package let platform: Platform
    private let portalKind: FileKind

    /// Opens the folder, made if it is not there.
    ///
    /// - Throws: `StorageError`.
    package init(at path: String, portalKind: FileKind) throws {
        self.path = path
        self.portalKind = portalKind
        do {
            for folder in ["/portals", "/campuses"] {
                try FileManager.default.createDirectory(
                    atPath: path + folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700],
                )
            }
        } catch {
            throw StorageError.unusableFolder(path, reason: error.localizedDescription)
        }
        let platformPath = path + "/platform.sqlite"
        if !FileManager.default.fileExists(atPath: platformPath) {
            try StoredFile.create(at: platformPath, kind: Platform.kind)
        }
        platform = Platform(try StoredFile(opening: platformPath, kind: Platform.kind))
    }

    /// Opens the file of a portal, brought up to date. `OpenFiles` keeps it open for the next visit.
    package func openPortal(_ rne: RNE) throws -> StoredFile {
        try StoredFile(opening: Self.path(of: rne, in: path), kind: portalKind)
    }

    package func hasPortal(_ rne: RNE) -> Bool {
        FileManager.default.fileExists(atPath: Self.path(of: rne, in: path))
    }

    /// Creates the file of a portal; `filling` writes its first rows.
    package func createPortal(
        _ place: PlaceName, searchText: String, filling: (Database) throws -> Void,
    ) throws {
        let portalPath = Self.path(of: place.rne, in: path)
        try StoredFile.create(at: portalPath, kind: portalKind, filling: filling)
        try platform.list(place, searchText: searchText)
    }

    /// Takes away a portal that was only just made, with all that is in it.
    package func removePortal(_ rne: RNE) throws {
        try platform.unlist(rne)
        StoredFile.remove(at: Self.path(of: rne, in: path))
    }

    /// The numbers of the portals whose file is here.
    package func portalNumbers() throws -> [RNE] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/portals")
            .filter { $0.hasSuffix(".sqlite") }
            .compactMap { RNE($0.dropLast(".sqlite".count)) }
            .sorted { $0.description < $1.description }
    }

    private static func path(of rne: RNE, in folder: String) -> String {
        "\(folder)/portals/\(rne).sqlite"
    }
}

extension DataFolder {
    /// Opens the file of a campus, brought up to date.
    package func openCampus(_ code: CampusCode, kind: FileKind) throws -> StoredFile {
        try StoredFile(opening: path(of: code, in: path), kind: kind)
    }

    package func hasCampus(_ code: CampusCode) -> Bool {
        FileManager.default.fileExists(atPath: path(of: code, in: path))
    }

    /// Creates the file of a campus; `filling` writes its first rows.
    package func createCampus(
        _ place: CampusName, kind: FileKind, searchText: String, filling: (Database) throws -> Void,
    ) throws {
        try StoredFile.create(at: path(of: place.code, in: path), kind: kind, filling: filling)
        try platform.list(place, searchText: searchText)
    }

    /// The codes of the campuses whose file is here.
    package func campusCodes() throws -> [CampusCode] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/campuses")
            .filter { $0.hasSuffix(".sqlite") }
            .compactMap { CampusCode(String($0.dropLast(".sqlite".count))) }
            .sorted { $0.description < $1.description }
    }

    private func path(of code: CampusCode, in folder: String) -> String {
        "\(folder)/campuses/\(code).sqlite"
    }
}

extension DataFolder {
    /// Copies every file into a new folder, each as it stands at one instant, while others go on working.
    ///
    /// - Returns: how many portals and campuses were copied.
    package func backUp(to destination: String, campusKind: FileKind) throws -> (portals: Int, campuses: Int)
    {
        for folder in ["/portals", "/campuses"] {
            try FileManager.default.createDirectory(
                atPath: destination + folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700],
            )
        }
        try platform.backUp(to: destination + "/platform.sqlite")
        let (numbers, codes) = (try portalNumbers(), try campusCodes())
        for rne in numbers { try openPortal(rne).backUp(to: "\(destination)/portals/\(rne).sqlite") }
        for code in codes {
            try openCampus(code, kind: campusKind).backUp(to: path(of: code, in: destination))
        }
        return (numbers.count, codes.count)
    }
}
