/// The sixteenth migration: links by which somebody without an account brings a file, and says how their server is set
/// up (D8).
extension PortalSchema {
    /// `handOver` keeps the hash of a link, for whom it is and how long; `handOverUse` what was done by it. Neither says
    /// a borrower. `isSeen`: a librarian read the answer; `hasKeys`: the file has a key of the ENT for somebody at least.
    static let handOver = """
        CREATE TABLE handOver (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            ent TEXT NOT NULL,
            madeBy TEXT NOT NULL,
            madeAt TEXT NOT NULL,
            expiresAt TEXT NOT NULL,
            mostUploads INTEGER NOT NULL CHECK (mostUploads BETWEEN 1 AND 5),
            isRevoked INTEGER NOT NULL DEFAULT 0 CHECK (isRevoked IN (0, 1))
        );
        CREATE TABLE handOverUse (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            handOver INTEGER NOT NULL REFERENCES handOver (id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('file', 'answer')),
            people INTEGER NOT NULL,
            draft INTEGER REFERENCES borrowerDraft (id) ON DELETE SET NULL,
            address TEXT NOT NULL,
            isDeclared INTEGER NOT NULL CHECK (isDeclared IN (0, 1)),
            isSeen INTEGER NOT NULL DEFAULT 0 CHECK (isSeen IN (0, 1)),
            hasKeys INTEGER NOT NULL DEFAULT 1 CHECK (hasKeys IN (0, 1))
        );
        CREATE INDEX handOverUseByLink ON handOverUse (handOver, id);
        """
}
