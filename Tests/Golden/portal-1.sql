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
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
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
CREATE UNIQUE INDEX loanCurrent ON loan (copy) WHERE returnedOn IS NULL;
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
CREATE INDEX recordByTitleKey ON record (titleKey);
CREATE INDEX recordColumns ON record (sortTitle, documentType, language, year, seriesTitle);
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
CREATE INDEX recordNewest ON record (enteredOn, id);
CREATE VIRTUAL TABLE recordText USING fts5 (
    title, author, subject, series, publisher, summary, other, tokenize = 'lutrin'
);
CREATE TABLE sqlite_sequence(name,seq);
