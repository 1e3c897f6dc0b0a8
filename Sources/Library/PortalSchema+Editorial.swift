/// The eighth migration: what librarians write, and their pictures.
extension PortalSchema {
    /// Each saving of an article is a revision, never changed afterwards; `published` is the one that readers see.
    /// `shippedBasis` is the text of the product that an article replaces, as it was when it was copied. Bytes of
    /// pictures have a table of their own: lists of pictures never read them.
    static let editorial = """
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
            shippedBasis TEXT,
            UNIQUE (kind, slug)
        );
        CREATE INDEX articleByDate ON article (kind, datedOn);
        CREATE INDEX articleByPicture ON article (picture);
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
        """
}
