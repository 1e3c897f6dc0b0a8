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
        /// Sentences about the file as a whole.
        package let remarks: [String]

        init(_ description: DirectoryDescription, problems: [(line: Int, reason: String)] = []) {
            (self.description, remarks) = description.repaired()
            self.problems = problems
        }
    }

    /// - Parameters:
    ///   - rne: the school of a table that does not name one.
    ///   - today: `2026-11-21`.
    /// - Throws: `FormatError`.
    package static func read(_ files: [Source], rne: String, today: String) throws -> Reading {
        guard let first = files.first else { throw FormatError("Choisissez au moins un fichier.") }
        for file in files where try isArchive(file.path) {
            throw FormatError(
                "«\u{A0}\(file.name)\u{A0}» est une archive ou un classeur\u{A0}: décompressez-la et choisissez les fichiers XML qu’elle contient, ou enregistrez le tableau en CSV."
            )
        }
        guard try isXml(first.path) else {
            guard files.count == 1 else {
                throw FormatError("Un tableau CSV se donne seul, ou plusieurs fichiers XML ensemble.")
            }
            let bytes = [UInt8](try CatalogueFile.opened(first.path).readDataToEndOfFile())
            let (description, problems) = try DirectoryTable(bytes).description(rne: rne)
            return Reading(description, problems: problems)
        }
        let root = try XmlProlog(of: first.path).root()
        switch root {
        case UsersFile.root:
            throw FormatError(
                "C’est le fichier des utilisateurs pour le CDI (FICHES_XML)\u{A0}: il se fait entrer dans le portail du CDI, depuis les emprunteurs."
            )
        case _ where SiecleReader.roots.contains(root):
            var reader = SiecleReader(today: today)
            for file in files { try reader.read(file.path) }
            return Reading(reader.description())
        case AafReader.root:
            var reader = AafReader()
            for file in files { try reader.read(file.path, name: file.name) }
            return Reading(reader.description())
        default:
            throw FormatError(
                "Ce fichier XML n’est ni un export de SIECLE (élèves ou responsables) ni un fichier de l’annuaire académique (AAF)."
            )
        }
    }

    /// ZIP, gzip, and the documents of office software that are made of them.
    private static func isArchive(_ path: String) throws -> Bool {
        let file = try CatalogueFile.opened(path)
        defer { file.closeFile() }
        let head = Array(try CatalogueFile.block(of: file, upTo: 4))
        return head == [0x50, 0x4B, 0x03, 0x04] || head.starts(with: [0x1F, 0x8B])
            || head == [0xD0, 0xCF, 0x11, 0xE0]
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
