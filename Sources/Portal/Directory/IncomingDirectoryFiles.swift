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

    /// The campus as it was before the last files that were applied.
    var past: String { folder + "/avant.sqlite" }

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

    func makePast(_ file: CampusFile) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        CampusFile.removeCopy(at: past)
        try file.backUp(to: past)
    }

    var hasPast: Bool { FileManager.default.fileExists(atPath: past) }

    func forgetPast() { CampusFile.removeCopy(at: past) }

    private func path(of draft: ID<DirectoryDraft>) -> String { "\(folder)/\(draft)" }

    private func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
