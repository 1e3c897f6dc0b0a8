import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/catalogue: a catalogue file comes in; the imports of before.
extension PortalVisit {
    func showCatalogue(fault: String? = nil, status: Status = .ok) throws -> Response {
        let (count, imports) = try library.read { library in
            (try library.catalogue.holdings().count, try library.catalogueImports(limit: 30))
        }
        let view = CatalogueView(
            count: count, imports: imports, fault: fault, zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: "Catalogue", status: status, section: .office)
    }

    /// GET /administration/catalogue/:id: refreshes itself while the import goes on, without a script.
    func showCatalogueImport(_ id: ID<CatalogueImportRun>) throws -> Response {
        guard let run = try library.read({ try $0.catalogueImport(id) }) else { throw Failure.notFound }
        let view = CatalogueImportView(run, zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.title, section: .office)
    }
}

extension PortalSubmission {
    /// POST /administration/catalogue: the file is put aside and read by a thread of its own.
    func importCatalogue() throws -> Response {
        guard visit.request.mediaType == "multipart/form-data",
            let upload = try visit.request.multipart().upload("fichier"), upload.size > 0
        else {
            return try visit.showCatalogue(
                fault: "Choisissez d’abord un fichier de notices sur votre ordinateur.",
                status: .unprocessableContent)
        }
        guard let rne = visit.place.rne else { throw Failure.notFound }
        let name = upload.filename.isEmpty ? "catalogue" : upload.filename
        let bytes = try upload.bytes()
        let id = try library.write { try $0.receiveImport(of: name, now: visit.now) }
        try visit.site.incoming.keep(bytes, of: rne, run: id)
        visit.site.takeIn(rne, run: id)
        return .redirect(to: visit.address(of: .office(.catalogueImport(id))))
    }
}

/// Catalogue files that were received and are still to be read: `incoming/<RNE>-<run>`. They survive a restart.
package struct IncomingFiles: Sendable {
    let folder: String

    func keep(_ bytes: [UInt8], of rne: RNE, run: ID<CatalogueImportRun>) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(bytes).write(to: URL(fileURLWithPath: path(of: rne, run: run)), options: .atomic)
    }

    func path(of rne: RNE, run: ID<CatalogueImportRun>) -> String { "\(folder)/\(rne)-\(run)" }

    func all() throws -> [(RNE, ID<CatalogueImportRun>)] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap { name in
            let parts = name.split(separator: "-").map(String.init)
            guard parts.count == 2, let rne = RNE(parts[0]), let run = ID<CatalogueImportRun>(parts[1]) else {
                return nil
            }
            return (rne, run)
        }
    }

    func forget(_ rne: RNE, run: ID<CatalogueImportRun>) throws {
        try FileManager.default.removeItem(atPath: path(of: rne, run: run))
    }
}

extension Site {
    var incoming: IncomingFiles { IncomingFiles(folder: folder.path + "/incoming") }

    /// Reads a received file in the background; read again from its beginning after a restart, it changes nothing twice.
    func takeIn(_ rne: RNE, run: ID<CatalogueImportRun>) {
        background {
            do {
                let library = try libraries.file(for: rne)
                try CatalogueImport(of: incoming.path(of: rne, run: run), into: library, run: run)
                    .runReceived(run, now: now)
                try incoming.forget(rne, run: run)
            } catch {
                logger.error("import \(run) of \(rne) stopped: \(error)")
            }
        }
    }

    /// Takes up again what a restart interrupted.
    package func resumeImports() throws {
        for (rne, run) in try incoming.all() { takeIn(rne, run: run) }
    }
}

struct CatalogueView: View {
    static let template = "office/catalogue"

    let office: Link
    let count: String
    let fault: String?
    let action: String
    /// Nil before the first.
    let history: History?

    struct History: ViewPart {
        let imports: [Line]
    }

    struct Line: ViewPart {
        let name: String
        let href: String
        let when: String
        let outcome: String
    }

