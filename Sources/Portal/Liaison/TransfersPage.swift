import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/transferts: « Suivi des transferts », under the three clocks of the portal.
extension PortalVisit {
    private static let transfersAPage = 50

    func showTransfers(page: Int) throws -> Response {
        let (facts, lines, total) = try library.read { library in
            (
                try TransferClocks(library, at: now),
                try library.transfers.transfers(page: page, size: Self.transfersAPage),
                try library.transfers.count(),
            )
        }
        let transfers = try named(lines)
        var clocks = facts
        clocks.loans = try facts.loans.map { try named([$0]) }?.first
        let pages = max(1, (total + Self.transfersAPage - 1) / Self.transfersAPage)
        guard page <= pages else { throw Failure.notFound }
        let view = TransfersView(
            transfers, clocks, page: page, of: pages, now: now, zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .office)
    }

    /// GET /administration/transferts.csv
    func sendTransfers() throws -> Response {
        let transfers = try named(library.read { try $0.transfers.transfers(size: 100_000) })
        var rows = [["Date", "Heure", "Quoi", "Avec qui", "Nombre", "Par"]]
        rows += transfers.map { transfer in
            let (day, time) = Wording.dayAndTime(transfer.endedAt, in: site.timeZone)
            return [
                Wording.fileDate(day), time, Wording.what(transfer), Wording.party(transfer),
                String(transfer.count), transfer.actor,
            ]
        }
        var response = Response(.ok, contentType: "text/csv; charset=utf-8", body: CSV.bytes(of: rows))
        response.headers.set("Content-Disposition", "attachment; filename=\"transferts-\(today).csv\"")
        response.headers.set("Cache-Control", "private, no-cache")
        return response
    }
}

extension PortalVisit {
    /// The portal's own campus by its name, as the files that it sends have it.
    private func named(_ transfers: [Transfer]) throws -> [Transfer] {
        guard let campus = try place.rne.flatMap({ try site.folder.platform.campus(of: $0) }) else {
            return transfers
        }
        return transfers.map { transfer in
            var transfer = transfer
            if transfer.party == Transfer.ownCampus { transfer.party = campus.name }
            return transfer
        }
    }
}

/// When what passes between the portal and the others last passed.
struct TransferClocks {
    /// The last gesture at the desk: readers see it at once, for the desk and the portal are one program.
    let desk: Date?
    let file: ReceivedFile?
    var loans: Transfer?

    init(desk: Date?, file: ReceivedFile?, loans: Transfer?) {
        self.desk = desk
        self.file = file
        self.loans = loans
    }

    init(_ library: LibraryReading, at now: Date) throws {
        desk = try library.circulation.lastGestureAt()
        file = try library.shelf.files(at: now, limit: 1).first
        loans = try library.transfers.last(.loans)
    }
}

struct TransfersView: View {
    static let template = "liaison/transfers"

    let office: Link
    let title: String
    let files: Link
    let table: Link
    let clocks: [Clock]
    let ledger: Ledger?
    let nothing: EmptyNote?
    let pager: Pager?
    let kept: String

    struct Clock: ViewPart {
        let label: String
        let words: String
    }

    init(
        _ transfers: [Transfer], _ clocks: TransferClocks, page: Int, of pages: Int, now: Date,
        zone: TimeZone,
        seenFrom view: Viewpoint,
    ) {
        func ago(_ instant: Date) -> String { Wording.ago(instant, now: now, today: view.today, in: zone) }
        office = Link("Réglages", view.address(of: .office(.hub)))
        title = "Suivi des transferts"
        files = Link("Fichiers et liaisons", view.address(of: .liaison(.files)))
        table = Link("Télécharger en CSV", view.address(of: .liaison(.transfersTable)))
        self.clocks = [
            Clock(
                label: "Du bureau de prêt au portail",
                words: "Aussitôt\u{A0}: c’est le même logiciel."
                    + (clocks.desk.map { " Dernier mouvement\u{A0}: \(ago($0))." } ?? "")),
            Clock(
                label: "Fichier des utilisateurs",
                words: clocks.file.map { file in
                    let people = Wording.count(file.people, "personne", "personnes")
                    let state =
                        file.isGone
                        ? "il n’est plus là"
                        : file.isHeld
                            ? "en attente de confirmation" : Wording.left(until: file.expiresAt, now: now)
                    return "Reçu \(ago(file.receivedAt)), de \(file.sender)\u{A0}: \(people)\u{A0}; \(state)."
                } ?? "Jamais reçu. Un fichier reçu reste ici 72\u{A0}heures."),
            Clock(
                label: "Prêts montrés ailleurs",
                words: clocks.loans.map { "Demandés \(ago($0.endedAt)), par \(Wording.party($0))." }
                    ?? "Jamais demandés."),
        ]
        ledger =
            transfers.isEmpty
            ? nil
            : Ledger(
                "Transferts, du plus récent au plus ancien",
                columns: ["Quand", "Quoi", "Avec qui", "Par"],
                rows: transfers.map { transfer in
                    [
                        .text(Wording.capitalized(ago(transfer.endedAt))), .text(Wording.sentence(transfer)),
                        .text(Wording.party(transfer)), .text(transfer.actor.isEmpty ? "—" : transfer.actor),
                    ]
                })
        nothing =
            transfers.isEmpty
            ? EmptyNote(
                title: "Rien n’est encore passé",
                text:
                    "Les fichiers d’utilisateurs reçus et les prêts demandés par les espaces ou par un ENT s’inscriront ici."
            ) : nil
        pager = Pager(page: page, of: pages) { view.address(of: .liaison(.transfers(page: $0))) }
        kept =
            "Ce suivi est gardé \(Transfer.keptDays)\u{A0}jours. Les demandes des programmes y paraissent au bout d’une minute, une ligne par heure\u{A0}; aucun élève n’y est nommé."
    }

    private static let start = Date(timeIntervalSince1970: 1_795_200_000)

    static let examples = [
        TransfersView(
            [], TransferClocks(desk: nil, file: nil, loans: nil), page: 1, of: 1, now: start, zone: .gmt,
            seenFrom: Examples.view),
        TransfersView(
            Transfer.Kind.allCases.map {
                Transfer(
                    $0, party: Examples.hostile, actor: Examples.long, count: 1_234, startedAt: start,
                    endedAt: start)
            },
            TransferClocks(
                desk: start,
                file: LiaisonsView.file(Examples.hostile, isGone: false, isHeld: true),
                loans: Transfer(
                    .loans, party: Examples.hostile, count: 3, startedAt: start, endedAt: start)), page: 2,
            of: 30, now: start + 200, zone: .gmt, seenFrom: Examples.view),
    ]
}
