import GRDB
import Storage

/// The tables of a portal's file. Migrations are frozen once shipped; the whole schema is in Tests/Golden/portal.sql.
package enum PortalSchema {
    package static let kind = FileKind(
        name: "portal", applicationID: 0x4C54_5250, migrator: migrator,
        prepare: {
            $0.add(tokenizer: IndexTokenizer.self)
            $0.add(function: EquationSQL.folding)
        },
    )

    private static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 catalogue") { try $0.execute(sql: catalogue) }
        migrator.registerMigration("2 search") { try $0.execute(sql: search) }
        migrator.registerMigration("3 desk") { try $0.execute(sql: desk) }
        migrator.registerMigration("4 accounts") { try $0.execute(sql: accounts) }
        migrator.registerMigration("5 space") { try $0.execute(sql: space) }
        migrator.registerMigration("6 reminders") { try $0.execute(sql: reminders) }
        migrator.registerMigration("7 papers") { try $0.execute(sql: papers) }
        migrator.registerMigration("8 editorial") { try $0.execute(sql: editorial) }
        migrator.registerMigration("9 presentation") { try $0.execute(sql: presentation) }
        migrator.registerMigration("10 procedures") { try $0.execute(sql: procedures) }
        migrator.registerMigration("11 withdrawal") { try $0.execute(sql: withdrawal) }
        migrator.registerMigration("12 partners") { try $0.execute(sql: partners) }
        migrator.registerMigration("13 dossiers") { try $0.execute(sql: dossiers) }
        migrator.registerMigration("14 sign-on") { try $0.execute(sql: SignOnSchema.tables) }
        migrator.registerMigration("15 feeds") { try $0.execute(sql: feeds) }
        migrator.registerMigration("17 interconnection") { try $0.execute(sql: interconnection) }
        migrator.registerMigration("16 hand-over") { try $0.execute(sql: SignOnSchema.matching + handOver) }
        return migrator
    }()

    /// `record` holds what lists show and sort by; the whole description is beside it, read by one page only.
    /// `recordColumns` is what the facets of a broad search are counted from, in one scan; `catalogueColumns` keeps
    /// what that scan gave, so that the first visit of a cold school need not make it.
    private static let catalogue = """
        CREATE TABLE portal (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL CHECK (name <> ''),
            town TEXT NOT NULL,
            accent TEXT NOT NULL,
            isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1)),
            catalogueVersion INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE record (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sourceKey TEXT NOT NULL UNIQUE CHECK (sourceKey <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('whole', 'part', 'article')),
            title TEXT NOT NULL CHECK (title <> ''),
            subtitle TEXT NOT NULL,
            byline TEXT NOT NULL,
            imprint TEXT NOT NULL,
            seriesTitle TEXT NOT NULL,
            volume TEXT NOT NULL,
            documentType TEXT NOT NULL,
            language TEXT NOT NULL,
            year INTEGER CHECK (year BETWEEN 1 AND 9999),
            callNumber TEXT NOT NULL,
            summary TEXT NOT NULL,
            sortTitle TEXT NOT NULL,
            titleKey TEXT NOT NULL,
            enteredOn TEXT NOT NULL
        );
        CREATE INDEX recordColumns ON record (sortTitle, documentType, language, year, seriesTitle);
        CREATE INDEX recordByTitleKey ON record (titleKey);
        CREATE INDEX recordNewest ON record (enteredOn, id);
        CREATE TABLE recordDescription (
            record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
            description BLOB NOT NULL
        );
        CREATE TABLE recordIdentifier (
            value TEXT NOT NULL,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            PRIMARY KEY (value, record)
        ) WITHOUT ROWID;
        CREATE INDEX recordIdentifierByRecord ON recordIdentifier (record);
        CREATE TABLE copy (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id),
            number TEXT UNIQUE CHECK (number <> ''),
            callNumber TEXT NOT NULL,
            location TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('inService', 'consultationOnly', 'lost', 'withdrawn')),
            note TEXT NOT NULL
        );
        CREATE INDEX copyByRecord ON copy (record);
        CREATE TABLE loan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            copy INTEGER NOT NULL REFERENCES copy (id),
            lentOn TEXT NOT NULL,
            dueOn TEXT NOT NULL CHECK (dueOn >= lentOn),
            returnedOn TEXT CHECK (returnedOn >= lentOn)
        );
        CREATE UNIQUE INDEX loanCurrent ON loan (copy) WHERE returnedOn IS NULL;
        CREATE INDEX loanByCopy ON loan (copy);
        CREATE VIRTUAL TABLE recordText USING fts5 (
            title, author, subject, series, publisher, summary, other, tokenize = 'lutrin'
        );
        CREATE TABLE catalogueColumns (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL,
            size INTEGER NOT NULL,
            byTitle BLOB NOT NULL,
            byNewest BLOB NOT NULL,
            byYear BLOB NOT NULL,
            series BLOB NOT NULL,
            codes BLOB NOT NULL,
            labels TEXT NOT NULL
        );
        CREATE TABLE importRun (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fileName TEXT NOT NULL,
            startedAt TEXT NOT NULL,
            finishedAt TEXT,
            added INTEGER NOT NULL DEFAULT 0,
            updated INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0
        );
        """

    /// What is derived from the descriptions (headings, index, columns, words) is empty at first: the edition of the
    /// index says so, and the file is indexed anew when it is opened.
    private static let search = """
        ALTER TABLE portal ADD COLUMN circulationVersion INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE portal ADD COLUMN indexEdition INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE portal ADD COLUMN facets TEXT NOT NULL DEFAULT '';
        ALTER TABLE record ADD COLUMN isFiction INTEGER CHECK (isFiction IN (0, 1));
        ALTER TABLE record ADD COLUMN dewey TEXT NOT NULL DEFAULT '';
        ALTER TABLE record ADD COLUMN changedAt TEXT NOT NULL DEFAULT '';
        ALTER TABLE record ADD COLUMN changedIn INTEGER NOT NULL DEFAULT 0;
        UPDATE record SET changedAt = enteredOn || 'T00:00:00Z';
        DROP INDEX recordColumns;
        CREATE INDEX recordColumns
            ON record (sortTitle, id, documentType, language, year, isFiction, dewey, enteredOn);
        CREATE INDEX recordByChange ON record (changedAt, id);
        CREATE INDEX recordByVersion ON record (changedIn);
        CREATE TABLE removedRecord (
            id INTEGER PRIMARY KEY,
            sourceKey TEXT NOT NULL,
            removedAt TEXT NOT NULL,
            removedIn INTEGER NOT NULL
        );
        CREATE INDEX removedRecordByDay ON removedRecord (removedAt, id);
        CREATE TABLE heading (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('author', 'subject', 'series', 'genre', 'level', 'location')),
            key TEXT NOT NULL CHECK (key <> ''),
            label TEXT NOT NULL CHECK (label <> ''),
            uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
            UNIQUE (kind, key)
        );
        CREATE TABLE recordHeading (
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            heading INTEGER NOT NULL REFERENCES heading (id),
            PRIMARY KEY (record, heading)
        ) WITHOUT ROWID;
        CREATE INDEX recordHeadingByHeading ON recordHeading (heading, record);
        CREATE VIRTUAL TABLE headingText USING fts5 (label, tokenize = 'lutrin');
        ALTER TABLE copy ADD COLUMN shelfKey TEXT NOT NULL DEFAULT '';
        CREATE INDEX copyByShelf ON copy (shelfKey, record);
        CREATE TRIGGER loanOpened AFTER INSERT ON loan BEGIN
            UPDATE portal SET circulationVersion = circulationVersion + 1;
        END;
        CREATE TRIGGER loanChanged AFTER UPDATE OF copy, returnedOn ON loan BEGIN
            UPDATE portal SET circulationVersion = circulationVersion + 1;
        END;
        CREATE TRIGGER loanRemoved AFTER DELETE ON loan BEGIN
            UPDATE portal SET circulationVersion = circulationVersion + 1;
        END;
        DROP TABLE recordText;
        CREATE VIRTUAL TABLE recordText USING fts5 (
            title, author, contributor, subject, series, publisher, summary, callNumber, other, tokenize = 'lutrin'
        );
        DROP TABLE catalogueColumns;
        CREATE TABLE catalogueColumns (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL,
            columns BLOB NOT NULL,
            words BLOB NOT NULL
        );
        CREATE TABLE guide (
            slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> ''),
            position INTEGER NOT NULL UNIQUE,
            text TEXT NOT NULL
        );
        CREATE TABLE wish (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE CHECK (key <> ''),
            text TEXT NOT NULL,
            count INTEGER NOT NULL DEFAULT 1,
            firstOn TEXT NOT NULL,
            lastOn TEXT NOT NULL
        );
        """
}
