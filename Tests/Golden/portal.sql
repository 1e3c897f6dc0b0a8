CREATE TABLE accessToken (
    hash TEXT PRIMARY KEY NOT NULL,
    campusToken TEXT NOT NULL REFERENCES campusToken (hash) ON DELETE CASCADE,
    endsAt TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX accessTokenByClient ON accessToken (campusToken, endsAt);
CREATE INDEX accessTokenByEnd ON accessToken (endsAt);
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
CREATE TABLE accountEvent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    borrower INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX accountEventByBorrower ON accountEvent (borrower, id);
CREATE INDEX accountEventByDay ON accountEvent (at);
CREATE TABLE activity (
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('page', 'search', 'account', 'review')),
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, kind)
) WITHOUT ROWID;
CREATE TABLE agendaEvent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    firstDay TEXT NOT NULL,
    lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
    opensAt INTEGER CHECK (opensAt BETWEEN 0 AND 1439),
    closesAt INTEGER CHECK (closesAt > opensAt AND closesAt <= 1440),
    place TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'everybody'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    token TEXT UNIQUE CHECK (token <> '')
);
CREATE INDEX agendaEventByDay ON agendaEvent (lastDay);
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('page', 'news', 'procedure')),
    slug TEXT NOT NULL CHECK (slug <> ''),
    latest INTEGER NOT NULL CHECK (latest >= 1),
    published INTEGER CHECK (published BETWEEN 1 AND latest),
    visibility TEXT NOT NULL DEFAULT 'everybody'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    shownFrom TEXT,
    shownUntil TEXT CHECK (shownUntil >= shownFrom),
    datedOn TEXT NOT NULL,
    picture INTEGER REFERENCES picture (id),
    checkedOn TEXT,
    shippedBasis TEXT, isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
    UNIQUE (kind, slug)
);
CREATE TRIGGER articleAdded AFTER INSERT ON article BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE INDEX articleByDate ON article (kind, datedOn);
CREATE INDEX articleByPicture ON article (picture);
CREATE TRIGGER articleChanged AFTER UPDATE ON article BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER articleRemoved AFTER DELETE ON article BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE articleRevision (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    title TEXT NOT NULL CHECK (title <> ''),
    source TEXT NOT NULL,
    author TEXT NOT NULL,
    writtenAt TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE CHECK (token <> ''),
    PRIMARY KEY (article, number)
);
CREATE TABLE articleSeen (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    lastOn TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0)
);
CREATE TABLE borrower (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (number <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    nameKey TEXT NOT NULL CHECK (nameKey <> ''),
    status TEXT NOT NULL,
    statusKey TEXT NOT NULL,
    schoolClass TEXT NOT NULL,
    classKey TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'regular' CHECK (kind IN ('regular', 'temporary')),
    entKey TEXT UNIQUE CHECK (entKey <> ''),
    bornOn TEXT,
    expiresOn TEXT,
    isClosed INTEGER NOT NULL DEFAULT 0 CHECK (isClosed IN (0, 1)),
    email TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX borrowerByClass ON borrower (classKey, nameKey, id);
CREATE INDEX borrowerByName ON borrower (nameKey, id);
CREATE TABLE borrowerDraft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    receivedAt TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'applied', 'abandoned')),
    content BLOB NOT NULL,
    report TEXT NOT NULL,
    CHECK (state = 'received' OR length(content) = 0)
);
CREATE TABLE borrowerWord (
    word TEXT NOT NULL,
    borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE,
    PRIMARY KEY (word, borrower)
) WITHOUT ROWID;
CREATE INDEX borrowerWordByBorrower ON borrowerWord (borrower);
CREATE TABLE branch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('tab', 'section', 'rubric')),
    title TEXT NOT NULL CHECK (title <> ''),
    position INTEGER NOT NULL DEFAULT 0,
    visibility TEXT NOT NULL DEFAULT 'everybody'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    token TEXT UNIQUE CHECK (token <> '')
);
CREATE TRIGGER branchAdded AFTER INSERT ON branch BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER branchChanged AFTER UPDATE ON branch BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE branchPlace (
    parent INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
    child INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (parent, child)
) WITHOUT ROWID;
CREATE TRIGGER branchPlaceAdded AFTER INSERT ON branchPlace BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE INDEX branchPlaceByChild ON branchPlace (child);
CREATE TRIGGER branchPlaceChanged AFTER UPDATE ON branchPlace BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER branchPlaceRemoved AFTER DELETE ON branchPlace BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER branchRemoved AFTER DELETE ON branch BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE calendarKey (
    borrower INTEGER PRIMARY KEY REFERENCES borrower (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE CHECK (length(key) >= 16),
    madeOn TEXT NOT NULL
);
CREATE TABLE campusToken (
    hash TEXT PRIMARY KEY NOT NULL,
    label TEXT NOT NULL CHECK (label <> ''),
    madeBy TEXT NOT NULL,
    madeAt TEXT NOT NULL
, client TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE UNIQUE INDEX campusTokenByClient ON campusToken (client);
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
CREATE TABLE catalogueColumns (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    columns BLOB NOT NULL,
    words BLOB NOT NULL
);
CREATE TABLE closure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    firstDay TEXT NOT NULL,
    lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
    label TEXT NOT NULL
);
CREATE INDEX closureByDay ON closure (lastDay);
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
CREATE TABLE exceptionalOpening (
    day TEXT NOT NULL,
    opensAt INTEGER NOT NULL CHECK (opensAt BETWEEN 0 AND 1439),
    closesAt INTEGER NOT NULL CHECK (closesAt > opensAt AND closesAt <= 1440),
    label TEXT NOT NULL,
    PRIMARY KEY (day, opensAt)
) WITHOUT ROWID;
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
CREATE TABLE gesture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (token <> ''),
    kind TEXT NOT NULL,
    request TEXT NOT NULL,
    actor TEXT NOT NULL,
    madeAt TEXT NOT NULL,
    borrower INTEGER,
    copy INTEGER,
    outcome TEXT NOT NULL,
    changes TEXT NOT NULL,
    undoneAt TEXT
);
CREATE INDEX gestureByBorrower ON gesture (borrower);
CREATE INDEX gestureByDay ON gesture (madeAt);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE guide (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> ''),
    position INTEGER NOT NULL UNIQUE,
    text TEXT NOT NULL
);
CREATE TABLE handOver (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    ent TEXT NOT NULL,
    madeBy TEXT NOT NULL,
    madeAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL,
    mostUploads INTEGER NOT NULL CHECK (mostUploads BETWEEN 1 AND 5),
    isRevoked INTEGER NOT NULL DEFAULT 0 CHECK (isRevoked IN (0, 1))
);
CREATE TABLE handOverUse (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handOver INTEGER NOT NULL REFERENCES handOver (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'answer')),
    people INTEGER NOT NULL,
    draft INTEGER REFERENCES borrowerDraft (id) ON DELETE SET NULL,
    address TEXT NOT NULL,
    isDeclared INTEGER NOT NULL CHECK (isDeclared IN (0, 1)),
    isSeen INTEGER NOT NULL DEFAULT 0 CHECK (isSeen IN (0, 1)),
    hasKeys INTEGER NOT NULL DEFAULT 1 CHECK (hasKeys IN (0, 1))
);
CREATE INDEX handOverUseByLink ON handOverUse (handOver, id);
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
CREATE TABLE homeBlock (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'search', 'account', 'hours', 'news', 'selection', 'newest', 'resources', 'agenda', 'text', 'shelves'
    )),
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 40),
    selection INTEGER REFERENCES selection (id) ON DELETE CASCADE,
    visibility TEXT NOT NULL DEFAULT 'everybody'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    isHidden INTEGER NOT NULL DEFAULT 0 CHECK (isHidden IN (0, 1)),
    removedOn TEXT
);
CREATE TRIGGER homeBlockAdded AFTER INSERT ON homeBlock BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE INDEX homeBlockBySelection ON homeBlock (selection);
CREATE TRIGGER homeBlockChanged AFTER UPDATE ON homeBlock BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER homeBlockRemoved AFTER DELETE ON homeBlock BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
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
CREATE TABLE importRun (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fileName TEXT NOT NULL,
    startedAt TEXT NOT NULL,
    finishedAt TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0
, progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1000), problems TEXT NOT NULL DEFAULT '', failure TEXT NOT NULL DEFAULT '');
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
CREATE TABLE knownDevice (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    knownSince TEXT NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;
CREATE TABLE lessonHold (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier INTEGER NOT NULL,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    dossierTitle TEXT NOT NULL CHECK (dossierTitle <> ''),
    teacher TEXT NOT NULL CHECK (teacher <> ''),
    askedOn TEXT NOT NULL,
    until TEXT NOT NULL,
    liftedBy TEXT NOT NULL DEFAULT '',
    UNIQUE (dossier, record)
);
CREATE INDEX lessonHoldByDay ON lessonHold (until);
CREATE INDEX lessonHoldByRecord ON lessonHold (record, until);
CREATE TABLE loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    copy INTEGER NOT NULL REFERENCES copy (id),
    lentOn TEXT NOT NULL,
    dueOn TEXT NOT NULL CHECK (dueOn >= lentOn),
    returnedOn TEXT CHECK (returnedOn >= lentOn)
, borrower INTEGER REFERENCES borrower (id), renewals INTEGER NOT NULL DEFAULT 0 CHECK (renewals >= 0), returnedBy TEXT NOT NULL DEFAULT '', lentToStatus TEXT NOT NULL DEFAULT '', lentToClass TEXT NOT NULL DEFAULT '');
CREATE INDEX loanByBorrower ON loan (borrower, returnedOn);
CREATE INDEX loanByCopy ON loan (copy);
CREATE TRIGGER loanChanged AFTER UPDATE OF copy, returnedOn ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE UNIQUE INDEX loanCurrent ON loan (copy) WHERE returnedOn IS NULL;
CREATE INDEX loanDue ON loan (dueOn) WHERE returnedOn IS NULL;
CREATE TRIGGER loanForgotten AFTER UPDATE OF borrower ON loan
WHEN NEW.borrower IS NULL AND OLD.borrower IS NOT NULL BEGIN
    DELETE FROM reminderLoan WHERE loan = NEW.id;
