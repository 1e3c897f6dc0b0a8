import GRDB
import Storage

/// The mail server of a portal, and in whose name it writes. Words only: whoever sends reads them.
package struct MailSettings: Equatable, Sendable {
    package var host: String
    package var port: Int
    package var security: String
    /// Empty where the server asks for none.
    package var login: String
    /// Never shown again once it was typed.
    package var password: String
    package var senderName: String
    package var senderAddress: String

    package init(
        host: String, port: Int, security: String, login: String = "", password: String = "",
        senderName: String, senderAddress: String,
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.password = password
        self.senderName = senderName
        self.senderAddress = senderAddress
    }
}

extension MailSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(senderAddress) par \(host):\(port)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension RemindersReading {
    /// Nil where mail is not set up.
    package func mailSettings() throws -> MailSettings? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT host, port, security, login, password, senderName, senderAddress FROM mailSettings
                    """)
        ).map {
            MailSettings(
                host: $0[0], port: $0[1], security: $0[2], login: $0[3], password: $0[4], senderName: $0[5],
                senderAddress: $0[6])
        }
    }
}

extension RemindersWriting {
    /// Whatever waited for a better server is tried at once. Nil: no mail leaves any more, and what waits goes on waiting.
    package func setMailSettings(_ settings: MailSettings?, stamp: Stamp) throws {
        try database.execute(sql: "DELETE FROM mailSettings")
        guard let settings else { return }
        try database.execute(
            sql: """
                INSERT INTO mailSettings (id, host, port, security, login, password, senderName, senderAddress)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                settings.host, settings.port, settings.security, settings.login, settings.password,
                settings.senderName, settings.senderAddress,
            ])
        try database.execute(
            sql: "UPDATE outbox SET nextTryAt = ?, tries = 0 WHERE state = 'queued'",
            arguments: [stamp.instant])
    }
}
