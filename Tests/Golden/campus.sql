CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER UNIQUE REFERENCES person (id) ON DELETE CASCADE,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    isAdministrator INTEGER NOT NULL DEFAULT 0 CHECK (isAdministrator IN (0, 1)),
    password TEXT NOT NULL,
    mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
    isClosed INTEGER NOT NULL DEFAULT 0 CHECK (isClosed IN (0, 1)),
    createdOn TEXT NOT NULL,
    signedInAt TEXT,
    CHECK (person IS NOT NULL OR isAdministrator = 1)
);
CREATE TABLE affiliation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    school INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    profile TEXT NOT NULL
        CHECK (profile IN ('pupil', 'teacher', 'guardian', 'staff', 'internshipTutor', 'inspector')),
    isMain INTEGER NOT NULL DEFAULT 0 CHECK (isMain IN (0, 1)),
    role TEXT NOT NULL DEFAULT '',
    subjects TEXT NOT NULL DEFAULT '',
    pronoteIdentifier TEXT CHECK (length(pronoteIdentifier) BETWEEN 1 AND 32),
    leftOn TEXT,
    UNIQUE (person, school, profile)
);
CREATE UNIQUE INDEX affiliationByIdentifier ON affiliation (school, pronoteIdentifier)
    WHERE pronoteIdentifier IS NOT NULL;
CREATE INDEX affiliationByPronote ON affiliation (pronoteIdentifier) WHERE pronoteIdentifier IS NOT NULL;
CREATE INDEX affiliationBySchool ON affiliation (school, profile);
CREATE TABLE boardChange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor TEXT NOT NULL,
    madeAt TEXT NOT NULL,
    pupils INTEGER NOT NULL CHECK (pupils >= 0),
    state TEXT NOT NULL CHECK (state IN ('planned', 'applied', 'dropped')),
    effectiveOn TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES boardChange (id)
);
CREATE TABLE boardChangeLine (
    change INTEGER NOT NULL REFERENCES boardChange (id) ON DELETE CASCADE,
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    isAdded INTEGER NOT NULL CHECK (isAdded IN (0, 1)),
    PRIMARY KEY (change, schoolClass, partner)
) WITHOUT ROWID;
CREATE INDEX boardChangeLineByClass ON boardChangeLine (schoolClass);
CREATE INDEX boardChangeLineByPartner ON boardChangeLine (partner);
CREATE INDEX boardChangePlanned ON boardChange (effectiveOn, id) WHERE state = 'planned';
CREATE TABLE boardRule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    school INTEGER REFERENCES school (id) ON DELETE CASCADE,
    fromGrade INTEGER NOT NULL,
    toGrade INTEGER NOT NULL CHECK (toGrade >= fromGrade),
    partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE
);
CREATE TABLE calendarEvent (
    calendar INTEGER NOT NULL REFERENCES classCalendar (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    lastDay TEXT NOT NULL CHECK (lastDay >= day),
    opensAt INTEGER CHECK (opensAt BETWEEN 0 AND 1439),
    closesAt INTEGER CHECK (closesAt BETWEEN 0 AND 1440),
    isTask INTEGER NOT NULL CHECK (isTask IN (0, 1)),
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX calendarEventByDay ON calendarEvent (calendar, lastDay);
CREATE TABLE campus (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    town TEXT NOT NULL,
    accent TEXT NOT NULL,
    isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1))
, homeVersion INTEGER NOT NULL DEFAULT 0, support TEXT NOT NULL DEFAULT '');
CREATE TABLE casFarewell (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket TEXT NOT NULL,
    service TEXT NOT NULL,
    portal TEXT NOT NULL
);
CREATE TABLE casGrant (
    ticket TEXT PRIMARY KEY NOT NULL,
    session TEXT NOT NULL REFERENCES session (hash) ON DELETE CASCADE,
    service TEXT NOT NULL,
    portal TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX casGrantBySession ON casGrant (session);
CREATE TRIGGER casGrantEnded AFTER DELETE ON casGrant BEGIN
    INSERT INTO casFarewell (ticket, service, portal) VALUES (old.ticket, old.service, old.portal);
END;
CREATE TABLE casService (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL UNIQUE CHECK (address <> ''),
    profile TEXT NOT NULL CHECK (profile IN ('key', 'portal', 'pronote', 'publisher')),
    mayProxy INTEGER NOT NULL CHECK (mayProxy IN (0, 1)),
    hearsLogout INTEGER NOT NULL CHECK (hearsLogout IN (0, 1)),
    certificate TEXT NOT NULL
);
CREATE TABLE classCalendar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('timetable', 'homework')),
    address TEXT NOT NULL DEFAULT '' CHECK (address = '' OR address LIKE 'https://%'),
    fileName TEXT NOT NULL DEFAULT '',
    source BLOB,
    faults TEXT NOT NULL DEFAULT '',
    readAt TEXT,
    triedAt TEXT,
    trouble TEXT NOT NULL DEFAULT '',
    toldUntil TEXT,
    UNIQUE (schoolClass, kind)
);
CREATE TRIGGER classCalendarAdded AFTER INSERT ON classCalendar BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER classCalendarChanged AFTER UPDATE ON classCalendar BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER classCalendarRemoved AFTER DELETE ON classCalendar BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
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
CREATE TABLE enrolment (
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('pupil', 'teacher', 'formTeacher')),
    PRIMARY KEY (schoolClass, person, role)
) WITHOUT ROWID;
CREATE INDEX enrolmentByPerson ON enrolment (person);
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
CREATE TRIGGER externalServiceAdded AFTER INSERT ON externalService BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE INDEX externalServiceByOrder ON externalService (school, position);
CREATE TRIGGER externalServiceChanged AFTER UPDATE ON externalService BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER externalServiceRemoved AFTER DELETE ON externalService BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TABLE feedKey (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE CHECK (length(key) >= 16),
    madeOn TEXT NOT NULL
);
CREATE TABLE gesture (
    token TEXT PRIMARY KEY NOT NULL CHECK (token <> ''),
    madeAt TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX gestureByTime ON gesture (madeAt);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE guardianship (
    guardian INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    pupil INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kinship TEXT NOT NULL DEFAULT '',
    isLegal INTEGER NOT NULL DEFAULT 1 CHECK (isLegal IN (0, 1)),
    PRIMARY KEY (guardian, pupil),
    CHECK (guardian <> pupil)
) WITHOUT ROWID;
CREATE INDEX guardianshipByPupil ON guardianship (pupil);
CREATE TABLE homeRules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sheetHasTitles INTEGER NOT NULL DEFAULT 0 CHECK (sheetHasTitles IN (0, 1))
, sheetIsWeekly INTEGER NOT NULL DEFAULT 1
    CHECK (sheetIsWeekly IN (0, 1)));
