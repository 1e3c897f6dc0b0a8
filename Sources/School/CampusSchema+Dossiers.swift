/// The fifth migration of a campus: dossiers of lessons (D10), and what form teachers are told every week (D5).
extension CampusSchema {
    /// A document is one of a portal of this machine (`portal`, `record`), or an address anywhere; its title is that of the
    /// day when it was chosen, for the day when the portal does not answer. While `reported` is less than `changes`, the
    /// portals may not know what the dossier asks them to keep. How often a dossier was opened is counted by class: nobody
    /// is named. `weeklySheet` says that a class has had its message of a week, or had nothing to say, so that there is one
    /// only.
    static let dossiers = """
        CREATE TABLE dossier (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            author INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            title TEXT NOT NULL CHECK (title <> ''),
            subject TEXT NOT NULL,
            source TEXT NOT NULL,
            question TEXT NOT NULL,
            questionPortal TEXT NOT NULL,
            shownFrom TEXT NOT NULL,
            shownUntil TEXT NOT NULL CHECK (shownUntil >= shownFrom),
            version INTEGER NOT NULL DEFAULT 1,
            changes INTEGER NOT NULL DEFAULT 0,
            reported INTEGER NOT NULL DEFAULT 0,
            removedOn TEXT
        );
        CREATE INDEX dossierByAuthor ON dossier (author, shownUntil);
        CREATE TABLE dossierClass (
            dossier INTEGER NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            PRIMARY KEY (dossier, schoolClass)
        ) WITHOUT ROWID;
        CREATE INDEX dossierClassByClass ON dossierClass (schoolClass);
        CREATE TABLE dossierDocument (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dossier INTEGER NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            portal TEXT,
            record INTEGER,
            address TEXT NOT NULL DEFAULT '',
            title TEXT NOT NULL CHECK (title <> ''),
            byline TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            keptUntil TEXT,
            UNIQUE (dossier, portal, record),
            CHECK ((portal IS NULL) = (record IS NULL)),
            CHECK (portal IS NOT NULL OR address LIKE 'https://%' OR address LIKE 'http://%'),
            CHECK (keptUntil IS NULL OR portal IS NOT NULL)
        );
        CREATE INDEX dossierDocumentByPlace ON dossierDocument (dossier, position);
        CREATE TABLE dossierOpening (
            dossier INTEGER NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (dossier, schoolClass)
        ) WITHOUT ROWID;
        CREATE INDEX dossierOpeningByClass ON dossierOpening (schoolClass);
        ALTER TABLE message ADD COLUMN isForFormTeachers INTEGER NOT NULL DEFAULT 0
            CHECK (isForFormTeachers IN (0, 1));
        ALTER TABLE homeRules ADD COLUMN sheetIsWeekly INTEGER NOT NULL DEFAULT 1
            CHECK (sheetIsWeekly IN (0, 1));
        CREATE TABLE weeklySheet (
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            monday TEXT NOT NULL,
            PRIMARY KEY (schoolClass, monday)
        ) WITHOUT ROWID;
        """
}
