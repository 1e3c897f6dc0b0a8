/// The thirteenth migration: documents that a lesson needs, and that the desk does not lend meanwhile (D10).
extension PortalSchema {
    /// A dossier is kept by the campus, which knows it by this number; its portal only knows what to keep, for whom, until
    /// when. What the librarian lifted stays there, so that the campus does not ask again for the same days.
    static let dossiers = """
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
        CREATE INDEX lessonHoldByRecord ON lessonHold (record, until);
        CREATE INDEX lessonHoldByDay ON lessonHold (until);
        """
}