END;
CREATE TRIGGER loanMoved BEFORE UPDATE OF borrower ON loan WHEN OLD.returnedOn IS NULL AND (
    (NEW.borrower IS NULL AND OLD.borrower IS NOT NULL) OR (
        NEW.borrower IS NOT OLD.borrower
        AND (SELECT kind FROM borrower WHERE id = NEW.borrower) = 'temporary'
    )
) BEGIN
    SELECT RAISE(ABORT, 'a current loan keeps a borrower who may borrow');
END;
CREATE INDEX loanNamed ON loan (returnedOn) WHERE borrower IS NOT NULL AND returnedOn IS NOT NULL;
CREATE TRIGGER loanOpened AFTER INSERT ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE TRIGGER loanRemoved AFTER DELETE ON loan BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE TABLE loanRule (
    statusKey TEXT NOT NULL,
    typeKey TEXT NOT NULL,
    status TEXT NOT NULL,
    documentType TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 400),
    most INTEGER NOT NULL CHECK (most BETWEEN 0 AND 1000),
    renewals INTEGER NOT NULL CHECK (renewals BETWEEN 0 AND 50),
    reservations INTEGER NOT NULL CHECK (reservations BETWEEN 0 AND 100),
    PRIMARY KEY (statusKey, typeKey)
) WITHOUT ROWID;
CREATE TRIGGER loanToTemporary BEFORE INSERT ON loan
WHEN (SELECT kind FROM borrower WHERE id = NEW.borrower) = 'temporary' BEGIN
    SELECT RAISE(ABORT, 'a temporary user borrows nothing');
