/// The sixth migration: who was reminded of what, and the mail that waits to leave.
extension PortalSchema {
    /// The password of the mail server stands in the file as it is: whoever reads the file could read a key beside it.
    /// A loan that loses its name loses its reminders, and a reminder that speaks of no loan any more is deleted by the
    /// nightly job. A message that has left keeps neither its text nor its address.
    static let reminders = """
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
        CREATE TABLE reminderText (
            kind TEXT PRIMARY KEY NOT NULL CHECK (kind IN ('letter', 'classPage', 'subject', 'email')),
            text TEXT NOT NULL CHECK (text <> '')
        ) WITHOUT ROWID;
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
        CREATE TABLE reminder (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch INTEGER NOT NULL REFERENCES reminderBatch (id) ON DELETE CASCADE,
            borrower INTEGER NOT NULL REFERENCES borrower (id) ON DELETE CASCADE
        );
        CREATE INDEX reminderByBatch ON reminder (batch);
        CREATE INDEX reminderByBorrower ON reminder (borrower);
        CREATE TABLE reminderLoan (
            reminder INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
            loan INTEGER NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
            PRIMARY KEY (reminder, loan)
        ) WITHOUT ROWID;
        CREATE INDEX reminderLoanByLoan ON reminderLoan (loan);
        CREATE TRIGGER loanForgotten AFTER UPDATE OF borrower ON loan
        WHEN NEW.borrower IS NULL AND OLD.borrower IS NOT NULL BEGIN
            DELETE FROM reminderLoan WHERE loan = NEW.id;
        END;
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
        """
}
