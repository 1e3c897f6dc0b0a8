import Foundation
import School
import Storage
import WebServer

/// Files of people that were received, and the copy that undoes the last of them: `annuaire/<code>/…` in the folder of
/// data. They name people: nothing stays longer than it is of use.
struct IncomingDirectoryFiles {
    private let folder: String

    init(of code: CampusCode, in data: DataFolder) {
        folder = "\(data.path)/annuaire/\(code)"
    }

    /// The campus as it was before these files were applied.
    func past(of draft: ID<DirectoryDraft>) -> String { "\(folder)/avant-\(draft).sqlite" }

    /// Where files are tried.
    func trial(of draft: ID<DirectoryDraft>) -> String { "\(folder)/essai-\(draft).sqlite" }

    func keep(_ uploads: [Upload], of draft: ID<DirectoryDraft>) throws {
        try FileManager.default.createDirectory(
            atPath: path(of: draft), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
        for (place, upload) in uploads.enumerated() {
            try Data(upload.bytes()).write(to: URL(fileURLWithPath: path(of: draft, place)), options: .atomic)
        }
    }

    func path(of draft: ID<DirectoryDraft>, _ place: Int) -> String { "\(path(of: draft))/\(place)" }

    func forget(_ draft: ID<DirectoryDraft>) throws { try remove(path(of: draft)) }

    /// Each draft has a copy of its own: one that fails takes nothing from the one before it.
    func makePast(of draft: ID<DirectoryDraft>, _ file: CampusFile) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let past = past(of: draft)
        CampusFile.removeCopy(at: past)
        try file.backUp(to: past)
    }

    func hasPast(of draft: ID<DirectoryDraft>) -> Bool {
        FileManager.default.fileExists(atPath: past(of: draft))
    }

    func forgetPast(of draft: ID<DirectoryDraft>) { CampusFile.removeCopy(at: past(of: draft)) }

    /// Removes what nobody will ask for: the copies of trials that were cut short, those that undo nothing any longer,
    /// files of drafts that are over.
    ///
    /// - Parameters:
    ///   - undoable: the draft whose copy is kept.
    ///   - waiting: drafts whose files are kept.
    func sweep(keeping undoable: ID<DirectoryDraft>?, _ waiting: Set<ID<DirectoryDraft>>) throws {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            if name.hasPrefix("essai-") || name.hasPrefix("avant") {
                let isKept = undoable.map { path.hasPrefix(past(of: $0)) } ?? false
                if !isKept { try remove(path) }
            } else if let draft = ID<DirectoryDraft>(name), !waiting.contains(draft) {
                try remove(path)
            }
        }
    }

    private func path(of draft: ID<DirectoryDraft>) -> String { "\(folder)/\(draft)" }

    private func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