END;
CREATE TABLE mailSettings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    host TEXT NOT NULL CHECK (host <> ''),
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security TEXT NOT NULL,
    login TEXT NOT NULL,
    password TEXT NOT NULL,
    senderName TEXT NOT NULL,
    senderAddress TEXT NOT NULL CHECK (senderAddress <> '')
);
CREATE TABLE openingHours (
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opensAt INTEGER NOT NULL CHECK (opensAt BETWEEN 0 AND 1439),
    closesAt INTEGER NOT NULL CHECK (closesAt > opensAt AND closesAt <= 1440),
    PRIMARY KEY (weekday, opensAt)
) WITHOUT ROWID;
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reminder INTEGER UNIQUE REFERENCES reminder (id) ON DELETE CASCADE,
    identifier TEXT NOT NULL UNIQUE CHECK (identifier <> ''),
    recipientName TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unsure')),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    lastError TEXT NOT NULL DEFAULT '',
    queuedAt TEXT NOT NULL,
    nextTryAt TEXT NOT NULL,
    sentAt TEXT,
    CHECK ((state = 'sent') = (sentAt IS NOT NULL)),
    CHECK (state <> 'sent' OR (body = '' AND recipient = '' AND recipientName = ''))
);
CREATE INDEX outboxToSend ON outbox (nextTryAt, id) WHERE state = 'queued';
CREATE INDEX outboxUnderWay ON outbox (id) WHERE state = 'sending';
CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE CHECK (hash <> ''),
    mediaType TEXT NOT NULL CHECK (mediaType IN ('image/jpeg', 'image/png')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    size INTEGER NOT NULL CHECK (size > 0),
    name TEXT NOT NULL,
    alternative TEXT NOT NULL CHECK (alternative <> ''),
    addedOn TEXT NOT NULL,
    addedBy TEXT NOT NULL
);
CREATE TABLE pictureData (
    picture INTEGER PRIMARY KEY REFERENCES picture (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
);
CREATE TABLE portal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    town TEXT NOT NULL,
    accent TEXT NOT NULL,
    isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1)),
    catalogueVersion INTEGER NOT NULL DEFAULT 0
