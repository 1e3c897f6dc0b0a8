/// The seventeenth migration: what became of interconnections, and the keys of people that were taken away.
extension PortalSchema {
    /// `formerInterconnection` is the one that ended last: as long as `keysRemain`, borrowers may hold its keys (B-13).
    /// `removedKey` is what « Supprimez les clefs ENT » took away, to be given back (B-10).
    static let interconnection = """
        CREATE TABLE formerInterconnection (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            kind TEXT NOT NULL CHECK (kind IN ('workspace', 'espaces')),
            code TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            address TEXT NOT NULL,
            identityAttribute TEXT NOT NULL,
            certificate TEXT NOT NULL,
            isShared INTEGER NOT NULL CHECK (isShared IN (0, 1)),
            allowsDirect INTEGER NOT NULL CHECK (allowsDirect IN (0, 1)),
            keysRemain INTEGER NOT NULL CHECK (keysRemain IN (0, 1))
        );
        CREATE TABLE interconnectionEvent (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN (
                'chosen', 'abandoned', 'activated', 'changed', 'deactivated', 'keysRemoved', 'keysRestored')),
            name TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people >= 0),
            actor TEXT NOT NULL,
            at TEXT NOT NULL
        );
        CREATE INDEX interconnectionEventByDay ON interconnectionEvent (at);
        CREATE TABLE keyRemoval (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            people INTEGER NOT NULL CHECK (people > 0),
            actor TEXT NOT NULL,
            at TEXT NOT NULL,
            restoredAt TEXT
        );
        CREATE TABLE removedKey (
            removal INTEGER NOT NULL REFERENCES keyRemoval (id) ON DELETE CASCADE,
            borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE,
            key TEXT NOT NULL CHECK (key <> ''),
            PRIMARY KEY (removal, borrower)
        ) WITHOUT ROWID;
        CREATE INDEX removedKeyByBorrower ON removedKey (borrower);
        """
}
