/// The twelfth migration: what a campus sends to the portal, and the tokens with which it asks.
extension PortalSchema {
    /// A users' file is there for 72 hours: its content goes, who sent it and when stays. Of a token, the file
    /// knows the hash only.
    static let partners = """
        CREATE TABLE receivedFile (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sender TEXT NOT NULL CHECK (sender <> ''),
            people INTEGER NOT NULL CHECK (people >= 0),
            size INTEGER NOT NULL CHECK (size > 0),
            receivedAt TEXT NOT NULL,
            expiresAt TEXT NOT NULL CHECK (expiresAt > receivedAt),
            content BLOB,
            purgedBy TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX receivedFileKept ON receivedFile (expiresAt) WHERE content IS NOT NULL;
        CREATE TABLE receivedFileDownload (
            file INTEGER NOT NULL REFERENCES receivedFile (id) ON DELETE CASCADE,
            downloadedAt TEXT NOT NULL,
            actor TEXT NOT NULL
        );
        CREATE INDEX receivedFileDownloadByFile ON receivedFileDownload (file);
        CREATE TABLE campusToken (
            hash TEXT PRIMARY KEY NOT NULL,
            label TEXT NOT NULL CHECK (label <> ''),
            madeBy TEXT NOT NULL,
            madeAt TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
