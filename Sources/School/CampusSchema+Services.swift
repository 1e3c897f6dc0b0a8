/// The tables of outside services, of searches in the directory, of files brought into it and taken out of it.
extension CampusSchema {
    /// `personText` cuts names into words by itself: it follows `person` by its triggers, so that whoever writes there
    /// need not know. `externalService.profiles` are names of profiles between blanks; none: everybody sees it.
    static let services = """
        CREATE TABLE externalService (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            address TEXT NOT NULL,
            opensNewWindow INTEGER NOT NULL CHECK (opensNewWindow IN (0, 1)),
            isEnabled INTEGER NOT NULL CHECK (isEnabled IN (0, 1)),
            profiles TEXT NOT NULL,
            UNIQUE (school, name)
        );
        CREATE INDEX externalServiceByOrder ON externalService (school, position);
        CREATE VIRTUAL TABLE personText USING fts5 (
            lastName, firstName, email, searchText,
            content = 'person', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );
        CREATE TRIGGER personTextAdded AFTER INSERT ON person BEGIN
            INSERT INTO personText (rowid, lastName, firstName, email, searchText)
            VALUES (new.id, new.lastName, new.firstName, new.email, new.searchText);
        END;
        CREATE TRIGGER personTextRemoved AFTER DELETE ON person BEGIN
            INSERT INTO personText (personText, rowid, lastName, firstName, email, searchText)
            VALUES ('delete', old.id, old.lastName, old.firstName, old.email, old.searchText);
        END;
        CREATE TRIGGER personTextChanged AFTER UPDATE OF lastName, firstName, email, searchText ON person BEGIN
            INSERT INTO personText (personText, rowid, lastName, firstName, email, searchText)
            VALUES ('delete', old.id, old.lastName, old.firstName, old.email, old.searchText);
            INSERT INTO personText (rowid, lastName, firstName, email, searchText)
            VALUES (new.id, new.lastName, new.firstName, new.email, new.searchText);
        END;
        INSERT INTO personText (personText) VALUES ('rebuild');
        CREATE INDEX affiliationByPronote ON affiliation (pronoteIdentifier) WHERE pronoteIdentifier IS NOT NULL;
        CREATE INDEX personSourceByKey ON personSource (key);
        CREATE TABLE directoryDraft (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            files TEXT NOT NULL,
            rne TEXT NOT NULL,
            actor TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('reading', 'ready', 'refused', 'applying', 'applied', 'abandoned', 'undone')),
            decidedAt TEXT,
            report TEXT NOT NULL
        );
        CREATE TABLE usersExport (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
            what TEXT NOT NULL,
            choice TEXT NOT NULL,
            actor TEXT NOT NULL,
            askedAt TEXT NOT NULL,
            people INTEGER,
            content BLOB
        );
        CREATE INDEX usersExportByTime ON usersExport (askedAt);
        """
}
