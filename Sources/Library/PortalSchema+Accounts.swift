/// The fourth migration: accounts and sessions; and imports that a page follows.
extension PortalSchema {
    /// An account opens the portal; a borrower borrows. One may be without the other: a librarian of passage, a pupil
    /// who never asked for a password. `password` is empty while there is none. A file keeps hashes of sessions only.
    static let accounts = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            login TEXT NOT NULL UNIQUE CHECK (login <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            role TEXT NOT NULL CHECK (role IN ('member', 'teacher', 'librarian', 'administrator')),
            borrower INTEGER UNIQUE REFERENCES borrower (id) ON DELETE SET NULL,
            password TEXT NOT NULL,
            mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
            isClosed INTEGER NOT NULL DEFAULT 0 CHECK (isClosed IN (0, 1)),
            createdOn TEXT NOT NULL,
            signedInAt TEXT
        );
        CREATE TABLE session (
            hash TEXT PRIMARY KEY NOT NULL,
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            openedAt TEXT NOT NULL,
            endsAt TEXT NOT NULL,
            device TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sessionByAccount ON session (account);
        CREATE INDEX sessionByEnd ON session (endsAt);
        CREATE TABLE signInAttempt (
            key TEXT PRIMARY KEY NOT NULL,
            count INTEGER NOT NULL,
            since TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX signInAttemptByTime ON signInAttempt (since);
        CREATE TABLE knownDevice (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            hash TEXT NOT NULL,
            knownSince TEXT NOT NULL,
            PRIMARY KEY (account, hash)
        ) WITHOUT ROWID;
        ALTER TABLE importRun ADD COLUMN progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1000);
        ALTER TABLE importRun ADD COLUMN problems TEXT NOT NULL DEFAULT '';
        ALTER TABLE importRun ADD COLUMN failure TEXT NOT NULL DEFAULT '';
        """
}
