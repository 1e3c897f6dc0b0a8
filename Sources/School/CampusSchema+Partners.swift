/// The fourth migration of a campus: its portals, which class goes to which, and what they last answered.
extension CampusSchema {
    /// `partner.address` is empty for a portal of this machine; `token` is what a distant one gave to be asked with. A
    /// class may be in several portals, or in none. Every change of the board keeps its lines, so that it can be undone:
    /// a change that is planned waits for its day. `partnerAnswer` is what a distant portal last said of somebody, so
    /// that no page waits for it; empty: it does not know them. `partnerHealth` is when it is asked again.
    static let partners = """
        CREATE TABLE partner (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            rne TEXT NOT NULL UNIQUE CHECK (length(rne) = 8),
            name TEXT NOT NULL CHECK (name <> ''),
            tooltip TEXT NOT NULL,
            address TEXT NOT NULL DEFAULT '',
            token TEXT NOT NULL DEFAULT '',
            delegatesSignIn INTEGER NOT NULL DEFAULT 0 CHECK (delegatesSignIn IN (0, 1)),
            position INTEGER NOT NULL
        );
        CREATE TABLE partnerClass (
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            PRIMARY KEY (schoolClass, partner)
        ) WITHOUT ROWID;
        CREATE INDEX partnerClassByPartner ON partnerClass (partner);
        CREATE TABLE boardRule (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            school INTEGER REFERENCES school (id) ON DELETE CASCADE,
            fromGrade INTEGER NOT NULL,
            toGrade INTEGER NOT NULL CHECK (toGrade >= fromGrade),
            partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE
        );
        CREATE TABLE boardChange (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            actor TEXT NOT NULL,
            madeAt TEXT NOT NULL,
            pupils INTEGER NOT NULL CHECK (pupils >= 0),
            state TEXT NOT NULL CHECK (state IN ('planned', 'applied', 'dropped')),
            effectiveOn TEXT NOT NULL,
            undoes INTEGER UNIQUE REFERENCES boardChange (id)
        );
        CREATE INDEX boardChangePlanned ON boardChange (effectiveOn, id) WHERE state = 'planned';
        CREATE TABLE boardChangeLine (
            change INTEGER NOT NULL REFERENCES boardChange (id) ON DELETE CASCADE,
            schoolClass INTEGER NOT NULL REFERENCES schoolClass (id) ON DELETE CASCADE,
            partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            isAdded INTEGER NOT NULL CHECK (isAdded IN (0, 1)),
            PRIMARY KEY (change, schoolClass, partner)
        ) WITHOUT ROWID;
        CREATE INDEX boardChangeLineByClass ON boardChangeLine (schoolClass);
        CREATE INDEX boardChangeLineByPartner ON boardChangeLine (partner);
        CREATE TABLE partnerSending (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            sentAt TEXT NOT NULL,
            actor TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people >= 0),
            trouble TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX partnerSendingByPartner ON partnerSending (partner, id);
        CREATE TABLE partnerAnswer (
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            partner INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            answeredAt TEXT NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (person, partner)
        ) WITHOUT ROWID;
        CREATE INDEX partnerAnswerByTime ON partnerAnswer (partner, answeredAt);
        CREATE TABLE partnerHealth (
            partner INTEGER PRIMARY KEY REFERENCES partner (id) ON DELETE CASCADE,
            answeredAt TEXT,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            failedAt TEXT,
            trouble TEXT NOT NULL DEFAULT '',
            retryAt TEXT
        );
        CREATE TABLE openedLoans (
            person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
            openedOn TEXT NOT NULL
        );
        """
}
