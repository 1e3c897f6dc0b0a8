import GRDB
import Storage

/// The tables of a campus's file. Migrations are frozen once shipped; the whole schema is in Tests/Golden/campus.sql.
package enum CampusSchema {
    package static let kind = FileKind(name: "campus", applicationID: 0x4C54_4350, migrator: migrator)

    private static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 directory") { try $0.execute(sql: directory) }
        migrator.registerMigration("2 services") { try $0.execute(sql: services) }
        migrator.registerMigration("3 home") { try $0.execute(sql: home) }
        migrator.registerMigration("4 partners") { try $0.execute(sql: partners) }
        migrator.registerMigration("5 dossiers") { try $0.execute(sql: dossiers) }
        migrator.registerMigration("6 home changes") { try $0.execute(sql: homeChanges) }
        migrator.registerMigration("7 sign-on") { try $0.execute(sql: SignOnSchema.tables) }
        migrator.registerMigration("8 support") { try $0.execute(sql: support) }
        migrator.registerMigration("9 feeds") { try $0.execute(sql: feeds) }
        migrator.registerMigration("10 matching") { try $0.execute(sql: SignOnSchema.matching) }
        return migrator
    }()

    /// People, the schools that they belong to, their classes; who may sign in.
    ///
    /// `entKey` is what other programs know of a person, and nothing else (O-01): drawn at random, never changed, never
    /// made of a name. A person may belong to several schools, with one PRONOTE identifier in each (K-20). Nobody who
    /// leaves is deleted: `leftOn` is set. `personSource` says under which number a file knows somebody. `gesture` keeps
    /// for a month the tokens of forms, so that one sent twice is done once.
    private static let directory = """
        CREATE TABLE campus (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL CHECK (name <> ''),
            town TEXT NOT NULL,
            accent TEXT NOT NULL,
            isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1))
        );
        CREATE TABLE school (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            rne TEXT NOT NULL UNIQUE CHECK (length(rne) = 8),
            name TEXT NOT NULL CHECK (name <> ''),
            town TEXT NOT NULL
        );
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
        CREATE INDEX personSourceByPerson ON personSource (person);
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
        CREATE INDEX affiliationBySchool ON affiliation (school, profile);
        CREATE UNIQUE INDEX affiliationByIdentifier ON affiliation (school, pronoteIdentifier)
            WHERE pronoteIdentifier IS NOT NULL;
        CREATE TABLE schoolClass (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('class', 'group')),
            name TEXT NOT NULL CHECK (name <> ''),
            grade TEXT NOT NULL DEFAULT '',
            UNIQUE (school, kind, name)
        );
        CREATE TABLE enrolment (
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('pupil', 'teacher', 'formTeacher')),
            PRIMARY KEY (schoolClass, person, role)
        ) WITHOUT ROWID;
        CREATE INDEX enrolmentByPerson ON enrolment (person);
        CREATE TABLE guardianship (
            guardian INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            pupil INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            kinship TEXT NOT NULL DEFAULT '',
            isLegal INTEGER NOT NULL DEFAULT 1 CHECK (isLegal IN (0, 1)),
            PRIMARY KEY (guardian, pupil),
            CHECK (guardian <> pupil)
        ) WITHOUT ROWID;
        CREATE INDEX guardianshipByPupil ON guardianship (pupil);
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
        CREATE TABLE session (
            hash TEXT PRIMARY KEY NOT NULL,
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            openedAt TEXT NOT NULL,
            endsAt TEXT NOT NULL,
            device TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sessionByAccount ON session (account);
        CREATE INDEX sessionByEnd ON session (endsAt);
        CREATE TABLE signInAttempt (
            key TEXT PRIMARY KEY NOT NULL,
            count INTEGER NOT NULL,
            since TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX signInAttemptByTime ON signInAttempt (since);
        CREATE TABLE knownDevice (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            hash TEXT NOT NULL,
            knownSince TEXT NOT NULL,
            PRIMARY KEY (account, hash)
        ) WITHOUT ROWID;
        CREATE TABLE trail (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            what TEXT NOT NULL,
            person INTEGER REFERENCES person (id) ON DELETE SET NULL
        );
        CREATE INDEX trailByPerson ON trail (person, id);
        CREATE TABLE gesture (
            token TEXT PRIMARY KEY NOT NULL CHECK (token <> ''),
            madeAt TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX gestureByTime ON gesture (madeAt);
        """
}