, circulationVersion INTEGER NOT NULL DEFAULT 0, indexEdition INTEGER NOT NULL DEFAULT 0, facets TEXT NOT NULL DEFAULT '', setAsideDays INTEGER NOT NULL DEFAULT 7 CHECK (setAsideDays BETWEEN 1 AND 60), keepLoansMonths INTEGER NOT NULL DEFAULT 4 CHECK (keepLoansMonths BETWEEN 0 AND 120), keepBorrowersMonths INTEGER NOT NULL DEFAULT 12
    CHECK (keepBorrowersMonths BETWEEN 0 AND 120), contentsVersion INTEGER NOT NULL DEFAULT 0);
CREATE TABLE procedureFeedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure TEXT NOT NULL CHECK (procedure <> ''),
    isUseful INTEGER NOT NULL CHECK (isUseful IN (0, 1)),
    comment TEXT NOT NULL,
    givenOn TEXT NOT NULL,
    isSettled INTEGER NOT NULL DEFAULT 0 CHECK (isSettled IN (0, 1)),
    token TEXT NOT NULL UNIQUE CHECK (token <> '')
);
CREATE INDEX procedureFeedbackByProcedure ON procedureFeedback (procedure, id);
CREATE TABLE procedureStep (
    procedure TEXT NOT NULL CHECK (procedure <> ''),
    step TEXT NOT NULL CHECK (step <> ''),
    isSetAside INTEGER NOT NULL DEFAULT 0 CHECK (isSetAside IN (0, 1)),
    tickedBy TEXT NOT NULL,
    tickedAt TEXT NOT NULL,
    PRIMARY KEY (procedure, isSetAside, step)
) WITHOUT ROWID;
CREATE TABLE proxyGrant (
    hash TEXT PRIMARY KEY NOT NULL,
    session TEXT NOT NULL REFERENCES session (hash) ON DELETE CASCADE,
    service TEXT NOT NULL,
    proxies TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX proxyGrantBySession ON proxyGrant (session);
CREATE TABLE readingList (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    note TEXT NOT NULL DEFAULT '',
    changedOn TEXT NOT NULL,
    shareKey TEXT UNIQUE CHECK (length(shareKey) >= 16),
    token TEXT CHECK (token <> ''),
    UNIQUE (account, token)
);
CREATE INDEX readingListByAccount ON readingList (account, id);
CREATE TABLE readingListEntry (
    list INTEGER NOT NULL REFERENCES readingList (id) ON DELETE CASCADE,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 1),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (list, record)
) WITHOUT ROWID;
CREATE INDEX readingListEntryByPlace ON readingListEntry (list, position);
CREATE INDEX readingListEntryByRecord ON readingListEntry (record);
CREATE TABLE receivedFile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender TEXT NOT NULL CHECK (sender <> ''),
    people INTEGER NOT NULL CHECK (people >= 0),
    size INTEGER NOT NULL CHECK (size > 0),
    receivedAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL CHECK (expiresAt > receivedAt),
    content BLOB,
    purgedBy TEXT NOT NULL DEFAULT ''
