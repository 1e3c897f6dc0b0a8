CREATE TABLE catalogueColumns (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    columns BLOB NOT NULL,
    words BLOB NOT NULL
);
CREATE TABLE copy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id),
    number TEXT UNIQUE CHECK (number <> ''),
    callNumber TEXT NOT NULL,
    location TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('inService', 'consultationOnly', 'lost', 'withdrawn')),
    note TEXT NOT NULL
, shelfKey TEXT NOT NULL DEFAULT '');
CREATE INDEX copyByRecord ON copy (record);
CREATE INDEX copyByShelf ON copy (shelfKey, record);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE guide (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> ''),
    position INTEGER NOT NULL UNIQUE,
    text TEXT NOT NULL
);
CREATE TABLE heading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('author', 'subject', 'series', 'genre', 'level', 'location')),
    key TEXT NOT NULL CHECK (key <> ''),
    label TEXT NOT NULL CHECK (label <> ''),
    uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
    UNIQUE (kind, key)
);
CREATE VIRTUAL TABLE headingText USING fts5 (label, tokenize = 'lutrin');
CREATE TABLE 'headingText_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'headingText_content'(id INTEGER PRIMARY KEY, c0);
CREATE TABLE 'headingText_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'headingText_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'headingText_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
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
CREATE TABLE loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    copy INTEGER NOT NULL REFERENCES copy (id),
    lentOn TEXT NOT NULL,
    dueOn TEXT NOT NULL CHECK (dueOn >= lentOn),
    returnedOn TEXT CHECK (returnedOn >= lentOn)
);
CREATE INDEX loanByCopy ON loan (copy);
CREATE TRIGGER loanChanged AFTER UPDATE OF copy, returnedOn ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE UNIQUE INDEX loanCurrent ON loan (copy) WHERE returnedOn IS NULL;
CREATE TRIGGER loanOpened AFTER INSERT ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE TRIGGER loanRemoved AFTER DELETE ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE TABLE portal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    town TEXT NOT NULL,
    accent TEXT NOT NULL,
    isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1)),
    catalogueVersion INTEGER NOT NULL DEFAULT 0
, circulationVersion INTEGER NOT NULL DEFAULT 0, indexEdition INTEGER NOT NULL DEFAULT 0, facets TEXT NOT NULL DEFAULT '');
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
, isFiction INTEGER CHECK (isFiction IN (0, 1)), dewey TEXT NOT NULL DEFAULT '', changedAt TEXT NOT NULL DEFAULT '', changedIn INTEGER NOT NULL DEFAULT 0);
CREATE INDEX recordByChange ON record (changedAt, id);
CREATE INDEX recordByTitleKey ON record (titleKey);
CREATE INDEX recordByVersion ON record (changedIn);
CREATE INDEX recordColumns
    ON record (sortTitle, id, documentType, language, year, isFiction, dewey, enteredOn);
CREATE TABLE recordDescription (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    description BLOB NOT NULL
);
CREATE TABLE recordHeading (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    heading INTEGER NOT NULL REFERENCES heading (id),
    PRIMARY KEY (record, heading)
) WITHOUT ROWID;
CREATE INDEX recordHeadingByHeading ON recordHeading (heading, record);
CREATE TABLE recordIdentifier (
    value TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    PRIMARY KEY (value, record)
) WITHOUT ROWID;
CREATE INDEX recordIdentifierByRecord ON recordIdentifier (record);
CREATE INDEX recordNewest ON record (enteredOn, id);
CREATE VIRTUAL TABLE recordText USING fts5 (
    title, author, contributor, subject, series, publisher, summary, callNumber, other, tokenize = 'lutrin'
);
CREATE TABLE removedRecord (
    id INTEGER PRIMARY KEY,
    sourceKey TEXT NOT NULL,
    removedAt TEXT NOT NULL,
    removedIn INTEGER NOT NULL
);
CREATE INDEX removedRecordByDay ON removedRecord (removedAt, id);
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    text TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    firstOn TEXT NOT NULL,
    lastOn TEXT NOT NULL
);
