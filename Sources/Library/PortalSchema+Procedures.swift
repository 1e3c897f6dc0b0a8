/// The tenth migration: how far a school is in a procedure, and what its readers say of it.
extension PortalSchema {
    /// A procedure is known by the last word of its address, shipped or written here. Steps ticked before
    /// « Tout recommencer » are set aside, so that it can be undone. Nobody's name stands beside a feedback; `token` is
    /// that of its form.
    static let procedures = """
        CREATE TABLE procedureStep (
            procedure TEXT NOT NULL CHECK (procedure <> ''),
            step TEXT NOT NULL CHECK (step <> ''),
            isSetAside INTEGER NOT NULL DEFAULT 0 CHECK (isSetAside IN (0, 1)),
            tickedBy TEXT NOT NULL,
            tickedAt TEXT NOT NULL,
            PRIMARY KEY (procedure, isSetAside, step)
        ) WITHOUT ROWID;
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
        """
}
