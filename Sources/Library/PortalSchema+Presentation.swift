/// The ninth migration: how a portal presents itself, beside its catalogue and its texts.
extension PortalSchema {
    /// `contentsVersion` counts the changes of whatever menus, the home page and the search of pages are made of: what
    /// is kept of them in memory is read again when it changes. A branch of the tree stands in several places, each
    /// with its position. Figures of activity have days and no persons.
    static let presentation = """
        ALTER TABLE portal ADD COLUMN contentsVersion INTEGER NOT NULL DEFAULT 0;
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
        CREATE TABLE selectionRecord (
            selection INTEGER NOT NULL REFERENCES selection (id) ON DELETE CASCADE,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            isExcluded INTEGER NOT NULL DEFAULT 0 CHECK (isExcluded IN (0, 1)),
            position INTEGER NOT NULL CHECK (position >= 0),
            note TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (selection, record)
        ) WITHOUT ROWID;
        CREATE INDEX selectionRecordByRecord ON selectionRecord (record);
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
        CREATE INDEX homeBlockBySelection ON homeBlock (selection);
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
        CREATE TABLE branchPlace (
            parent INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
            child INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            PRIMARY KEY (parent, child)
        ) WITHOUT ROWID;
        CREATE INDEX branchPlaceByChild ON branchPlace (child);
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
        CREATE INDEX rubricContentByArticle ON rubricContent (article);
        CREATE INDEX rubricContentBySelection ON rubricContent (selection);
        CREATE INDEX rubricContentByResource ON rubricContent (resource);
        INSERT INTO branch (id, kind, title, position, visibility) VALUES
            (1, 'tab', 'Élèves', 1, 'everybody'), (2, 'tab', 'Équipe éducative', 2, 'staff'),
            (3, 'section', 'Trouver', 0, 'everybody'), (4, 'section', 'Apprendre à', 0, 'everybody'),
            (5, 'section', 'S’informer sur', 0, 'everybody');
        INSERT INTO branchPlace VALUES (1, 3, 1), (1, 4, 2), (1, 5, 3);
        CREATE TABLE activity (
            day TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('page', 'search', 'account', 'review')),
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (day, kind)
        ) WITHOUT ROWID;
        CREATE TABLE articleSeen (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            lastOn TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0)
        );
        \(["article", "selection", "resource", "homeBlock", "branch", "branchPlace", "rubricContent",
            "selectionRecord"].map(countingChanges).joined(separator: "\n"))
        CREATE TRIGGER reviewJudged AFTER UPDATE OF state, stars ON review BEGIN
            UPDATE portal SET contentsVersion = contentsVersion + 1;
        END;
        CREATE TRIGGER reviewGone AFTER DELETE ON review BEGIN
            UPDATE portal SET contentsVersion = contentsVersion + 1;
        END;
        """

    private static func countingChanges(of table: String) -> String {
        [("Added", "INSERT"), ("Changed", "UPDATE"), ("Removed", "DELETE")].map { name, event in
            """
            CREATE TRIGGER \(table)\(name) AFTER \(event) ON \(table) BEGIN
                UPDATE portal SET contentsVersion = contentsVersion + 1;
            END;
            """
        }.joined(separator: "\n")
    }
}
