/// The third migration: who borrows, under which rules, and every gesture of the desk.
extension PortalSchema {
    /// A loan whose borrower is NULL was made anonymous. What was true of the borrower on the day (status, class) stays
    /// for the figures. The laws of the trade are here: nobody who has a loan is deleted (B-30, B-92), a temporary user
    /// borrows and reserves nothing (B-81), a reader is once in a queue, a copy is set aside for one reader.
    static let desk = """
        ALTER TABLE portal ADD COLUMN setAsideDays INTEGER NOT NULL DEFAULT 7 CHECK (setAsideDays BETWEEN 1 AND 60);
        ALTER TABLE portal ADD COLUMN keepLoansMonths INTEGER NOT NULL DEFAULT 4 CHECK (keepLoansMonths BETWEEN 0 AND 120);
        ALTER TABLE portal ADD COLUMN keepBorrowersMonths INTEGER NOT NULL DEFAULT 12
            CHECK (keepBorrowersMonths BETWEEN 0 AND 120);
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
        CREATE INDEX borrowerByName ON borrower (nameKey, id);
        CREATE INDEX borrowerByClass ON borrower (classKey, nameKey, id);
        CREATE TABLE borrowerWord (
            word TEXT NOT NULL,
            borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE,
            PRIMARY KEY (word, borrower)
        ) WITHOUT ROWID;
        CREATE INDEX borrowerWordByBorrower ON borrowerWord (borrower);
        ALTER TABLE loan ADD COLUMN borrower INTEGER REFERENCES borrower (id);
        ALTER TABLE loan ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0 CHECK (renewals >= 0);
        ALTER TABLE loan ADD COLUMN returnedBy TEXT NOT NULL DEFAULT '';
        ALTER TABLE loan ADD COLUMN lentToStatus TEXT NOT NULL DEFAULT '';
        ALTER TABLE loan ADD COLUMN lentToClass TEXT NOT NULL DEFAULT '';
        CREATE INDEX loanByBorrower ON loan (borrower, returnedOn);
        CREATE INDEX loanDue ON loan (dueOn) WHERE returnedOn IS NULL;
        CREATE INDEX loanNamed ON loan (returnedOn) WHERE borrower IS NOT NULL AND returnedOn IS NOT NULL;
        CREATE TRIGGER loanToTemporary BEFORE INSERT ON loan
        WHEN (SELECT kind FROM borrower WHERE id = NEW.borrower) = 'temporary' BEGIN
            SELECT RAISE(ABORT, 'a temporary user borrows nothing');
        END;
        CREATE TRIGGER loanMoved BEFORE UPDATE OF borrower ON loan WHEN OLD.returnedOn IS NULL AND (
            (NEW.borrower IS NULL AND OLD.borrower IS NOT NULL) OR (
                NEW.borrower IS NOT OLD.borrower
                AND (SELECT kind FROM borrower WHERE id = NEW.borrower) = 'temporary'
            )
        ) BEGIN
            SELECT RAISE(ABORT, 'a current loan keeps a borrower who may borrow');
        END;
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
        CREATE INDEX reservationQueue ON reservation (record, id) WHERE closedOn IS NULL;
        CREATE UNIQUE INDEX reservationOnce ON reservation (record, borrower) WHERE closedOn IS NULL;
        CREATE UNIQUE INDEX reservationSetAside ON reservation (copy) WHERE state = 'setAside';
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
        CREATE TRIGGER reservationRemoved AFTER DELETE ON reservation WHEN OLD.state = 'setAside' BEGIN
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
        INSERT INTO loanRule VALUES
            ('', '', '', '', 21, 4, 1, 2),
            ('eleve', '', 'Élève', '', 21, 4, 1, 2),
            ('enseignant', '', 'Enseignant', '', 60, 20, 2, 5),
            ('personnel', '', 'Personnel', '', 30, 10, 2, 5),
            ('', 'manga', '', 'Manga', 14, 4, 1, 2),
            ('', 'revue', '', 'Revue', 7, 3, 1, 2);
        CREATE TABLE openingHours (
            weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
            opensAt INTEGER NOT NULL CHECK (opensAt BETWEEN 0 AND 1439),
            closesAt INTEGER NOT NULL CHECK (closesAt > opensAt AND closesAt <= 1440),
            PRIMARY KEY (weekday, opensAt)
        ) WITHOUT ROWID;
        INSERT INTO openingHours VALUES (1, 510, 1050), (2, 510, 1050), (3, 510, 750), (4, 510, 1050), (5, 510, 1050);
        CREATE TABLE closure (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            firstDay TEXT NOT NULL,
            lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
            label TEXT NOT NULL
        );
        CREATE INDEX closureByDay ON closure (lastDay);
        CREATE TABLE exceptionalOpening (
            day TEXT NOT NULL,
            opensAt INTEGER NOT NULL CHECK (opensAt BETWEEN 0 AND 1439),
            closesAt INTEGER NOT NULL CHECK (closesAt > opensAt AND closesAt <= 1440),
            label TEXT NOT NULL,
            PRIMARY KEY (day, opensAt)
        ) WITHOUT ROWID;
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
        CREATE INDEX gestureByDay ON gesture (madeAt);
        CREATE INDEX gestureByBorrower ON gesture (borrower);
        CREATE TABLE accountEvent (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            borrower INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            at TEXT NOT NULL
        );
        CREATE INDEX accountEventByBorrower ON accountEvent (borrower, id);
        CREATE INDEX accountEventByDay ON accountEvent (at);
        """
}
