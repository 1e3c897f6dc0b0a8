import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/import: files of people come in; those of before.
extension CampusVisit {
    func showImporting(fault: String? = nil, status: Status = .ok) throws -> Response {
        let (schools, latest) = try file.read { (try $0.directory.schools(), try $0.drafts.latest()) }
        let view = DirectoryImportView(
            schools, latest: latest, fault: fault, token: newToken(), at: place, today: today,
            zone: site.timeZone)
        return try render(view, title: "Mettre l’annuaire à jour", status: status, section: .directory)
    }
}

extension CampusSubmission {
    private static let mostFiles = 12

    /// POST /annuaire/import: the files are put aside; a thread of its own reads them.
    func receiveFiles() throws -> Response {
        let uploads =
            visit.request.mediaType == "multipart/form-data"
            ? try visit.request.multipart().uploads.filter { $0.name == "fichiers" && $0.size > 0 } : []
        func refused(_ reason: String) throws -> Response {
            try visit.showImporting(fault: reason, status: .unprocessableContent)
        }
        guard !uploads.isEmpty else {
            return try refused("Choisissez au moins un fichier sur votre ordinateur.")
        }
        guard uploads.count <= Self.mostFiles else {
            return try refused("Choisissez \(Self.mostFiles) fichiers au plus à la fois.")
        }
        let schools = try file.read { try $0.directory.schools() }
        let chosen = schools.first { $0.id.description == form["etablissement"] }
        let rne = chosen ?? (schools.count == 1 ? schools.first : nil)
        let files = IncomingDirectoryFiles(of: visit.place.code, in: visit.site.folder)
        let id = try file.write { campus -> ID<DirectoryDraft>? in
            guard try campus.isFirst(stamp) else { return nil }
            let id = try campus.drafts.receive(
                uploads.map { $0.filename.isEmpty ? "fichier" : $0.filename },
                rne: rne?.rne.description ?? "", by: stamp.actor, at: visit.now)
            // Before anybody sees the draft: one without its files could never be read.
            try files.keep(uploads, of: id)
            return id
        }
        guard let id else { return .redirect(to: visit.address(of: .importing)) }
        visit.site.diary.ask(.directory, for: visit.place.code)
        return .redirect(to: visit.address(of: .draft(id)))
    }
}

struct DirectoryImportView: View {
    static let template = "directory/import"

    let back: Link
    let fault: String?
    let action: String
    let token: String
    /// Nil where the campus has one school only.
    let school: Choice?
    let history: Ledger?

    init(
        _ schools: [School], latest: [DirectoryDraft], fault: String?, token: String, at place: CampusPlace,
        today: Day, zone: TimeZone,
    ) {
        back = Link("Annuaire", place.address(of: .search(DirectorySearch())))
        self.fault = fault
        self.token = token
        action = place.address(of: .receive)
        school =
            schools.count < 2
            ? nil
            : Choice(
                "etablissement", "Établissement d’un tableau qui ne le dit pas",
                options: [("", "Le fichier le dit")]
                    + schools.map { ($0.id.description, CampusWording.school($0)) },
                chosen: "")
        history =
            latest.isEmpty
            ? nil
            : Ledger(
                "Fichiers précédents", columns: ["Quand", "Fichiers", "Qui", "État"],
                rows: latest.map { draft in
                    [
                        .link(
                            Wording.moment(draft.receivedAt, today: today, in: zone),
                            place.address(of: .draft(draft.id))),
                        .text(draft.files.joined(separator: ", ")), .text(draft.actor),
                        .text(draft.state.words),
                    ]
                })
    }
}

extension DirectoryDraft.State {
    fileprivate var words: String {
        switch self {
        case .reading: "En lecture"
        case .ready: "À décider"
        case .refused: "Refusés"
        case .applying: "En cours"
        case .applied: "Appliqués"
        case .abandoned: "Abandonnés"
        case .undone: "Annulés"
        }
    }
}
