/// The tables of signing in for others and by others, alike in a portal and in a campus.
package enum SignOnSchema {
    /// `session.ticket` is the hash of the ticket by which another server opened the session. `identityProvider` is that
    /// server; `identity` says who came from it under which name. `casService` are the services that may ask who somebody
    /// is. `casGrant` is what a session gave them; when it ends, however it ends, `casFarewell` keeps whom to tell.
    package static let tables = """
        ALTER TABLE session ADD COLUMN ticket TEXT;
        CREATE UNIQUE INDEX sessionByTicket ON session (ticket) WHERE ticket IS NOT NULL;
        CREATE TABLE identityProvider (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            kind TEXT NOT NULL CHECK (kind IN ('workspace', 'espaces')),
            code TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            address TEXT NOT NULL,
            identityAttribute TEXT NOT NULL,
            certificate TEXT NOT NULL,
            isShared INTEGER NOT NULL CHECK (isShared IN (0, 1)),
            allowsDirect INTEGER NOT NULL CHECK (allowsDirect IN (0, 1)),
            activeSince TEXT
        );
        CREATE TABLE identity (
            key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            seenOn TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX identityByAccount ON identity (account);
        CREATE TABLE casService (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            address TEXT NOT NULL UNIQUE CHECK (address <> ''),
            profile TEXT NOT NULL CHECK (profile IN ('key', 'portal', 'pronote', 'publisher')),
            mayProxy INTEGER NOT NULL CHECK (mayProxy IN (0, 1)),
            hearsLogout INTEGER NOT NULL CHECK (hearsLogout IN (0, 1)),
            certificate TEXT NOT NULL
        );
        CREATE TABLE casGrant (
            ticket TEXT PRIMARY KEY NOT NULL,
            session TEXT NOT NULL REFERENCES session (hash) ON DELETE CASCADE,
            service TEXT NOT NULL,
            portal TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX casGrantBySession ON casGrant (session);
        CREATE TABLE casFarewell (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            ticket TEXT NOT NULL,
            service TEXT NOT NULL,
            portal TEXT NOT NULL
        );
        CREATE TRIGGER casGrantEnded AFTER DELETE ON casGrant BEGIN
            INSERT INTO casFarewell (ticket, service, portal) VALUES (old.ticket, old.service, old.portal);
        END;
        CREATE TABLE proxyGrant (
            hash TEXT PRIMARY KEY NOT NULL,
            session TEXT NOT NULL REFERENCES session (hash) ON DELETE CASCADE,
            service TEXT NOT NULL,
            proxies TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX proxyGrantBySession ON proxyGrant (session);
        """

    /// Whether whom the provider sends is known by a name and a birth date too, the first time.
    package static let matching = """
        ALTER TABLE identityProvider
            ADD COLUMN matchesNames INTEGER NOT NULL DEFAULT 1 CHECK (matchesNames IN (0, 1));
        """
}