, known INTEGER NOT NULL DEFAULT 0 CHECK (known >= 0), missing INTEGER NOT NULL DEFAULT 0 CHECK (missing BETWEEN 0 AND known), former INTEGER NOT NULL DEFAULT 0 CHECK (former >= 0), isHeld INTEGER NOT NULL DEFAULT 0 CHECK (isHeld IN (0, 1)), confirmedBy TEXT NOT NULL DEFAULT '');
CREATE TABLE receivedFileDownload (
    file INTEGER NOT NULL REFERENCES receivedFile (id) ON DELETE CASCADE,
    downloadedAt TEXT NOT NULL,
    actor TEXT NOT NULL
);
CREATE INDEX receivedFileDownloadByFile ON receivedFileDownload (file);
CREATE TABLE receivedFileDraft (
    draft INTEGER PRIMARY KEY REFERENCES borrowerDraft (id) ON DELETE CASCADE,
    file INTEGER NOT NULL REFERENCES receivedFile (id) ON DELETE CASCADE
);
CREATE INDEX receivedFileDraftByFile ON receivedFileDraft (file);
CREATE INDEX receivedFileKept ON receivedFile (expiresAt) WHERE content IS NOT NULL;
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
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES reminderBatch (id) ON DELETE CASCADE,
    borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE
);
CREATE TABLE reminderBatch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (token <> ''),
    medium TEXT NOT NULL CHECK (medium IN ('letter', 'classPage', 'email')),
    scope TEXT NOT NULL CHECK (scope IN ('overdue', 'left', 'current')),
    actor TEXT NOT NULL,
    madeOn TEXT NOT NULL,
    madeAt TEXT NOT NULL
);
CREATE INDEX reminderBatchByDay ON reminderBatch (madeOn);
CREATE INDEX reminderByBatch ON reminder (batch);
CREATE INDEX reminderByBorrower ON reminder (borrower);
CREATE TABLE reminderLoan (
    reminder INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
    loan INTEGER NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
    PRIMARY KEY (reminder, loan)
) WITHOUT ROWID;
CREATE INDEX reminderLoanByLoan ON reminderLoan (loan);
CREATE TABLE reminderText (
    kind TEXT PRIMARY KEY NOT NULL CHECK (kind IN ('letter', 'classPage', 'subject', 'email')),
    text TEXT NOT NULL CHECK (text <> '')
) WITHOUT ROWID;
CREATE TABLE removedKey (
    removal INTEGER NOT NULL REFERENCES keyRemoval (id) ON DELETE CASCADE,
    borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE,
    key TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (removal, borrower)
) WITHOUT ROWID;
CREATE INDEX removedKeyByBorrower ON removedKey (borrower);
CREATE TABLE removedRecord (
    id INTEGER PRIMARY KEY,
    sourceKey TEXT NOT NULL,
    removedAt TEXT NOT NULL,
    removedIn INTEGER NOT NULL
);
CREATE INDEX removedRecordByDay ON removedRecord (removedAt, id);
CREATE TABLE reservation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id),
    borrower INTEGER NOT NULL REFERENCES borrower (id),
    state TEXT NOT NULL CHECK (state IN ('requested', 'validated', 'setAside', 'lent', 'expired', 'cancelled')),
    requestedOn TEXT NOT NULL,
    copy INTEGER REFERENCES copy (id) ON DELETE SET NULL,
    setAsideUntil TEXT,
    closedOn TEXT,
    CHECK ((state = 'setAside') = (setAsideUntil IS NOT NULL)),
    CHECK (state <> 'setAside' OR copy IS NOT NULL),
    CHECK ((closedOn IS NULL) = (state IN ('requested', 'validated', 'setAside')))
);
CREATE INDEX reservationByBorrower ON reservation (borrower, closedOn);
CREATE INDEX reservationByCopy ON reservation (copy);
CREATE TRIGGER reservationByTemporary BEFORE INSERT ON reservation
WHEN (SELECT kind FROM borrower WHERE id = NEW.borrower) = 'temporary' BEGIN
    SELECT RAISE(ABORT, 'a temporary user reserves nothing');
END;
CREATE TRIGGER reservationMoved AFTER UPDATE OF state, copy ON reservation
WHEN (OLD.state = 'setAside') <> (NEW.state = 'setAside') OR OLD.copy IS NOT NEW.copy BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE UNIQUE INDEX reservationOnce ON reservation (record, borrower) WHERE closedOn IS NULL;
CREATE INDEX reservationQueue ON reservation (record, id) WHERE closedOn IS NULL;
CREATE TRIGGER reservationRemoved AFTER DELETE ON reservation WHEN OLD.state = 'setAside' BEGIN
    UPDATE portal SET circulationVersion = circulationVersion + 1;
