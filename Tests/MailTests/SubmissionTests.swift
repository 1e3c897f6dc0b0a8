import Foundation
import Testing

@testable import Mail

@Suite("Submitting a message to a real server")
struct SubmissionTests {
    private static let body = """
        Bonjour Zoé,

        « L’Île mystérieuse » était à rendre le 5 novembre.
        .
        From Hetzel — cœur, 漢字, 👩‍👩‍👧   \u{20}
        \(String(repeating: "un très long paragraphe ", count: 30))
        """

    private static func message(
        from sender: String = "cdi@tilleuls.example", to recipient: String = "zoe@famille.example",
        subject: String = "Livre en retard : « L’Île mystérieuse », à rendre dès que possible au CDI, merci",
    ) throws -> Message {
        try Message(
            from: Mailbox(name: "CDI Les Tilleuls, collège", address: #require(MailAddress(sender))),
            to: Mailbox(name: "Zoé Noël-Œuvrard", address: #require(MailAddress(recipient))),
            subject: subject,
            text: body, date: Date(timeIntervalSince1970: 1_795_258_800), identifier: "lutrin-1")
    }

    @Test(
        "it arrives with every accent, on lines that any server carries, under the name of the sender's domain"
    )
    func plain() throws {
        guard let server = try MailServerProcess.start() else { return }
        try server.settings().send(Self.message())
        let received = try server.received()
        #expect(received.sender == "cdi@tilleuls.example")
        #expect(received.recipients == ["zoe@famille.example"])
        #expect(received.subject == (try Self.message()).subject)
        #expect(received.fromName == "CDI Les Tilleuls, collège")
        #expect(received.toName == "Zoé Noël-Œuvrard")
        #expect(received.text == Self.body + "\n")
        #expect(received.date == "2026-11-21T11:00:00+00:00")
        #expect(received.identifier == "<lutrin-1@tilleuls.example>")
        #expect(received.longestLine <= 76)
        #expect(received.hello == "tilleuls.example")
        #expect(received.defects == [])
        #expect(!received.isEncrypted)
    }

    @Test("STARTTLS and TLS hide it; the certificate is verified", arguments: ["starttls", "smtps"])
    func encrypted(kind: String) throws {
        guard let server = try MailServerProcess.start("--tls", kind) else { return }
        let security: MailServer.Security = kind == "smtps" ? .tls : .startTLS
        try server.settings(security).send(Self.message())
        #expect(try server.received().isEncrypted)
        #expect(throws: MailError.untrustedCertificate) {
            try server.settings(security, isTrusted: false).send(Self.message())
        }
        #expect(throws: MailError.untrustedCertificate) {
            try server.settings(security, host: "127.0.0.1").send(Self.message())
        }
    }

    @Test("STARTTLS is used where it is offered; where it is required and not offered, nothing is sent")
    func startTLSIfOffered() throws {
        guard let secure = try MailServerProcess.start("--tls", "starttls"),
            let bare = try MailServerProcess.start()
        else { return }
        try secure.settings(.startTLSIfOffered).send(Self.message())
        #expect(try secure.received().isEncrypted)
        try bare.settings(.startTLSIfOffered).send(Self.message())
        #expect(try !bare.received().isEncrypted)
        #expect(throws: MailError.noTLS) { try bare.settings(.startTLS).send(Self.message()) }
        #expect(throws: MailError.noTLS) { try bare.settings(.tls).send(Self.message()) }
    }

    @Test("the right password is taken, a wrong one is said to be wrong, none is said to be missing")
    func authentication() throws {
        guard let server = try MailServerProcess.start("--tls", "starttls", "--password", "sésame d’été")
        else {
            return
        }
        let good = MailServer.Login(name: "cdi", password: "sésame d’été")
        try server.settings(.startTLS, login: good).send(Self.message())
        #expect(try server.received().sender == "cdi@tilleuls.example")
        #expect(throws: MailError.badPassword) {
            try server.settings(.startTLS, login: .init(name: "cdi", password: "non")).send(Self.message())
        }
        #expect(throws: MailError.senderRefused(reply: "530 5.7.0 Authentication required")) {
            try server.settings(.startTLS).send(Self.message())
        }
    }

    @Test("a password is never sent in the clear to another machine")
    func passwordInTheClear() throws {
        let login = MailServer.Login(name: "cdi", password: "secret")
        for security in [MailServer.Security.none, .startTLSIfOffered] {
            let server = try #require(
                MailServer(host: "smtp.invalid", port: 25, security: security, login: login))
            #expect(throws: MailError.passwordWouldBeSeen) { try server.send(Self.message()) }
        }
        #expect(!"\(login)".contains("secret"))
        #expect(!String(reflecting: login).contains("secret"))
    }

    @Test("a refused sender and a refused recipient are told apart, in the server's own words")
    func refusals() throws {
        guard
            let server = try MailServerProcess.start(
                "--refuse-sender", "x@tilleuls.example", "--refuse-recipient", "parti@famille.example")
        else { return }
        let settings = try server.settings()
        let sender = MailError.senderRefused(reply: "550 5.7.1 Expediteur inconnu ici")
        #expect(throws: sender) { try settings.send(Self.message(from: "x@tilleuls.example")) }
        let recipient = MailError.recipientRefused(reply: "550 5.1.1 Boite inconnue")
        #expect(throws: recipient) { try settings.send(Self.message(to: "parti@famille.example")) }
        #expect(!recipient.isPassing)
        #expect(recipient.sentence.contains("«\u{A0}550 5.1.1 Boite inconnue\u{A0}»"))
        try settings.send(Self.message())
        #expect(try server.received().recipients == ["zoe@famille.example"])
    }

    @Test("« later » is worth another try")
    func later() throws {
        guard let server = try MailServerProcess.start("--later") else { return }
        let error = MailError.messageRefused(reply: "451 4.7.1 Revenez dans dix minutes")
        #expect(throws: error) { try server.settings().send(Self.message()) }
        #expect(error.isPassing)
    }

    @Test("a server that is down, and a host that is none")
    func down() throws {
        guard let server = try MailServerProcess.start() else { return }
        let settings = try server.settings()
        try server.stop()
        #expect(throws: MailError.notReached) { try settings.send(Self.message()) }
        let nowhere = try #require(MailServer(host: "smtp.invalid", port: 25, security: .none))
        #expect(throws: MailError.notReached) { try nowhere.send(Self.message()) }
    }

    @Test("a slow server is given up, and so is a message when the program stops")
    func slow() throws {
        guard let server = try MailServerProcess.start("--slow", "20") else { return }
        var settings = try server.settings()
        settings.totalSeconds = 1
        #expect(throws: MailError.tooSlow) { try settings.send(Self.message()) }
        settings.totalSeconds = 60
        #expect(throws: MailError.stopped) { try settings.send(Self.message(), isStopping: { true }) }
    }

    @Test("a line that is cut after the text leaves a doubt, and the doubt is said")
    func cut() throws {
        guard let server = try MailServerProcess.start("--hang-up") else { return }
        #expect(throws: MailError.unsure) { try server.settings().send(Self.message()) }
        #expect(!MailError.unsure.isPassing)
    }
}
