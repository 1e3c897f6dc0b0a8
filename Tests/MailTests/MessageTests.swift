import Foundation
import Testing

@testable import Mail

@Suite("A message and its bytes")
struct MessageTests {
    private static func text(subject: String = "Essai", name: String = "CDI", body: String = "Bonjour") throws
        -> String
    {
        let address = try #require(MailAddress("cdi@example.org"))
        let message = Message(
            from: Mailbox(name: name, address: address), to: Mailbox(address: address), subject: subject,
            text: body, date: Date(timeIntervalSince1970: 0), identifier: "a>\r\nBcc: b")
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test(
        "no subject and no name begins another field",
        arguments: [
            "a\r\nBcc: x@example.org", "a\nBcc: x@example.org", "a\rBcc: x@example.org", "a\r\n\r\nBcc: x",
            "a\u{85}Bcc: x", "a\u{2028}Bcc: x", "a\0Bcc: x", "é\r\n Bcc: x", "a\u{B}Bcc: x",
        ])
    func injection(hostile: String) throws {
        let text = try Self.text(subject: hostile, name: hostile)
        let head = try #require(text.components(separatedBy: "\r\n\r\n").first)
        let fields = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
        #expect(
            fields.map { $0.prefix { $0 != ":" } } == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "Auto-Submitted",
            ])
        let bytes = Array(head.utf8)
        for (place, byte) in bytes.enumerated() {
            if byte == 0x0D { #expect(bytes[place + 1] == 0x0A) }
            if byte == 0x0A { #expect(bytes[place - 1] == 0x0D) }
            #expect((0x20...0x7E).contains(byte) || byte == 0x0D || byte == 0x0A)
        }
    }

    @Test(
        "what is no address is none",
        arguments: [
            "", "@", "a@", "@b", "a b@c.fr", "a@b@c.fr", "a@b..fr", ".a@b.fr", "a.@b.fr", "a@-b.fr",
            "a@b.fr\r\nRCPT TO:<x@y.fr>", "a@b.fr>", "<a@b.fr>", "zoé@b.fr", "a@é.fr", "\"a b\"@c.fr",
            "a\u{0}@b.fr",
            "a@b.fr,c@d.fr", String(repeating: "a", count: 65) + "@b.fr",
        ])
    func noAddress(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test(
        "ordinary addresses are taken as they are",
        arguments: ["a@b.fr", "Lea.O'Neil+cdi@ac-reims.fr", "x@localhost"])
    func address(text: String) {
        #expect(MailAddress(text)?.description == text)
    }

    @Test("a host is a name or an address and nothing more")
    func hosts() {
        for host in ["", "a b", "a/b", "a:25/x", "user@host", "a\r\n", "smtp.é.fr", "[::1]", "a#b", "?"] {
            #expect(MailServer(host: host, port: 25, security: .none) == nil, "\(host)")
        }
        for host in ["smtp.ac-reims.fr", "localhost", "10.0.0.1", "::1"] {
            #expect(MailServer(host: host, port: 25, security: .none) != nil, "\(host)")
        }
        #expect(MailServer(host: "a.fr", port: 0, security: .none) == nil)
        #expect(MailServer(host: "a.fr", port: 65_536, security: .none) == nil)
    }

    @Test("plain words stay readable, all others are encoded words of 75 characters at most")
    func encodedWords() throws {
        #expect(try Self.text(subject: "Livres en retard").contains("\r\nSubject: Livres en retard\r\n"))
        for subject in ["", " ", "=?utf-8?Q?x?=", "é", String(repeating: "œuvre ", count: 200), "👩‍👩‍👧"] {
            let lines = try Self.text(subject: subject).components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        }
    }

    @Test("every sentence for an error ends like one")
    func sentences() {
        let errors: [MailError] = [
            .notReached, .tooSlow, .noTLS, .untrustedCertificate, .passwordWouldBeSeen, .badPassword,
            .senderRefused(reply: ""), .recipientRefused(reply: "550 Non"), .messageRefused(reply: ""), .cut,
            .unsure, .stopped, .other(code: 3),
        ]
        for error in errors { #expect(error.sentence.hasSuffix("."), "\(error)") }
    }
}