END;
CREATE UNIQUE INDEX reservationSetAside ON reservation (copy) WHERE state = 'setAside';
CREATE TABLE resource (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    address TEXT NOT NULL CHECK (address LIKE 'https://%'),
    publisher TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'signedIn'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    subscribedUntil TEXT,
    token TEXT UNIQUE CHECK (token <> '')
);
CREATE TRIGGER resourceAdded AFTER INSERT ON resource BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER resourceChanged AFTER UPDATE ON resource BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER resourceRemoved AFTER DELETE ON resource BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    borrower INTEGER REFERENCES borrower (id) ON DELETE SET NULL,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'toModerate' CHECK (state IN ('toModerate', 'approved', 'refused')),
    writtenOn TEXT NOT NULL,
    judgedBy TEXT NOT NULL DEFAULT '',
    UNIQUE (record, borrower)
);
CREATE INDEX reviewByBorrower ON review (borrower, id);
CREATE INDEX reviewByState ON review (state, id);
CREATE TRIGGER reviewGone AFTER DELETE ON review BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER reviewJudged AFTER UPDATE OF state, stars ON review BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE rubricContent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rubric INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article INTEGER REFERENCES article (id) ON DELETE CASCADE,
    selection INTEGER REFERENCES selection (id) ON DELETE CASCADE,
    resource INTEGER REFERENCES resource (id) ON DELETE CASCADE,
    CHECK ((article IS NOT NULL) + (selection IS NOT NULL) + (resource IS NOT NULL) = 1),
    UNIQUE (rubric, article),
    UNIQUE (rubric, selection),
    UNIQUE (rubric, resource)
);
CREATE TRIGGER rubricContentAdded AFTER INSERT ON rubricContent BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE INDEX rubricContentByArticle ON rubricContent (article);
CREATE INDEX rubricContentByResource ON rubricContent (resource);
CREATE INDEX rubricContentBySelection ON rubricContent (selection);
CREATE TRIGGER rubricContentChanged AFTER UPDATE ON rubricContent BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER rubricContentRemoved AFTER DELETE ON rubricContent BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE savedSearch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL,
    seenOn TEXT NOT NULL,
    seenRecord INTEGER NOT NULL,
    UNIQUE (account, query)
);
CREATE TABLE selection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    introduction TEXT NOT NULL DEFAULT '',
    rule TEXT NOT NULL
        CHECK (rule IN ('handMade', 'search', 'newest', 'neverLent', 'lentTo', 'bestReviewed')),
    argument TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'everybody'
        CHECK (visibility IN ('everybody', 'signedIn', 'staff')),
    classes TEXT NOT NULL DEFAULT '',
    shownUntil TEXT,
    changedOn TEXT NOT NULL,
    token TEXT UNIQUE CHECK (token <> '')
);
CREATE TRIGGER selectionAdded AFTER INSERT ON selection BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER selectionChanged AFTER UPDATE ON selection BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE selectionRecord (
    selection INTEGER NOT NULL REFERENCES selection (id) ON DELETE CASCADE,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    isExcluded INTEGER NOT NULL DEFAULT 0 CHECK (isExcluded IN (0, 1)),
    position INTEGER NOT NULL CHECK (position >= 0),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (selection, record)
) WITHOUT ROWID;
CREATE TRIGGER selectionRecordAdded AFTER INSERT ON selectionRecord BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE INDEX selectionRecordByRecord ON selectionRecord (record);
CREATE TRIGGER selectionRecordChanged AFTER UPDATE ON selectionRecord BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER selectionRecordRemoved AFTER DELETE ON selectionRecord BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TRIGGER selectionRemoved AFTER DELETE ON selection BEGIN
    UPDATE portal SET contentsVersion = contentsVersion + 1;
END;
CREATE TABLE sentForm (
    key TEXT PRIMARY KEY NOT NULL,
    outcome INTEGER NOT NULL,
    sentAt TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sentFormByTime ON sentForm (sentAt);
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
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    text TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    firstOn TEXT NOT NULL,
    lastOn TEXT NOT NULL
);
