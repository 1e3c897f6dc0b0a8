import Formats
import Foundation
import School
import Storage

/// Files of people that were received and decided on, users' files that were asked for: what takes more than a moment.
/// What a restart interrupted is begun again; nothing is done twice.
extension CampusJob {
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
        if !visit.isStopping() { try forgetOldFiles(visit, at: now) }
        return Job.nextNight(after: now, in: visit.site.timeZone)
    }

    /// Files that nobody decided on in time are abandoned, and copies that have served are removed.
    private static func forgetOldFiles(_ visit: CampusJobVisit, at now: Date) throws {
        let oldest = (now - Double(CampusRetention.draftDays) * 86_400).formatted(.iso8601)
        let files = IncomingDirectoryFiles(of: visit.code, in: visit.site.folder)
        // In one transaction, as files are received: nothing is swept that is only just coming in.
        try visit.file.write { campus in
            for draft in try campus.drafts.reading.latest(50)
            where draft.state == .ready && draft.receivedAt < oldest {
                try campus.drafts.move(draft.id, from: [.ready], to: .abandoned, at: now)
            }
            let latest = try campus.drafts.reading.latest(50)
            let undoable = try campus.drafts.reading.undoable()
            try files.sweep(
                keeping: latest.first { $0.id == undoable && $0.receivedAt >= oldest }?.id,
                Set(latest.filter { [.reading, .ready, .applying].contains($0.state) }.map(\.id)))
        }
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
        } catch {
            // Files that cannot be read again will not be tomorrow either: the other jobs of the campus go on.
            visit.site.logger.error("files of people \(draft.id) of \(visit.code): \(error)")
            try refuse("Ces fichiers n’ont pas pu être lus jusqu’au bout\u{A0}: envoyez-les de nouveau.")
        }
    }

    private func look(at reading: DirectoryFile.Reading) throws {
        let trial = files.trial(of: draft.id)
        CampusFile.removeCopy(at: trial)
        let analysis = try visit.file.tryOut(reading, in: trial, on: visit.site.today, newKey: newKey)
        try move(to: .ready, analysis)
    }

    private func apply(_ reading: DirectoryFile.Reading) throws {
        try files.makePast(of: draft.id, visit.file)
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
