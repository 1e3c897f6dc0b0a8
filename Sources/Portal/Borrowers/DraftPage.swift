import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/import/3: what a file would change, then what it changed.
extension PortalVisit {
    func showDraft(_ id: ID<BorrowerDraft>) throws -> Response {
        guard let draft = try library.read({ try $0.borrowers.draft(id) }) else { throw Failure.notFound }
        var (preview, ignored): (BorrowerFilePreview?, [String]) = (nil, [])
        var remark: String?
        if draft.state == .received {
            let file = try BorrowerFile(draft.content)
            preview = try library.read { try $0.borrowers.preview(file) }
            (ignored, remark) = (file.ignoredColumns, file.remark)
        }
        let view = DraftView(
            draft, preview: preview, ignored: ignored, remark: remark, token: newToken(), zone: site.timeZone,
            seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/import/3
    func decide(_ id: ID<BorrowerDraft>, applies: Bool, _ token: String) throws -> Response {
        guard let draft = try library.read({ try $0.borrowers.draft(id) }) else { throw Failure.notFound }
        let here = PortalPage.borrowers(.draft(id))
        guard draft.state == .received else {
            return redirect(to: here, saying: draft.state == .applied ? .fileApplied : .fileAbandoned)
        }
        guard applies else {
            try library.write { _ = try $0.borrowers.end(id, as: .abandoned) }
            return redirect(to: .borrowers(.list(BorrowerQuery())), saying: .fileAbandoned)
        }
        // Sent twice at one instant, it is read twice: the second reading changes nothing.
        let report = try library.take(BorrowerFile(draft.content), stamp: stamp(token))
        try library.write { library in
            guard try library.borrowers.end(id, as: .applied, report: report) else { return }
            try library.shelf.noteApplied(id, by: visit.account?.name ?? "", at: visit.now)
        }
        return redirect(to: here, saying: .fileApplied)
    }
}

struct DraftView: View {
    static let template = "borrowers/draft"

    let back: Link
    let title: String
    let facts: String
    let counts: [Count]
    let ignored: String?
    let problems: Ledger?
    let remark: String?
    let changes: Ledger?
    let folded: Folded?
    let more: String?
    let deciding: Deciding?
    let list: String

    /// What was done, when it is long.
    struct Folded: ViewPart {
        let summary: String
        let ledger: Ledger
    }

    struct Count: ViewPart {
        let number: String
        let label: String
    }

    struct Deciding: ViewPart {
        let action: String
        let token: String
        /// Nil when the file changes nothing.
        let apply: String?
    }
}

extension DraftView {
    private static let mostLines = BorrowerImportReport.mostChanges
    private static let mostUnfolded = 20

    init(
        _ draft: BorrowerDraft, preview: BorrowerFilePreview?, ignored: [String],
        remark ofFile: String? = nil,
        token: String,
        zone: TimeZone,
        seenFrom view: Viewpoint,
    ) {
        back = Link("Faire entrer un fichier", view.address(of: BorrowersPage.importing))
        list = view.address(of: BorrowersPage.list(BorrowerQuery()))
        facts =
            "\(draft.name) · \(draft.actor), \(Wording.moment(draft.receivedAt, today: view.today, in: zone))"
        let report = preview?.report ?? draft.report
        let isDone = draft.state == .applied
        title =
            switch draft.state {
            case .received: "Ce que ce fichier change"
            case .applied: "Ce que ce fichier a changé"
            case .abandoned: "Ce fichier a été abandonné"
            }
        counts =
            report.map { report in
                [
                    (report.added, isDone ? "ajoutés" : "nouveaux"), (report.updated, "mis à jour"),
                    (report.unchanged, "inchangés"), (report.problems.count, "lignes à corriger"),
                ].map { Count(number: Wording.number($0.0), label: $0.1) }
            } ?? []
        self.ignored =
            ignored.isEmpty
            ? nil
            : "Colonnes laissées de côté\u{A0}: \(ignored.map { "«\u{A0}\($0)\u{A0}»" }.joined(separator: ", "))."
        let problems = report?.problems ?? []
        self.problems =
            problems.isEmpty
            ? nil
            : Ledger(
                "Lignes à corriger", columns: ["Ligne", "Ce qui ne va pas"],
                rows: problems.prefix(Self.mostLines).map {
                    [.text(Wording.number($0.line)), .text($0.reason)]
                })
        let lines = preview?.lines ?? []
        let shown =
            preview.map { $0.lines.prefix(Self.mostLines).map { BorrowerImportReport.Change($0) } }
            ?? report?.changes ?? []
        let ledger =
            shown.isEmpty
            ? nil
            : Ledger(
                "Changements", columns: ["Ligne", "Emprunteur", "Ce qui change"],
                rows: shown.map { [.text(Wording.number($0.line)), .text($0.name), .text($0.words)] })
        let isFolded = isDone && shown.count > Self.mostUnfolded
        changes = isFolded ? nil : ledger
        folded =
            isFolded
            ? ledger.map {
                Folded(summary: Wording.count(shown.count, "changement", "changements"), ledger: $0)
            }
            : nil
        let lone = lines.count { $0.effect.hasLoneName }
        remark =
            lone == 0
            ? ofFile
            : "\(Wording.count(lone, "nouveau nom n’a", "nouveaux noms n’ont")) qu’un mot\u{A0}: il y manque peut-être le prénom."
        let changed = report.map { $0.added + $0.updated } ?? 0
        let hidden = max(0, changed - shown.count) + max(0, problems.count - Self.mostLines)
        more =
            hidden == 0 || report == nil
            ? nil : "Et \(Wording.count(hidden, "autre ligne", "autres lignes"))."
        deciding =
            draft.state != .received
            ? nil
            : Deciding(
                action: view.address(of: BorrowersAction.decide(draft.id, applies: true, token: "")),
                token: token,
                apply: lines.isEmpty
                    ? nil : "Appliquer\u{A0}: \(Wording.count(lines.count, "changement", "changements"))")
    }
}
