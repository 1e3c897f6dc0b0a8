/// The fifteenth migration: programs that ask for their token, users' files that wait for a yes, and what came and went.
extension PortalSchema {
    /// A token given to a campus is also the secret of a client (RFC 6749, 2.3.1), under a name that may be shown. What it
    /// is given for it ends after an hour, or with the client. `known`, `missing` and `former` are what a users' file was
    /// compared with on the day it came; one that is held is used by nobody before a librarian says so. `transfer` has one
    /// line for what somebody did, and one an hour for what programs ask again and again: `hour` is that hour, in UTC.
    static let feeds = """
        ALTER TABLE campusToken ADD COLUMN client TEXT NOT NULL DEFAULT '';
        UPDATE campusToken SET client = lower(hex(randomblob(8)));
        CREATE UNIQUE INDEX campusTokenByClient ON campusToken (client);
        CREATE TABLE accessToken (
            hash TEXT PRIMARY KEY NOT NULL,
            campusToken TEXT NOT NULL REFERENCES campusToken (hash) ON DELETE CASCADE,
            endsAt TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX accessTokenByClient ON accessToken (campusToken, endsAt);
        CREATE INDEX accessTokenByEnd ON accessToken (endsAt);
        ALTER TABLE receivedFile ADD COLUMN known INTEGER NOT NULL DEFAULT 0 CHECK (known >= 0);
        ALTER TABLE receivedFile ADD COLUMN missing INTEGER NOT NULL DEFAULT 0 CHECK (missing BETWEEN 0 AND known);
        ALTER TABLE receivedFile ADD COLUMN former INTEGER NOT NULL DEFAULT 0 CHECK (former >= 0);
        ALTER TABLE receivedFile ADD COLUMN isHeld INTEGER NOT NULL DEFAULT 0 CHECK (isHeld IN (0, 1));
        ALTER TABLE receivedFile ADD COLUMN confirmedBy TEXT NOT NULL DEFAULT '';
        CREATE TABLE receivedFileDraft (
            draft INTEGER PRIMARY KEY REFERENCES borrowerDraft (id) ON DELETE CASCADE,
            file INTEGER NOT NULL REFERENCES receivedFile (id) ON DELETE CASCADE
        );
        CREATE INDEX receivedFileDraftByFile ON receivedFileDraft (file);
        CREATE TABLE transfer (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind <> ''),
            party TEXT NOT NULL,
            actor TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            startedAt TEXT NOT NULL,
            endedAt TEXT NOT NULL CHECK (endedAt >= startedAt),
            hour TEXT
        );
        CREATE UNIQUE INDEX transferByHour ON transfer (kind, party, hour) WHERE hour IS NOT NULL;
        CREATE INDEX transferByTime ON transfer (endedAt, id);
        """
}
