import Formats
import Foundation
import School
import Storage

/// Files of people that were received and decided on, users' files that were asked for: what takes more than a moment.
/// What a restart interrupted is begun again; nothing is done twice.
extension CampusJob {
    private static let keptDays = 15.0

    package static let directory = CampusJob(.directory) { visit in
        for draft in try visit.file.read({ try $0.drafts.unfinished() }) where !visit.isStopping() {
            try DirectoryWork(draft, visit).run()
        }
        for export in try visit.file.read({ try $0.exports.unfinished() }) where !visit.isStopping() {
            try visit.file.write { campus in
                try campus.exports.make(export) { SecretToken(random: visit.site.random(9)).text }
            }
        }
        let now = visit.site.now
        try visit.file.write { try $0.exports.forgetOld(at: now) }
        let files = IncomingDirectoryFiles(of: visit.code, in: visit.site.folder)
        for draft in try visit.file.read({ try $0.drafts.latest(50) }) {
            let isOld = draft.receivedAt < (now - keptDays * 86_400).formatted(.iso8601)
            guard isOld, [.ready, .applied].contains(draft.state) else { continue }
            if draft.state == .ready {
                try visit.file.write {
                    _ = try $0.drafts.move(draft.id, from: [.ready], to: .abandoned, at: now)
                }
                try files.forget(draft.id)
            } else if try visit.file.read({ try $0.drafts.undoable() }) == draft.id {
                files.forgetPast()
            }
        }
        return Job.nextNight(after: now, in: visit.site.timeZone)
    }
}

/// One set of files, brought one step further.
private struct DirectoryWork {
    private let draft: DirectoryDraft
    private let visit: CampusJobVisit
    private let files: IncomingDirectoryFiles

    init(_ draft: DirectoryDraft, _ visit: CampusJobVisit) {
        self.draft = draft
        self.visit = visit
        files = IncomingDirectoryFiles(of: visit.code, in: visit.site.folder)
    }

    func run() throws {
        do {
            let reading = try DirectoryFile.read(
                draft.files.enumerated().map {
                    .init(path: files.path(of: draft.id, $0.offset), name: $0.element)
                },
                rne: draft.rne, today: visit.site.today.description)
            switch draft.state {
            case .applying: try apply(reading)
            default: try look(at: reading)
            }
        } catch let error as FormatError {
            try refuse(error.reason)
        } catch let refusal as DirectoryRefusal {
            try refuse(CampusWording.refusal(refusal))
        }
    }

    private func look(at reading: DirectoryFile.Reading) throws {
        let trial = files.trial(of: draft.id)
        CampusFile.removeCopy(at: trial)
        let analysis = try visit.file.tryOut(reading, in: trial, on: visit.site.today, newKey: newKey)
        try move(to: .ready, analysis)
    }

    private func apply(_ reading: DirectoryFile.Reading) throws {
        try files.makePast(visit.file)
        try visit.file.write { campus in
            let analysis = try campus.directory.analyse(reading, on: visit.site.today, newKey: newKey)
            try campus.drafts.move(
                draft.id, from: [.applying], to: .applied, report: analysis, at: visit.site.now)
        }
        try files.forget(draft.id)
    }

    private func refuse(_ reason: String) throws {
        var analysis = DirectoryAnalysis()
        analysis.refusal = reason
        try move(to: .refused, analysis)
        try files.forget(draft.id)
    }

    private func move(to state: DirectoryDraft.State, _ analysis: DirectoryAnalysis) throws {
        try visit.file.write { campus in
            _ = try campus.drafts.move(
                draft.id, from: [draft.state], to: state, report: analysis, at: visit.site.now)
        }
    }

    private func newKey() -> SecretToken { SecretToken(random: visit.site.random(24)) }
}