CREATE TABLE identity (
    key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    seenOn TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX identityByAccount ON identity (account);
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
, matchesNames INTEGER NOT NULL DEFAULT 1 CHECK (matchesNames IN (0, 1)));
CREATE TABLE knownDevice (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    knownSince TEXT NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    source TEXT NOT NULL,
    school INTEGER REFERENCES school (id) ON DELETE CASCADE,
    profiles TEXT NOT NULL DEFAULT '',
    shownFrom TEXT NOT NULL,
    shownUntil TEXT NOT NULL CHECK (shownUntil >= shownFrom),
    asksReading INTEGER NOT NULL CHECK (asksReading IN (0, 1)),
    author INTEGER REFERENCES account (id) ON DELETE SET NULL,
    authorName TEXT NOT NULL,
    writtenAt TEXT NOT NULL,
    changedAt TEXT NOT NULL
, isForFormTeachers INTEGER NOT NULL DEFAULT 0
    CHECK (isForFormTeachers IN (0, 1)), changedBy TEXT NOT NULL DEFAULT '');
CREATE TRIGGER messageAdded AFTER INSERT ON message BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE INDEX messageByPeriod ON message (shownUntil, shownFrom);
CREATE TRIGGER messageChanged AFTER UPDATE ON message BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TABLE messageClass (
    message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    PRIMARY KEY (message, schoolClass)
) WITHOUT ROWID;
CREATE TRIGGER messageClassAdded AFTER INSERT ON messageClass BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE INDEX messageClassByClass ON messageClass (schoolClass);
CREATE TRIGGER messageClassChanged AFTER UPDATE ON messageClass BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER messageClassRemoved AFTER DELETE ON messageClass BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TABLE messageReading (
    message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    readAt TEXT NOT NULL,
    PRIMARY KEY (message, person)
) WITHOUT ROWID;
CREATE INDEX messageReadingByPerson ON messageReading (person);
CREATE TRIGGER messageRemoved AFTER DELETE ON message BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TABLE openedLoans (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    openedOn TEXT NOT NULL
);
CREATE TABLE partner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rne TEXT NOT NULL UNIQUE CHECK (length(rne) = 8),
    name TEXT NOT NULL CHECK (name <> ''),
    tooltip TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    token TEXT NOT NULL DEFAULT '',
    delegatesSignIn INTEGER NOT NULL DEFAULT 0 CHECK (delegatesSignIn IN (0, 1)),
    position INTEGER NOT NULL