    init(count: Int, imports: [CatalogueImportRun], fault: String?, zone: TimeZone, seenFrom view: Viewpoint)
    {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.count =
            count == 0 ? "Le catalogue est vide." : "Le catalogue compte \(Wording.documents(count))."
        self.fault = fault
        action = view.place.address(of: .office(.importCatalogue))
        let lines = imports.map { run in
            Line(
                name: run.fileName, href: view.address(of: .office(.catalogueImport(run.id))),
                when: Wording.moment(run.startedAt, today: view.today, in: zone),
                outcome: Wording.outcome(of: run))
        }
        history = lines.isEmpty ? nil : History(imports: lines)
    }

    static let examples = [
        CatalogueView(count: 0, imports: [], fault: nil, zone: .gmt, seenFrom: Examples.view),
        CatalogueView(
            count: 12, imports: CatalogueImportView.runs, fault: Examples.hostile, zone: .gmt,
            seenFrom: Examples.view),
    ]
}

struct CatalogueImportView: View {
    static let template = "office/catalogue-import"

    let list: Link
    let title: String
    let name: String
    let when: String
    let outcome: String
    /// From 0 to 100, while it goes on.
    let progress: String?
    let failure: String?
    let counts: [Count]
    let problems: [String]
    /// Nil where the file gave nothing.
    let search: Link?

    struct Count: ViewPart {
        let number: String
        let label: String
    }

    init(_ run: CatalogueImportRun, zone: TimeZone, seenFrom view: Viewpoint) {
        let counts = run.counts
        list = Link("Catalogue", view.address(of: .office(.catalogue)))
        let hasRead = counts.added + counts.updated + counts.unchanged + counts.refused > 0
        let hasFailed = !run.failure.isEmpty
        title =
            run.finishedAt == nil
            ? "Import en cours"
            : hasFailed ? (hasRead ? "Import interrompu" : "Import refusé") : "Import terminé"
        name = run.fileName
        when = Wording.moment(run.startedAt, today: view.today, in: zone)
        outcome = Wording.outcome(of: run)
        progress = run.finishedAt == nil ? String(run.progress / 10) : nil
        failure = run.failure.isEmpty ? nil : run.failure
        let lines = [
            Count(number: Wording.number(counts.added), label: counts.added < 2 ? "nouvelle" : "nouvelles"),
            Count(
                number: Wording.number(counts.updated),
                label: counts.updated < 2 ? "mise à jour" : "mises à jour"),
            Count(
                number: Wording.number(counts.unchanged),
                label: counts.unchanged < 2 ? "inchangée" : "inchangées"),
            Count(number: Wording.number(counts.refused), label: counts.refused < 2 ? "refusée" : "refusées"),
        ]
        problems = run.problems
        self.counts = hasFailed && !hasRead ? [] : lines
        search =
            hasFailed && counts.added == 0 ? nil : Link("Voir les nouveautés", view.address(of: .newest))
    }

    static let runs = [
        CatalogueImportRun(
            id: ID(1), fileName: Examples.hostile, startedAt: "2026-11-21T09:00:00Z", finishedAt: nil,
            counts: .init(added: 12), progress: 340, problems: [], failure: ""),
        CatalogueImportRun(
            id: ID(2), fileName: Examples.long, startedAt: "2026-11-20T09:00:00Z",
            finishedAt: "2026-11-20T09:01:00Z",
            counts: .init(refused: 1), progress: 1000, problems: [Examples.hostile], failure: Examples.hostile
        ),
    ]
    static let examples = runs.map { CatalogueImportView($0, zone: .gmt, seenFrom: Examples.view) }
}

extension Wording {
    static func outcome(of run: CatalogueImportRun) -> String {
        if !run.failure.isEmpty { return "Rien n’a pu être lu" }
        let counts = run.counts
        let total = counts.added + counts.updated + counts.unchanged + counts.refused
        let read = count(total, "notice lue", "notices lues")
        return run.finishedAt == nil ? "En cours\u{A0}: \(read)" : read
    }
}
