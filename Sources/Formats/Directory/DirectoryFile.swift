import Foundation

/// Files that describe the people of schools, read together: what one begins another may end (pupils, then their
/// guardians; people, then the schools that they belong to).
package enum DirectoryFile {
    /// A file on this machine, and the name under which it came.
    package struct Source: Sendable {
        package let path: String
        package let name: String

        package init(path: String, name: String) {
            self.path = path
            self.name = name
        }
    }

    package struct Reading: Sendable {
        package let description: DirectoryDescription
        /// Rows that could not be used: their line, and why.
        package let problems: [(line: Int, reason: String)]
    }

    /// - Parameters:
    ///   - rne: the school of a table that does not name one.
    ///   - today: `2026-11-21`.
    /// - Throws: `FormatError`.
    package static func read(_ files: [Source], rne: String, today: String) throws -> Reading {
        guard let first = files.first else { throw FormatError("Choisissez au moins un fichier.") }
        guard try isXml(first.path) else {
            guard files.count == 1 else {
                throw FormatError("Un tableau CSV se donne seul, ou plusieurs fichiers XML ensemble.")
            }
            let bytes = [UInt8](try CatalogueFile.opened(first.path).readDataToEndOfFile())
            let (description, problems) = try DirectoryTable(bytes).description(rne: rne)
            return Reading(description: description, problems: problems)
        }
        let root = try XmlProlog(of: first.path).root()
        switch root {
        case _ where SiecleReader.roots.contains(root):
            var reader = SiecleReader(today: today)
            for file in files { try reader.read(file.path) }
            return Reading(description: reader.description(), problems: [])
        case AafReader.root:
            var reader = AafReader()
            for file in files { try reader.read(file.path, name: file.name) }
            return Reading(description: reader.description(), problems: [])
        default:
            throw FormatError(
                "Ce fichier XML n’est ni un export de SIECLE (élèves ou responsables) ni un fichier de l’annuaire académique (AAF)."
            )
        }
    }

    private static func isXml(_ path: String) throws -> Bool {
        let file = try CatalogueFile.opened(path)
        defer { file.closeFile() }
        let head = try CatalogueFile.block(of: file, upTo: 512)
        let marks: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = head.starts(with: marks) ? head.dropFirst(3) : head
        return content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }
}
