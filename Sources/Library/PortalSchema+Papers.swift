/// The tables of files that wait for a decision, and of forms that were sent.
extension PortalSchema {
    /// `sentForm.outcome` is a number without a reference: it may be of what the form deleted.
    static let papers = """
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
        CREATE TABLE sentForm (
            key TEXT PRIMARY KEY NOT NULL,
            outcome INTEGER NOT NULL,
            sentAt TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sentFormByTime ON sentForm (sentAt);
        """
}
