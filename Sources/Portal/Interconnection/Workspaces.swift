import Formats
import Foundation
import Library

/// The ENTs that are known by name, read from `Content/ent` at start: a file each, which a school may add to or correct.
package struct Workspaces: Sendable {
    /// By name.
    package let all: [Workspace]

    /// - Throws: `WorkspaceFault` naming the file; an error of Foundation where one cannot be read.
    package init(folder: String) throws {
        guard FileManager.default.fileExists(atPath: folder) else {
            all = []
            return
        }
        all = try FileManager.default.contentsOfDirectory(atPath: folder)
            .compactMap { $0.dropSuffix(".md") }.sorted()
            .map { code in
                let source = try String(contentsOfFile: "\(folder)/\(code).md", encoding: .utf8)
                return try Workspace(code: code, source: source)
            }
            .sorted { (Folding.fold($0.name), $0.code) < (Folding.fold($1.name), $1.code) }
    }

    package subscript(code code: String) -> Workspace? { all.first { $0.code == code } }
}

/// What is known of an ENT: nothing of it is secret, and all of it may be changed in the form.
package struct Workspace: Sendable {
    package let code: String
    /// `nom`
    package let name: String
    /// `territoire`: where its schools are.
    package let area: String
    /// `adresse`: of its CAS server, without the last `/`; empty where it is to be asked for.
    package let address: String
    /// `identité`: the attribute that holds the key of the person; empty: `uid`, else the name.
    package let identityAttribute: String
    /// `procédure`: whose texts are its own, if not those of its code.
    package let procedure: String
    /// What to know of it, shown beside the form.
    package let notes: MarkdownText

    /// - Throws: `WorkspaceFault`.
    init(code: String, source: String) throws {
        func fault(_ reason: String) -> WorkspaceFault { WorkspaceFault(file: "\(code).md", reason: reason) }
        guard Article.isSlug(code) else {
            throw fault("le nom du fichier n’est fait que de minuscules, de chiffres et de traits d’union")
        }
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw fault("il commence par des réglages, entre deux lignes «\u{A0}---\u{A0}»")
        }
        var values: [String: String] = [:]
        for line in lines[1..<end] where !String(line).trimmed.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let key = Folding.fold(String(parts[0]).trimmed)
            guard parts.count == 2, Self.keys.contains(key), values[key] == nil else {
                throw fault("la ligne «\u{A0}\(line)\u{A0}» n’est pas comprise")
            }
            values[key] = String(parts[1]).trimmed
        }
        guard let name = values["nom"], !name.isEmpty else { throw fault("il lui manque «\u{A0}nom\u{A0}»") }
        self.code = code
        self.name = name
        area = values["territoire"] ?? ""
        address = values["adresse"] ?? ""
        identityAttribute = values["identite"] ?? ""
        procedure = values["procedure"].flatMap { $0.isEmpty ? nil : $0 } ?? code
        notes = MarkdownText(lines[(end + 1)...].joined(separator: "\n"))
    }

    private static let keys: Set<String> = ["nom", "territoire", "adresse", "identite", "procedure"]
}

/// A file of `Content/ent` that cannot be used: the program says so when it starts.
package struct WorkspaceFault: Error, CustomStringConvertible {
    package let file: String
    package let reason: String

    package var description: String { "Content/ent/\(file)\u{A0}: \(reason)." }
}