, client TEXT NOT NULL DEFAULT '');
CREATE TABLE partnerAnswer (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    answeredAt TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (person, partner)
) WITHOUT ROWID;
CREATE INDEX partnerAnswerByTime ON partnerAnswer (partner, answeredAt);
CREATE TABLE partnerClass (
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    PRIMARY KEY (schoolClass, partner)
) WITHOUT ROWID;
CREATE INDEX partnerClassByPartner ON partnerClass (partner);
CREATE TABLE partnerHealth (
    partner INTEGER PRIMARY KEY REFERENCES partner (id) ON DELETE CASCADE,
    answeredAt TEXT,
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failedAt TEXT,
    trouble TEXT NOT NULL DEFAULT '',
    retryAt TEXT
);
CREATE TABLE partnerSending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    sentAt TEXT NOT NULL,
    actor TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    trouble TEXT NOT NULL DEFAULT ''
);
CREATE INDEX partnerSendingByPartner ON partnerSending (partner, id);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entKey TEXT NOT NULL UNIQUE CHECK (length(entKey) >= 16),
    lastName TEXT NOT NULL CHECK (lastName <> ''),
    firstName TEXT NOT NULL,
    civility TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'F', 'M')),
    bornOn TEXT,
    email TEXT NOT NULL DEFAULT '',
    searchText TEXT NOT NULL,
    addedOn TEXT NOT NULL,
    leftOn TEXT
);
CREATE INDEX personByText ON person (searchText, id);
CREATE TABLE personSource (
    source TEXT NOT NULL CHECK (source <> ''),
    key TEXT NOT NULL CHECK (key <> ''),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE INDEX personSourceByKey ON personSource (key);
CREATE INDEX personSourceByPerson ON personSource (person);
CREATE VIRTUAL TABLE personText USING fts5 (
    lastName, firstName, email, searchText,
    content = 'person', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER personTextAdded AFTER INSERT ON person BEGIN
    INSERT INTO personText (rowid, lastName, firstName, email, searchText)
    VALUES (new.id, new.lastName, new.firstName, new.email, new.searchText);
END;
CREATE TRIGGER personTextChanged AFTER UPDATE OF lastName, firstName, email, searchText ON person BEGIN
    INSERT INTO personText (personText, rowid, lastName, firstName, email, searchText)
    VALUES ('delete', old.id, old.lastName, old.firstName, old.email, old.searchText);
    INSERT INTO personText (rowid, lastName, firstName, email, searchText)
    VALUES (new.id, new.lastName, new.firstName, new.email, new.searchText);
END;
CREATE TRIGGER personTextRemoved AFTER DELETE ON person BEGIN
    INSERT INTO personText (personText, rowid, lastName, firstName, email, searchText)
    VALUES ('delete', old.id, old.lastName, old.firstName, old.email, old.searchText);
END;
CREATE TABLE 'personText_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'personText_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'personText_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'personText_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE proxyGrant (
    hash TEXT PRIMARY KEY NOT NULL,
    session TEXT NOT NULL REFERENCES session (hash) ON DELETE CASCADE,
    service TEXT NOT NULL,
    proxies TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX proxyGrantBySession ON proxyGrant (session);
CREATE TABLE school (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rne TEXT NOT NULL UNIQUE CHECK (length(rne) = 8),
    name TEXT NOT NULL CHECK (name <> ''),
    town TEXT NOT NULL
);
CREATE TABLE schoolClass (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    school INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('class', 'group')),
    name TEXT NOT NULL CHECK (name <> ''),
    grade TEXT NOT NULL DEFAULT '',
    UNIQUE (school, kind, name)
);
CREATE TABLE session (
    hash TEXT PRIMARY KEY NOT NULL,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    openedAt TEXT NOT NULL,
    endsAt TEXT NOT NULL,
    device TEXT NOT NULL
, ticket TEXT) WITHOUT ROWID;
CREATE INDEX sessionByAccount ON session (account);
CREATE INDEX sessionByEnd ON session (endsAt);
CREATE UNIQUE INDEX sessionByTicket ON session (ticket) WHERE ticket IS NOT NULL;
CREATE TABLE signInAttempt (
    key TEXT PRIMARY KEY NOT NULL,
    count INTEGER NOT NULL,
    since TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX signInAttemptByTime ON signInAttempt (since);
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE tileOrder (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    espace TEXT NOT NULL CHECK (espace IN ('pupil', 'teacher', 'guardian', 'schoolLife', 'head')),
    tiles TEXT NOT NULL,
    PRIMARY KEY (person, espace)
) WITHOUT ROWID;
CREATE TABLE trail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    person INTEGER REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX trailByPerson ON trail (person, id);
CREATE TABLE usefulLink (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    address TEXT NOT NULL CHECK (address LIKE 'https://%' OR address LIKE 'http://%'),
    note TEXT NOT NULL DEFAULT '',
    school INTEGER REFERENCES school (id) ON DELETE CASCADE,
    profiles TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL
);
CREATE TRIGGER usefulLinkAdded AFTER INSERT ON usefulLink BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER usefulLinkChanged AFTER UPDATE ON usefulLink BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
CREATE TRIGGER usefulLinkRemoved AFTER DELETE ON usefulLink BEGIN
    UPDATE campus SET homeVersion = homeVersion + 1;
END;
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
CREATE TABLE weeklySheet (
    schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
    monday TEXT NOT NULL,
    PRIMARY KEY (schoolClass, monday)
) WITHOUT ROWID;
