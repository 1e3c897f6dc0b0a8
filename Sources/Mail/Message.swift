import Foundation

/// A message of plain text, and the bytes that a server is given of it (RFC 5322, RFC 2045).
package struct Message: Equatable, Sendable {
    package let from: Mailbox
    package let to: Mailbox
    package let subject: String
    package let text: String
    package let date: Date
    /// What makes the message one in the world, with the domain of the sender: the same message sent again has the same.
    package let identifier: String

    package init(
        from: Mailbox, to: Mailbox, subject: String, text: String, date: Date, identifier: String,
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.date = date
        self.identifier = String(
            decoding: identifier.utf8.filter { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    }

    package var bytes: [UInt8] {
        let fields = [
            "Date: \(Self.date(date))",
            "From: \(Self.mailbox(from))",
            "To: \(Self.mailbox(to))",
            "Subject: \(EncodedWords.field(subject))",
            "Message-ID: <\(identifier)@\(from.address.domain)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // RFC 3834, 5: nobody's « je suis absent » answers a program.
            "Auto-Submitted: auto-generated",
        ]
        return Array((fields.joined(separator: "\r\n") + "\r\n\r\n").utf8) + QuotedPrintable.bytes(of: text)
    }

    private static func mailbox(_ mailbox: Mailbox) -> String {
        guard !mailbox.name.isEmpty else { return mailbox.address.description }
        let name = EncodedWords.field(mailbox.name, isPhrase: true)
        // On a line of its own, since the name may have filled its own.
        return "\(name)\r\n <\(mailbox.address)>"
    }

    /// « Sat, 21 Nov 2026 11:00:00 +0000 » (RFC 5322, 3.3).
    private static func date(_ instant: Date) -> String {
        let style = Date.VerbatimFormatStyle(
            format: """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                \(second: .twoDigits) +0000
                """,
            locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian))
        return instant.formatted(style)
    }
}
