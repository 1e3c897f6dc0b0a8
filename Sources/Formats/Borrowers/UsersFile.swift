/// The users' file: what a workspace or PRONOTE gives to a library, so that it knows its borrowers (L-03…L-06).
package enum UsersFile {
    package enum Encoding: String, CaseIterable, Sendable {
        case windows1252 = "windows-1252"
        case utf8 = "UTF-8"
    }

    static let root = "FICHES_XML"
    static let element = "EMPRUNTEURS"

    /// A whole file. Lines end as the programs that read it, all of them for Windows, expect.
    package static func bytes(of entries: [UserEntry], _ encoding: Encoding) -> [UInt8] {
        var text = XmlText(encoding == .utf8 ? .utf8 : .windows1252)
        text.markup("<?xml version=\"1.0\" encoding=\"\(encoding.rawValue)\"?>\r\n<\(root)>\r\n")
        for entry in entries {
            text.markup("<\(element)>\r\n")
            for field in UserField.allCases {
                let value = entry[field].line(upTo: 250)
                if value.isEmpty, field.isOptional { continue }
                text.open(field.rawValue)
                text.write(value)
                text.close(field.rawValue)
                text.markup("\r\n")
            }
            text.markup("</\(element)>\r\n")
        }
        text.markup("</\(root)>\r\n")
        return text.bytes
    }

    package struct Reading: Sendable {
        package let entries: [UserEntry]
        /// The names of the elements that mean nothing here.
        package let ignored: [String]
        /// The file says one encoding and is in another: it was read as it is.
        package let isMisdeclared: Bool
    }

    /// Whether a file is XML, whatever it is about.
    package static func isXml(_ bytes: [UInt8]) -> Bool {
        let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return isWide || content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }

    /// Reads a file in any order of its elements; what it does not know is passed over.
    ///
    /// - Throws: `FormatError`.
    package static func read(_ bytes: [UInt8]) throws -> Reading {
        guard try XmlProlog(bytes: Array(bytes.prefix(1 << 16))).root() == root else {
            throw FormatError(
                "Ce fichier XML n’est pas un fichier d’utilisateurs pour e-sidoc ou BCDI (FICHES_XML)\u{A0}: exportez-le de nouveau depuis l’ENT ou PRONOTE."
            )
        }
        var entries: [UserEntry] = []
        var ignored: Set<String> = []
        let isMisdeclared = try XmlNode.read(bytes, wanted: [element]) { node in
            var entry = UserEntry(line: node.line)
            for child in node.children {
                let text = MisreadName.repaired(child.text).line(upTo: 250)
                if let field = UserField(rawValue: child.name) {
                    if entry[field].isEmpty { entry[field] = text }
                } else if child.name == "DIVEMPR_M" {
                    entry.remark = text
                } else if !text.isEmpty {
                    ignored.insert(child.name.line(upTo: 60))
                }
            }
            entries.append(entry)
        }
        return Reading(entries: entries, ignored: ignored.sorted(), isMisdeclared: isMisdeclared)
    }
}
