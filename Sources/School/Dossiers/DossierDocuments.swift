import Formats
import GRDB
import Storage

/// The documents of a dossier put in, ordered, annotated, taken out. Each of these may come twice, from two windows: what
/// is there already is there once, what is no longer there is no mistake.
extension DossierWriting {
    /// A document of a portal, at the end of the list.
    ///
    /// - Throws: `DossierRefusal`.
    package func add(
        _ record: Int64, of portal: RNE, title: String, byline: String, to id: ID<Dossier>,
        of author: ID<Person>,
    ) throws {
        try checkRoom(in: id, of: author)
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO dossierDocument (dossier, position, portal, record, title, byline)
                VALUES (?1, \(Self.next), ?2, ?3, ?4, ?5)
                """,
            arguments: [
                id, portal, record, Self.title(title), byline.line(upTo: DossierQuota.longestTitle),
            ])
    }

    /// An address: of a distant portal, of any site.
    ///
    /// - Throws: `DossierRefusal`.
    package func add(_ address: String, title: String, to id: ID<Dossier>, of author: ID<Person>) throws {
        let address = address.trimmed
        guard LinkAddress.isSafe(address) else { throw DossierRefusal.badAddress }
        try checkRoom(in: id, of: author)
        let isThere = try reading.documents(of: id).contains { $0.source == .address(address) }
        guard !isThere else { return }
        try database.execute(
            sql: """
                INSERT INTO dossierDocument (dossier, position, address, title) VALUES (?1, \(Self.next), ?2, ?3)
                """,
            arguments: [id, address, Self.title(title.trimmed.isEmpty ? address : title)])
    }

    /// - Parameter day: until when the portal is asked to keep it; nil: it may be lent.
    /// - Throws: `DossierRefusal`.
    package func set(
        note: String, keptUntil day: Day?, of document: ID<DossierDocument>, in id: ID<Dossier>,
        of author: ID<Person>, on today: Day,
    ) throws {
        let documents = try self.documents(of: id, author)
        guard let old = documents.first(where: { $0.id == document }) else { throw DossierRefusal.unknown }
        var kept: Day?
        if case .portal = old.source { kept = day }
        if let kept, kept != old.keptUntil {
            let most = today + DossierQuota.daysToKeep
            guard kept >= today, kept <= most else { throw DossierRefusal.badKeepingDay(most: most) }
        }
        try database.execute(
            sql: "UPDATE dossierDocument SET note = ?, keptUntil = ? WHERE id = ?",
            arguments: [note.text(upTo: DossierQuota.longestNote), kept, document])
        if kept != old.keptUntil { try noteChange(of: id) }
    }

    /// One place up; the first stays.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    package func raise(_ document: ID<DossierDocument>, in id: ID<Dossier>, of author: ID<Person>) throws {
        var order = try documents(of: id, author).map(\.id)
        guard let place = order.firstIndex(of: document), place > 0 else { return }
        order.swapAt(place, place - 1)
        for (position, document) in order.enumerated() {
            try database.cachedStatement(sql: "UPDATE dossierDocument SET position = ? WHERE id = ?").execute(
                arguments: [position + 1, document])
        }
    }

    /// - Throws: `DossierRefusal.unknown`.
    package func takeOut(_ document: ID<DossierDocument>, of id: ID<Dossier>, of author: ID<Person>) throws {
        _ = try own(id, author)
        try database.execute(
            sql: "DELETE FROM dossierDocument WHERE id = ? AND dossier = ?", arguments: [document, id])
        try noteChange(of: id)
    }

    private static let next =
        "(SELECT coalesce(max(position), 0) + 1 FROM dossierDocument WHERE dossier = ?1)"

    private static func title(_ typed: String) -> String {
        let title = typed.line(upTo: 300)
        return title.isEmpty ? "Sans titre" : title
    }

    private func documents(of id: ID<Dossier>, _ author: ID<Person>) throws -> [DossierDocument] {
        _ = try own(id, author)
        return try reading.documents(of: id)
    }

    private func checkRoom(in id: ID<Dossier>, of author: ID<Person>) throws {
        guard try own(id, author).documentCount < DossierQuota.documents else {
            throw DossierRefusal.tooMany(DossierQuota.documents)
        }
    }

    private func noteChange(of id: ID<Dossier>) throws {
        try database.execute(sql: "UPDATE dossier SET changes = changes + 1 WHERE id = ?", arguments: [id])
    }
}
