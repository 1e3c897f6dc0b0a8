import Foundation
import GRDB
import Storage

/// What becomes of a users' file on the shelf; each step is told in the journal of transfers.
package struct ShelfWriting {
    let database: Database

    package var reading: ShelfReading { ShelfReading(database: database) }

    private var transfers: TransferWriting { TransferWriting(database: database) }
}

extension LibraryWriting {
    package var shelf: ShelfWriting { ShelfWriting(database: database) }
}

extension ShelfWriting {
    /// Puts a file on the shelf for 72 hours. One that would take too many people away waits there for a yes.
    @discardableResult
    package func receive(_ content: [UInt8], naming census: UsersCensus, from sender: String, at now: Date)
        throws -> ReceivedFile?
    {
        try purgeExpired(at: now)
        let shortage = try reading.shortage(of: census, after: reading.former(of: sender))
        let end = now + Double(ReceivedFile.keptHours) * 3_600
        try database.execute(
            sql: """
                INSERT INTO receivedFile
                    (sender, people, size, receivedAt, expiresAt, content, known, missing, former, isHeld)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sender, census.people, content.count, now.formatted(.iso8601), end.formatted(.iso8601),
                Data(content), shortage.known, shortage.missing, shortage.former, shortage.isAlarming,
            ])
        let id = ID<ReceivedFile>(database.lastInsertedRowID)
        try database.execute(
            sql: """
                UPDATE receivedFile SET content = NULL WHERE content IS NOT NULL AND id NOT IN (
                    SELECT id FROM receivedFile WHERE content IS NOT NULL ORDER BY id DESC LIMIT ?
                )
                """, arguments: [ReceivedFile.most])
        try transfers.note(
            shortage.isAlarming ? .held : .received, party: sender, count: census.people, at: now)
        return try reading.file(id, at: now)
    }

    /// Borrowers changed since it came: what it would take away is counted anew. Whoever said yes said it for good.
    ///
    /// - Returns: whether it waits for a yes.
    package func weigh(_ id: ID<ReceivedFile>, naming census: UsersCensus, at now: Date) throws -> Bool {
        guard let file = try reading.file(id, at: now), !file.isGone, file.confirmedBy.isEmpty else {
            return false
        }
        let shortage = try reading.shortage(of: census, after: file.shortage.former)
        let isHeld = file.isHeld || shortage.isAlarming
        try database.execute(
            sql: "UPDATE receivedFile SET known = ?, missing = ?, isHeld = ? WHERE id = ?",
            arguments: [shortage.known, shortage.missing, isHeld, id])
        if isHeld, !file.isHeld {
            try transfers.note(.held, party: file.sender, count: file.people, at: now)
        }
        return isHeld
    }

    /// « Je confirme ». False: it is gone, or did not wait.
    @discardableResult
    package func confirm(_ id: ID<ReceivedFile>, by actor: String, at now: Date) throws -> Bool {
        guard let file = try reading.file(id, at: now), !file.isGone, file.isHeld else { return false }
        try database.execute(
            sql: "UPDATE receivedFile SET isHeld = 0, confirmedBy = ? WHERE id = ?", arguments: [actor, id])
        try transfers.note(.confirmed, party: file.sender, actor: actor, count: file.people, at: now)
        return true
    }

    package func noteDownload(of id: ID<ReceivedFile>, by actor: String, at now: Date) throws {
        guard let file = try reading.file(id, at: now) else { return }
        try noteUse(of: id, by: actor, at: now)
        try transfers.note(.downloaded, party: file.sender, actor: actor, count: file.people, at: now)
    }

    /// Straight into the update of the borrowers: what becomes of that draft is told too.
    package func noteLook(
        at id: ID<ReceivedFile>, in draft: ID<BorrowerDraft>, by actor: String, at now: Date,
    ) throws {
        try database.execute(
            sql: "INSERT INTO receivedFileDraft (draft, file) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [draft, id])
        // The same form again has the same draft.
        guard database.changesCount == 1, let file = try reading.file(id, at: now) else { return }
        try noteUse(of: id, by: "\(actor), pour la mise à jour des emprunteurs", at: now)
        try transfers.note(.looked, party: file.sender, actor: actor, count: file.people, at: now)
    }

    /// A draft was applied: if its file came from the shelf, that is told.
    package func noteApplied(_ draft: ID<BorrowerDraft>, by actor: String, at now: Date) throws {
        let id = try ID<ReceivedFile>.fetchOne(
            database, sql: "SELECT file FROM receivedFileDraft WHERE draft = ?", arguments: [draft])
        guard let id, let file = try reading.file(id, at: now) else { return }
        try transfers.note(.applied, party: file.sender, actor: actor, count: file.people, at: now)
    }

    /// Before its time. False: it was gone already.
    @discardableResult
    package func purge(_ id: ID<ReceivedFile>, by actor: String, at now: Date) throws -> Bool {
        guard let file = try reading.file(id, at: now), !file.isGone else { return false }
        try database.execute(
            sql: "UPDATE receivedFile SET content = NULL, purgedBy = ? WHERE id = ?", arguments: [actor, id])
        try transfers.note(.removed, party: file.sender, actor: actor, count: file.people, at: now)
        return true
    }

    /// What has had its 72 hours goes for good.
    package func purgeExpired(at now: Date) throws {
        let instant = now.formatted(.iso8601)
        let expired = try Row.fetchAll(
            database,
            sql: """
                SELECT sender, people, expiresAt FROM receivedFile WHERE content IS NOT NULL AND expiresAt <= ?
                ORDER BY id
                """, arguments: [instant])
        for row in expired {
            try transfers.note(
                .expired, party: row[0], count: row[1], at: try Date(row[2] as String, strategy: .iso8601))
        }
        try database.execute(
            sql: "UPDATE receivedFile SET content = NULL WHERE content IS NOT NULL AND expiresAt <= ?",
            arguments: [instant])
        let oldest = now - Double(ReceivedFile.rememberedDays) * 86_400
        try database.execute(
            sql: "DELETE FROM receivedFile WHERE content IS NULL AND receivedAt < ?",
            arguments: [oldest.formatted(.iso8601)])
    }

    private func noteUse(of id: ID<ReceivedFile>, by actor: String, at now: Date) throws {
        try database.execute(
            sql: "INSERT INTO receivedFileDownload (file, downloadedAt, actor) VALUES (?, ?, ?)",
            arguments: [id, now.formatted(.iso8601), actor])
    }
}
