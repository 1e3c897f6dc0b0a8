/// The third migration of a campus: what stands on its home pages.
extension CampusSchema {
    /// A person's order of tiles is one line of words, read with the page. A message is for the schools, profiles and
    /// classes that it names; none: for all of them. A calendar keeps what it last gave, so that a site that fails
    /// takes nothing away, and the days that it told, so that no page ever counts a recurrence. The secret of an
    /// address is kept as it is: whoever holds this file holds all that it opens, and its owner must see it again.
    static let home = """
        CREATE TABLE tileOrder (
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            espace TEXT NOT NULL CHECK (espace IN ('pupil', 'teacher', 'guardian', 'schoolLife', 'head')),
            tiles TEXT NOT NULL,
            PRIMARY KEY (person, espace)
        ) WITHOUT ROWID;
        CREATE TABLE usefulLink (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (title <> ''),
            address TEXT NOT NULL CHECK (address LIKE 'https://%' OR address LIKE 'http://%'),
            note TEXT NOT NULL DEFAULT '',
            school INTEGER REFERENCES school (id) ON DELETE CASCADE,
            profiles TEXT NOT NULL DEFAULT '',
            position INTEGER NOT NULL
        );
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
        );
        CREATE INDEX messageByPeriod ON message (shownUntil, shownFrom);
        CREATE TABLE messageClass (
            message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            PRIMARY KEY (message, schoolClass)
        ) WITHOUT ROWID;
        CREATE INDEX messageClassByClass ON messageClass (schoolClass);
        CREATE TABLE messageReading (
            message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            readAt TEXT NOT NULL,
            PRIMARY KEY (message, person)
        ) WITHOUT ROWID;
        CREATE INDEX messageReadingByPerson ON messageReading (person);
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
        CREATE TABLE homeRules (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sheetHasTitles INTEGER NOT NULL DEFAULT 0 CHECK (sheetHasTitles IN (0, 1))
        );
        CREATE TABLE feedKey (
            person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
            key TEXT NOT NULL UNIQUE CHECK (length(key) >= 16),
            madeOn TEXT NOT NULL
        );
        """
}
