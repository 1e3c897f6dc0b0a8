/// The fifth migration: what readers keep in the portal for themselves, and what they say of books.
extension PortalSchema {
    /// Lists and searches belong to an account, with or without a borrower; reviews and due dates to a borrower. A
    /// review outlives its author: it then has no name. The secrets of addresses are kept as they are, for whoever
    /// holds this file already holds all that they open, and readers must see them again.
    static let space = """
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
        CREATE TABLE savedSearch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            name TEXT NOT NULL CHECK (name <> ''),
            query TEXT NOT NULL,
            seenOn TEXT NOT NULL,
            seenRecord INTEGER NOT NULL,
            UNIQUE (account, query)
        );
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
        CREATE TABLE calendarKey (
            borrower INTEGER PRIMARY KEY REFERENCES borrower (id) ON DELETE CASCADE,
            key TEXT NOT NULL UNIQUE CHECK (length(key) >= 16),
            madeOn TEXT NOT NULL
        );
        """
}
