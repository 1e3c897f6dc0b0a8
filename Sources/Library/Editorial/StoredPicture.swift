import Formats
import Foundation
import GRDB
import Storage

/// A picture that librarians show in their texts. The same bytes are kept once.
package struct StoredPicture: Equatable, Identifiable, Sendable {
    package let id: ID<StoredPicture>
    /// SHA-256, in hexadecimal.
    package let hash: String
    package let mediaType: String
    package let width: Int
    package let height: Int
    /// Bytes.
    package let size: Int
    package let name: String
    /// What is said to those who do not see it.
    package let alternative: String
    package let addedOn: Day
    package let addedBy: String

    package init(
        id: Storage.ID<StoredPicture>, hash: String, mediaType: String, width: Int, height: Int, size: Int,
        name: String, alternative: String, addedOn: Day, addedBy: String,
    ) {
        self.id = id
        self.hash = hash
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.size = size
        self.name = name
        self.alternative = alternative
        self.addedOn = addedOn
        self.addedBy = addedBy
    }

    static let columns = "id, hash, mediaType, width, height, size, name, alternative, addedOn, addedBy"

    init(_ row: Row) {
        id = row[0]
        hash = row[1]
        mediaType = row[2]
        width = row[3]
        height = row[4]
        size = row[5]
        name = row[6]
        alternative = row[7]
        addedOn = row[8]
        addedBy = row[9]
    }
}

extension EditorialReading {
    /// The last to have been added first.
    package func pictures() throws -> [StoredPicture] {
        try Row.fetchAll(database, sql: "SELECT \(StoredPicture.columns) FROM picture ORDER BY id DESC").map(
            StoredPicture.init)
    }

    package func picture(_ id: ID<StoredPicture>) throws -> StoredPicture? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(StoredPicture.columns) FROM picture WHERE id = ?"),
            arguments: [id]
        ).map(StoredPicture.init)
    }

    package func bytes(of picture: ID<StoredPicture>) throws -> [UInt8]? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT bytes FROM pictureData WHERE picture = ?"),
            arguments: [picture]
        ).map { row in try row.withUnsafeData(atIndex: 0) { $0.map(Array.init) ?? [] } }
    }
}

extension EditorialWriting {
    /// Keeps a picture; one that is there already keeps its name and its words.
    ///
    /// - Parameter hash: SHA-256 of the bytes, in hexadecimal.
    /// - Throws: `EditorialRefusal.noAlternative`.
    @discardableResult
    package func addPicture(
        _ bytes: [UInt8], hash: String, mediaType: String, width: Int, height: Int, name: String,
        alternative: String, stamp: Stamp,
    ) throws -> ID<StoredPicture> {
        let alternative = alternative.line(upTo: StoredPicture.longestAlternative)
        guard !alternative.isEmpty else { throw EditorialRefusal.noAlternative }
        let known = try ID<StoredPicture>.fetchOne(
            database, sql: "SELECT id FROM picture WHERE hash = ?", arguments: [hash])
        if let known { return known }
        try database.execute(
            sql: """
                INSERT INTO picture (hash, mediaType, width, height, size, name, alternative, addedOn, addedBy)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                hash, mediaType, width, height, bytes.count, name.line(upTo: 200), alternative, stamp.day,
                stamp.actor,
            ])
        let id = ID<StoredPicture>(database.lastInsertedRowID)
        try database.execute(
            sql: "INSERT INTO pictureData (picture, bytes) VALUES (?, ?)", arguments: [id, Data(bytes)])
        return id
    }
}
