import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/import/3: what the files would do, then what they did.
extension CampusVisit {
    func showDraft(_ id: ID<DirectoryDraft>) throws -> Response {
        let (draft, undoable) = try file.read { (try $0.drafts.draft(id), try $0.drafts.undoable()) }
        guard let draft else { throw Failure.notFound }
        let canUndo =
            undoable == id && IncomingDirectoryFiles(of: place.code, in: site.folder).hasPast(of: id)
        let view = DirectoryDraftView(
            draft, canUndo: canUndo, token: newToken(), at: place, today: today, zone: site.timeZone)
        return try render(view, title: view.title, section: .directory)
    }
}

extension CampusSubmission {
    /// POST /annuaire/import/3: applied, abandoned, or undone.
    func decide(_ id: ID<DirectoryDraft>) throws -> Response {
        guard let draft = try file.read({ try $0.drafts.draft(id) }) else { throw Failure.notFound }
        let here = CampusPage.directory(.draft(id))
        switch form["decision"] {
        case "appliquer":
            guard try move(id, from: [.ready], to: .applying, "a mis l’annuaire à jour") else {
                return redirect(to: here, saying: .directoryFileTooLate)
            }
            visit.site.diary.ask(.directory, for: visit.place.code)
            return redirect(to: here, saying: .directoryFileApplied)
        case "abandonner":
            guard try move(id, from: [.reading, .ready], to: .abandoned, "a abandonné des fichiers") else {
                return redirect(to: here, saying: .directoryFileTooLate)
            }
            try files.forget(id)
            return redirect(to: .directory(.importing), saying: .directoryFileAbandoned)
        case "annuler":
            guard draft.state == .applied, files.hasPast(of: id),
                try file.read({ try $0.drafts.undoable() }) == id
            else { return redirect(to: here, saying: .directoryFileTooLate) }
            try file.putDirectoryBack(from: files.past(of: id))
            _ = try move(id, from: [.applied], to: .undone, "a annulé la mise à jour de l’annuaire")
            files.forgetPast(of: id)
            return redirect(to: here, saying: .directoryFileUndone)
        default: return .redirect(to: visit.address(of: here))
        }
    }

    private var files: IncomingDirectoryFiles {
        IncomingDirectoryFiles(of: visit.place.code, in: visit.site.folder)
    }

    private func move(
        _ id: ID<DirectoryDraft>, from states: Set<DirectoryDraft.State>, to state: DirectoryDraft.State,
        _ what: String,
    ) throws -> Bool {
        try file.write { campus in
            guard try campus.drafts.move(id, from: states, to: state, at: visit.now) else { return false }
            try campus.note(what, stamp: stamp)
            return true
        }
    }
}

struct DirectoryDraftView: View {
    static let template = "directory/draft"

    let back: Link
    let title: String
    let facts: String
    let isWaiting: Bool
    let refusal: String?
    let counts: [DraftView.Count]
    let alarm: String?
    let remarks: [String]
    let deciding: Deciding?
    let undoing: Undoing?
    let lists: [List]
    let problems: Ledger?

    struct Deciding: ViewPart {
        let action: String
        let token: String
        /// Nil when the files change nothing.
        let apply: String?
    }

    struct Undoing: ViewPart {
        let action: String
        let token: String
    }

    /// Names, under what becomes of them.
    struct List: ViewPart {
        let summary: String
        let names: [String]
        let more: String?
    }

    init(
        _ draft: DirectoryDraft, canUndo: Bool, token: String, at place: CampusPlace, today: Day,
        zone: TimeZone,
    ) {
        let report = draft.report
        back = Link("Mettre l’annuaire à jour", place.address(of: .importing))
        title =
            switch draft.state {
            case .reading: "Lecture des fichiers"
            case .ready: "Ce que ces fichiers changent"
            case .refused: "Ces fichiers n’ont pas pu être lus"
            case .applying: "Mise à jour en cours"
            case .applied: "L’annuaire est à jour"
            case .abandoned: "Ces fichiers ont été abandonnés"
            case .undone: "Cette mise à jour a été annulée"
            }
        facts =
            "\(draft.files.joined(separator: ", ")) · \(draft.actor), \(Wording.moment(draft.receivedAt, today: today, in: zone))"
        isWaiting = draft.state == .reading || draft.state == .applying
        refusal = report.refusal.isEmpty ? nil : report.refusal
        let isTold = [.ready, .applying, .applied, .undone].contains(draft.state)
        let isDone = draft.state == .applied || draft.state == .undone
        counts =
            !isTold
            ? []
            : [
                (report.added, isDone ? "ajoutée" : "nouvelle", isDone ? "ajoutées" : "nouvelles"),
                (report.updated, "mise à jour", "mises à jour"),
                (report.unchanged, "inchangée", "inchangées"),
                (report.left, isDone ? "partie" : "partirait", isDone ? "parties" : "partiraient"),
                (report.returned, "de retour", "de retour"),
            ].map {
                DraftView.Count(number: Wording.number($0.0), label: $0.0 < 2 ? $0.1 : $0.2)
            }
        alarm =
            draft.state == .ready && !report.alarming.isEmpty
            ? "Seraient marqués comme partis\u{A0}: \(report.alarming.map(CampusWording.departures).joined(separator: "\u{A0}; ")). Est-ce bien le fichier complet de l’établissement\u{A0}?"
            : nil
        var remarks = report.remarks
        if report.foreign > 0 {
            remarks.append(
                "\(Wording.count(report.foreign, "personne d’un autre établissement est laissée", "personnes d’autres établissements sont laissées")) de côté. Si cet établissement est de la cité, ajoutez-le d’abord (Annuaire, Établissements)."
            )
        }
        self.remarks = isTold ? remarks : []
        let action = place.address(of: .decide(draft.id))
        deciding =
            draft.state != .ready
            ? nil
            : Deciding(
                action: action, token: token,
                apply: report.changesNothing ? nil : "Mettre l’annuaire à jour")
        undoing = canUndo && draft.state == .applied ? Undoing(action: action, token: token) : nil
        lists =
            !isTold
            ? []
            : [
                List("Arrivent", report.arriving, of: report.added + report.returned),
                List("Partent", report.leaving, of: report.left),
                List("Classes nouvelles", report.newClasses, of: report.newClasses.count),
                List(
                    "Homonymes que rien ne distingue, laissés tels quels", report.ambiguous,
                    of: report.ambiguous.count),
            ].compactMap(\.self)
        problems =
            !isTold || report.problems.isEmpty
            ? nil
            : Ledger(
                "Lignes à corriger", columns: ["Ligne", "Ce qui ne va pas"],
                rows: report.problems.map { [.text(Wording.number($0.line)), .text($0.reason)] })
    }
}

extension DirectoryDraftView.List {
    init?(_ title: String, _ names: [String], of total: Int) {
        guard !names.isEmpty else { return nil }
        summary = "\(title)\u{A0}: \(Wording.number(max(total, names.count)))"
        self.names = names
        more =
            total > names.count
            ? "et \(Wording.count(total - names.count, "autre", "autres"))" : nil
    }
}
