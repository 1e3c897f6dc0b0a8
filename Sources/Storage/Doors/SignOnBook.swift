import GRDB

/// What a file keeps of signing in for others and by others (`SignOnSchema`).
package struct SignOnBook {
    let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    /// Of one session: services beyond are not told that it is over.
    private static let mostGrants = 200
}

/// A service that a session opened, to be told that it is over.
package struct CasFarewell: Equatable, Sendable {
    package let id: ID<CasFarewell>
    package let ticket: String
    package let service: String
    /// Of this server; nil: the service is elsewhere, or is told nothing.
    package let portal: RNE?
}

extension SignOnBook {
    /// Whether a session is open: a ticket means nothing once it is over.
    ///
    /// - Parameter instant: now, in UTC.
    package func isOpen(_ session: String, at instant: String) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM session WHERE hash = ? AND endsAt > ?)"),
            arguments: [session, instant]) ?? false
    }

    /// Keeps that a service was told who somebody is.
    package func grant(_ ticket: String, to service: String, portal: RNE?, session: String) throws {
        try database.execute(
            sql: """
                INSERT INTO casGrant (ticket, session, service, portal)
                SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM session WHERE hash = ?2)
                    AND (SELECT count(*) FROM casGrant WHERE session = ?2) < ?5
                """,
            arguments: [ticket, session, service, portal?.description ?? "", Self.mostGrants])
    }

    package func hasSession(ofTicket ticket: String) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM session WHERE ticket = ?)"),
            arguments: [SecretToken.hash(of: ticket)]) ?? false
    }

    /// Ends the session that a ticket opened here.
    ///
    /// - Returns: whether there was one.
    package func endSession(ofTicket ticket: String) throws -> Bool {
        try database.execute(
            sql: "DELETE FROM session WHERE ticket = ?", arguments: [SecretToken.hash(of: ticket)])
        return database.changesCount > 0
    }

    package func hasFarewells() throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM casFarewell)")) ?? false
    }

    /// Whom to tell that a session is over: they are told once, whatever becomes of it, and forgotten here.
    package func takeFarewells(limit: Int) throws -> [CasFarewell] {
        let found = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, ticket, service, portal FROM casFarewell ORDER BY id LIMIT ?"),
            arguments: [limit]
        ).map { CasFarewell(id: $0[0], ticket: $0[1], service: $0[2], portal: RNE($0[3] as String)) }
        if let last = found.last {
            try database.execute(sql: "DELETE FROM casFarewell WHERE id <= ?", arguments: [last.id])
        }
        return found
    }
}

/// What a service may use to act for somebody (CAS Protocol 3.0, 2.6 and 2.7).
package struct ProxyGrant: Equatable, Sendable {
    package let session: String
    package let service: String
    /// The most recent first.
    package let proxies: [String]

    package init(session: String, service: String, proxies: [String]) {
        self.session = session
        self.service = service
        self.proxies = proxies
    }
}

extension SignOnBook {
    package func keep(_ grant: ProxyGrant, under ticket: String) throws {
        try database.execute(
            sql: "INSERT INTO proxyGrant (hash, session, service, proxies) VALUES (?, ?, ?, ?)",
            arguments: [
                SecretToken.hash(of: ticket), grant.session, grant.service,
                grant.proxies.joined(separator: " "),
            ])
    }

    package func proxyGrant(_ ticket: String) throws -> ProxyGrant? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT session, service, proxies FROM proxyGrant WHERE hash = ?"),
            arguments: [SecretToken.hash(of: ticket)]
        ).map { row in
            ProxyGrant(
                session: row[0], service: row[1],
                proxies: (row[2] as String).split(separator: " ").map(String.init))
        }
    }
}

/// Under which name the provider knows the accounts of this file.
extension SignOnBook {
    package func account<Account>(ofIdentity key: String) throws -> ID<Account>? {
        try ID<Account>.fetchOne(
            database.cachedStatement(sql: "SELECT account FROM identity WHERE key = ?"), arguments: [key])
    }

    package func bind<Account>(_ key: String, to account: ID<Account>, on day: Day) throws {
        try database.execute(
            sql: """
                INSERT INTO identity (key, account, seenOn) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET account = excluded.account, seenOn = excluded.seenOn
                """, arguments: [key, account, day])
    }
}

/// A session, whoever holds it.
package struct KnownSession: Equatable, Sendable {
    /// The number of the account.
    package let account: Int64
    package let openedAt: String
    /// Another server opened it.
    package let isDelegated: Bool
}

extension SignOnBook {
    /// - Parameter instant: now, in UTC.
    package func session(_ hash: String, at instant: String) throws -> KnownSession? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT account, openedAt, ticket IS NOT NULL FROM session WHERE hash = ? AND endsAt > ?
                    """),
            arguments: [hash, instant]
        ).map { KnownSession(account: $0[0], openedAt: $0[1], isDelegated: $0[2]) }
    }

    /// Those that are over; the services that they opened are still to be told.
    ///
    /// - Parameter instant: now, in UTC.
    package func forgetOldSessions(at instant: String) throws {
        try database.execute(sql: "DELETE FROM session WHERE endsAt <= ?", arguments: [instant])
    }

    package func close(_ session: String) throws {
        try database.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [session])
    }
}
