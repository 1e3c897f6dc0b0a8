// What a file is, told from its first bytes: the kinds that can be read, and a sentence for the others.
import Foundation

package enum CatalogueFileKind: Sendable, Equatable {
    case iso2709, marcXml, memoNotices
}

struct CatalogueFile {
    let path: String
    let size: Int
    private let head: [UInt8]

    init(path: String) throws {
        self.path = path
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw FormatError("Le fichier est introuvable.")
        }
        guard !isDirectory.boolValue else {
            throw FormatError("C’est un dossier\u{A0}: choisissez le fichier de notices qu’il contient.")
        }
        let file = try Self.opened(path)
        defer { file.closeFile() }
        head = Array(try Self.block(of: file, upTo: 4096))
        do { size = Int(try file.seekToEnd()) } catch { throw Self.interruption }
        guard !head.isEmpty else {
            throw FormatError("Le fichier est vide\u{A0}: exportez les notices de nouveau.")
        }
    }

    static func opened(_ path: String) throws(FormatError) -> FileHandle {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw FormatError(
                "Le fichier n’a pas pu être ouvert\u{A0}: il est absent ou protégé contre la lecture.")
        }
        return file
    }

    /// The next bytes of a file, none at its end.
    static func block(of file: FileHandle, upTo count: Int) throws(FormatError) -> Data {
        do { return try file.read(upToCount: count) ?? Data() } catch { throw interruption }
    }

    private static let interruption = FormatError(
        "La lecture du fichier s’est interrompue\u{A0}: vérifiez le disque ou la clé, puis recommencez."
    )

    func kind() throws -> CatalogueFileKind {
        if let other = Self.signature(head) { throw FormatError(other) }
        if looksLikeXml {
            return try xmlKind()
        }
        if looksLikeIso2709 { return .iso2709 }
        throw FormatError(
            looksLikeText
                ? "C’est un fichier de texte ou un tableau, pas un fichier de notices\u{A0}: exportez le catalogue en "
                    + "UNIMARC (ISO 2709), en MARCXML ou en MémoNotices (BCDI)."
                : "Ce fichier n’est pas reconnu\u{A0}: exportez le catalogue en UNIMARC (ISO 2709), en MARCXML ou en "
                    + "MémoNotices (BCDI)."
        )
    }

    private static func signature(_ head: [UInt8]) -> String? {
        let known: [([UInt8], String)] = [
            (
                Array("%PDF".utf8),
                "C’est un document PDF, pas un fichier de notices\u{A0}: exportez le catalogue en UNIMARC."
            ),
            (
                [0x50, 0x4B, 0x03, 0x04],
                "C’est une archive ZIP (ou un document bureautique)\u{A0}: décompressez-la et choisissez le fichier de "
                    + "notices qu’elle contient."
            ),
            ([0x1F, 0x8B], "C’est un fichier compressé (gzip)\u{A0}: décompressez-le avant de l’importer."),
            (Array("7z".utf8) + [0xBC], "C’est une archive 7z\u{A0}: décompressez-la avant de l’importer."),
            (Array("Rar!".utf8), "C’est une archive RAR\u{A0}: décompressez-la avant de l’importer."),
            (
                [0xD0, 0xCF, 0x11, 0xE0],
                "C’est un ancien document Office, pas un fichier de notices\u{A0}: exportez le catalogue en UNIMARC."
            ),
            (Array("SQLite format 3".utf8), "C’est une base de données SQLite, pas un fichier de notices."),
            ([0x89, 0x50, 0x4E, 0x47], "C’est une image, pas un fichier de notices."),
            ([0xFF, 0xD8, 0xFF], "C’est une image, pas un fichier de notices."),
            (
                Array("{\\rtf".utf8),
                "C’est un document RTF, pas un fichier de notices\u{A0}: exportez le catalogue en UNIMARC."
            ),
        ]
        return known.first { head.starts(with: $0.0) }?.1
    }

    private var looksLikeXml: Bool {
        let isWide =
            head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
            || head.starts(with: [0x3C, 0])
        return isWide || Self.visible(head).first == UInt8(ascii: "<")
    }

    private func xmlKind() throws -> CatalogueFileKind {
        switch try XmlProlog(of: path).root().lowercased() {
        case "fiches_xml":
            throw FormatError(
                "C’est un fichier d’emprunteurs, pas de notices\u{A0}: importez-le depuis les emprunteurs.")
        case "memo_notices": return .memoNotices
        case "html", "!doctype":
            throw FormatError(
                "C’est une page web, pas un fichier de notices\u{A0}: exportez le catalogue en UNIMARC.")
        default: return .marcXml
        }
    }

    /// A leader opens the first record: five digits, then within 4 096 bytes the end of a directory.
    private var looksLikeIso2709: Bool {
        let start = Self.visible(head)
        guard start.count > Iso2709Layout.leaderLength else { return false }
        let leader = start.prefix(Iso2709Layout.leaderLength)
        guard leader.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return head.contains(Iso2709Layout.fieldTerminator) && head.contains(Iso2709Layout.subfieldMark)
        }
        let isMeasured = leader.prefix(5).allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
        return head.contains(Iso2709Layout.fieldTerminator)
            || (isMeasured && leader.dropFirst(5).prefix(1) != [0x20])
    }

    private var looksLikeText: Bool {
        head.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
    }

    /// After a byte order mark, blanks and line ends.
    private static func visible(_ head: [UInt8]) -> ArraySlice<UInt8> {
        head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D, 0x00].contains($0) }
    }
}
