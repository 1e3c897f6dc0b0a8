import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Reminding readers")
struct ReminderTests {
    /// Four readers with one book each, lent on 2 November 2026 for three weeks; today is 1 December.
    fileprivate struct World {
        let desk: Desk
        let zoe, karim, lea, teacher: ID<Borrower>

        init() throws {
            desk = try Desk(books: 6)
            desk.today = try #require(Day("2026-11-02"))
            zoe = try desk.add("Garnier Zoé", schoolClass: "5e B")
            karim = try desk.add("BENALI Karim", schoolClass: "10e A")
            lea = try desk.add("Martin Léa", schoolClass: "5E b")
            teacher = try desk.add("Diallo Moussa", status: "Enseignant", schoolClass: "")
            for (number, reader) in [("1a", zoe), ("2a", karim), ("3a", lea), ("4a", teacher)] {
                try desk.lend(number, to: reader)
            }
            desk.today = try #require(Day("2026-12-01"))
        }

        func late(_ query: LateQuery = LateQuery()) throws -> [LateGroup] {
            try desk.library.read { try $0.reminders.late(query, on: desk.today) }
        }

        func names(_ query: LateQuery = LateQuery()) throws -> [String] {
            try late(query).flatMap { $0.readers.map(\.borrower.name) }
        }

        @discardableResult
        func remind(
            _ readers: [ID<Borrower>], by medium: ReminderMedium = .letter,
            of scope: ReminderScope = .overdue,
            token: String? = nil,
        ) throws -> Reminded {
            try desk.library.write {
                try $0.reminders.remind(readers, by: medium, of: scope, stamp: desk.stamp(token)) { reader in
                    OutgoingText(
                        recipientName: reader.borrower.name, recipient: reader.borrower.details.email,
                        subject: "Retard", body: reader.loans.map(\.record.title).joined(separator: ", "))
                }
            }
        }

        func setMail() throws {
            try desk.library.write {
                try $0.reminders.setMailSettings(
                    MailSettings(
                        host: "smtp.example.org", port: 587, security: "startTLS", login: "cdi",
                        password: "secret", senderName: "CDI", senderAddress: "cdi@example.org"),
                    stamp: desk.stamp())
            }
        }

        func giveEmail(_ address: String, to reader: ID<Borrower>) throws {
            try desk.library.write {
                var details = try #require(try desk.borrower(reader)).details
                details.email = address
                try $0.borrowers.change(reader, to: details)
            }
        }
    }

    @Test("B-96 C3 late readers stand by class, « 5e B » and « 5E b » together, teachers by their status")
    func list() throws {
        let world = try World()
        let groups = try world.late()
        #expect(
            groups.map(\.label) == [.schoolClass("5e B"), .schoolClass("10e A"), .status("Enseignant")]
                || groups.map(\.label) == [.schoolClass("5e B"), .schoolClass("10e A")])
        #expect(groups.first?.readers.map(\.borrower.name) == ["Garnier Zoé", "Martin Léa"])
        #expect(groups.first?.readers.first?.daysLate(on: world.desk.today) == 8)
        #expect(try world.names(LateQuery(schoolClass: "5 E B")) == ["Garnier Zoé", "Martin Léa"])
        #expect(try world.names(LateQuery(daysLate: 9)) == [])
        #expect(
            try world.desk.library.read { try $0.reminders.lateClasses(.overdue, on: world.desk.today) }
                == ["5e B", "10e A"])
    }

    @Test("B-96 all that is out may be asked for, late or not")
    func current() throws {
        let world = try World()
        #expect(try !world.names().contains("Diallo Moussa"), "teachers have sixty days")
        #expect(try world.names(LateQuery(scope: .current)).contains("Diallo Moussa"))
    }

    @Test("B-87 a reader who left is reminded of all that he holds, before it is even late")
    func left() throws {
        let world = try World()
        world.desk.today = try #require(Day("2026-11-10"))
        try world.desk.setAside(world.karim)
        #expect(try world.names() == [])
        #expect(try world.names(LateQuery(scope: .left)) == ["BENALI Karim"])
        #expect(try world.remind([world.karim], of: .left).readers == 1)
        try world.desk.giveBack("2a")
        #expect(try world.names(LateQuery(scope: .left)) == [])
    }

    @Test("several papers of one day are one reminder")
    func papersOfADay() throws {
        let world = try World()
        try world.remind([world.zoe])
        try world.remind([world.zoe], by: .classPage)
        func times() throws -> [Int] {
            try world.desk.library.read { try $0.reminders.reminders(of: world.zoe) }.map(\.times)
        }
        #expect(try world.late().first?.readers.first?.reminders == 1)
        #expect(try times() == [1, 1])
        world.desk.today = world.desk.today + 7
        try world.remind([world.zoe])
        #expect(try world.late().first?.readers.first?.reminders == 2)
        #expect(try times() == [2, 1, 1])
    }

    @Test("a form that comes back with another choice is refused; with the same, it is the same round")
    func anotherChoice() throws {
        let world = try World()
        let first = try world.remind([world.zoe], token: "a")
        let same = try world.remind([world.zoe], token: "a")
        #expect(same.isRepeat && same.batch == first.batch)
        #expect(throws: ReminderRefusal.tokenOfAnother) { try world.remind([world.karim], token: "a") }
        #expect(throws: ReminderRefusal.tokenOfAnother) {
            try world.remind([world.zoe, world.karim], token: "a")
        }
        #expect(throws: ReminderRefusal.tokenOfAnother) {
            try world.remind([world.zoe], by: .classPage, token: "a")
        }
    }

    @Test("each reminder counts, until the documents are back; who was reminded lately may be left in peace")
    func counting() throws {
        let world = try World()
        try world.remind([world.zoe, world.lea])
        world.desk.today = world.desk.today + 10
        try world.remind([world.zoe], by: .classPage)
        let zoe = try #require(try world.late().first?.readers.first)
        #expect(zoe.reminders == 2)
        #expect(zoe.lastRemindedOn == world.desk.today)
        #expect(try world.names(LateQuery(quietFor: 7)) == ["Martin Léa", "BENALI Karim"])
        try world.desk.giveBack("1a")
        try world.desk.lend("5a", to: world.zoe)
        world.desk.today = world.desk.today + 60
        let again = try #require(
            try world.late().flatMap(\.readers).first { $0.borrower.id == world.zoe })
        #expect(again.reminders == 0, "another book, another story")
        let history = try world.desk.library.read { try $0.reminders.reminders(of: world.zoe) }
        #expect(history.map(\.medium) == [.classPage, .letter])
        #expect(history.first?.loans.map(\.record.title) == ["Livre 1"])
        #expect(history.first?.outstanding == [])
    }

    @Test("the same form sent twice is one round; nobody, or only readers who brought all back, is none")
    func twice() throws {
        let world = try World()
        let first = try world.remind([world.zoe], token: "jeton")
        let second = try world.remind([world.zoe], token: "jeton")
        #expect(second.batch == first.batch && second.isRepeat)
        #expect(try world.desk.library.read { try $0.reminders.batches() }.total == 1)
        #expect(throws: ReminderRefusal.nobody) { try world.remind([]) }
        #expect(throws: ReminderRefusal.nobody) { try world.remind([ID(999)]) }
        try world.desk.giveBack("1a")
        #expect(throws: ReminderRefusal.nobody) { try world.remind([world.zoe]) }
    }

    @Test("a round of letters that was not handed out is taken back")
    func cancelled() throws {
        let world = try World()
        let round = try world.remind([world.zoe])
        try world.desk.library.write { try $0.reminders.cancel(round.batch) }
        #expect(try world.late().first?.readers.first?.reminders == 0)
        #expect(try world.desk.library.read { try $0.reminders.batches() }.batches == [])
        #expect(throws: ReminderRefusal.unknown) {
            try world.desk.library.write { try $0.reminders.cancel(round.batch) }
        }
    }

    @Test("a loan that loses its name loses its reminders; a reader who is deleted takes them along")
    func forgotten() throws {
        let world = try World()
        try world.remind([world.zoe, world.lea])
        try world.desk.giveBack("1a")
        world.desk.today = world.desk.today + 200
        let report = try world.desk.library.retain(stamp: world.desk.stamp())
        #expect(report.anonymisedLoans == 1)
        #expect(report.deletedReminders == 1)
        #expect(try world.desk.library.read { try $0.reminders.reminders(of: world.zoe) } == [])
        #expect(try world.desk.library.read { try $0.reminders.reminders(of: world.lea) }.count == 1)
        try world.desk.giveBack("3a")
        try world.desk.library.write { try $0.borrowers.remove(world.lea, stamp: world.desk.stamp()) }
        _ = try world.desk.library.retain(stamp: world.desk.stamp())
        world.desk.today = world.desk.today + 1
        _ = try world.desk.library.retain(stamp: world.desk.stamp())
        #expect(try world.desk.library.read { try $0.reminders.batches() }.total == 0)
        #expect(try world.desk.library.check() == [])
    }

    @Test("B-88 reminders follow loans that pass to the other account of the same person")
    func reassigned() throws {
        let world = try World()
        try world.remind([world.karim])
        let other = try world.desk.add("Benali Karim", schoolClass: "10e A")
        try world.desk.library.write {
            try $0.borrowers.reassignLoans(
                from: world.karim, to: other, isConfirmed: true, stamp: world.desk.stamp())
        }
        let reader = try #require(try world.late().flatMap(\.readers).first { $0.borrower.id == other })
        #expect(reader.reminders == 1)
        #expect(try world.desk.library.read { try $0.reminders.reminders(of: other) }.count == 1)
    }

    @Test("an e-mail leaves for those who have an address; the others are counted, not reminded")
    func email() throws {
        let world = try World()
        #expect(throws: ReminderRefusal.nobodyHasEmail) { try world.remind([world.zoe], by: .email) }
        try world.giveEmail("zoe@example.org", to: world.zoe)
        #expect(throws: ReminderRefusal.noMailServer) { try world.remind([world.zoe], by: .email) }
        try world.setMail()
        let round = try world.remind([world.zoe, world.lea], by: .email)
        #expect(round.readers == 1 && round.withoutEmail == 1)
        let message = try #require(try world.take())
        #expect(message.text.recipient == "zoe@example.org")
        #expect(message.text.body == "Livre 1")
        try world.settle(message, .sent)
        let batch = try #require(try world.batch(round))
        #expect(batch.messages == [.sent: 1])
        let kept = try world.desk.portal.folder.openPortal(world.desk.portal.rne).read {
            try String.fetchAll($0, sql: "SELECT recipient || recipientName || body FROM outbox")
        }
        #expect(kept == [""], "what has left keeps neither address nor text")
    }

    @Test(
        "a message is marked before it is sent: killed in between, it is doubtful and never leaves twice by itself"
    )
    func killed() throws {
        let world = try World()
        try world.giveEmail("zoe@example.org", to: world.zoe)
        try world.setMail()
        let round = try world.remind([world.zoe], by: .email)
        _ = try #require(try world.take())
        // The program dies here; another one opens the file.
        let reopened = LibraryFile(try world.desk.portal.folder.openPortal(world.desk.portal.rne))
        #expect(try reopened.write { try $0.reminders.doubtInterrupted(error: "Arrêté.") } == 1)
        #expect(try reopened.write { try $0.reminders.takeNext(at: .distantFuture) } == nil)
        #expect(try reopened.read { try $0.reminders.nextTry() } == nil)
        let message = try #require(
            try reopened.read { try $0.reminders.reminders(of: round.batch) }.first?.message)
        #expect(message.state == .unsure && message.lastError == "Arrêté.")
        let count = try reopened.write {
            try $0.reminders.sendAgain(round.batch, stamp: world.desk.stamp())
        }
        #expect(count == 1)
        #expect(try world.take()?.identifier == message.identifier, "sent again, it is the same message")
    }

    @Test("a failure is tried later, then given up; taken back, what has not left never leaves")
    func failures() throws {
        let world = try World()
        for (reader, name) in [(world.zoe, "zoe"), (world.lea, "lea")] {
            try world.giveEmail("\(name)@example.org", to: reader)
        }
        try world.setMail()
        let round = try world.remind([world.zoe, world.lea], by: .email)
        let first = try #require(try world.take())
        try world.settle(first, .later(world.now + 300, error: "Pas de réponse."))
        #expect(try world.take()?.id != first.id)
        #expect(try world.desk.library.read { try $0.reminders.nextTry() } == world.now + 300)
        let again = try #require(try world.take(at: world.now + 300))
        #expect(again.id == first.id && again.tries == 2 && again.lastError == "Pas de réponse.")
        try world.settle(again, .failed(error: "Adresse inconnue."))
        #expect(try world.batch(round)?.messages == [.failed: 1, .sending: 1])
        try world.desk.library.write { try $0.reminders.cancel(round.batch) }
        #expect(try world.batch(round)?.messages == [.sending: 1])
        #expect(throws: ReminderRefusal.tooLate) {
            try world.desk.library.write { try $0.reminders.cancel(round.batch) }
        }
    }

    @Test("a trial is one message, whatever the number of clicks; better settings wake what waited")
    func trial() throws {
        let world = try World()
        let text = OutgoingText(
            recipientName: "", recipient: "cdi@example.org", subject: "Essai", body: "Essai")
        #expect(throws: ReminderRefusal.noMailServer) {
            try world.desk.library.write { try $0.reminders.queueTrial(text, stamp: world.desk.stamp()) }
        }
        try world.setMail()
        for _ in 1...2 {
            try world.desk.library.write {
                try $0.reminders.queueTrial(text, stamp: world.desk.stamp("essai"))
            }
        }
        let message = try #require(try world.take())
        #expect(try world.take() == nil)
        try world.settle(message, .later(world.now + 9000, error: "Mot de passe refusé."))
        #expect(try world.take() == nil)
        try world.setMail()
        #expect(try world.take()?.id == message.id)
        #expect(
            try world.desk.library.read { try $0.reminders.lastTrial() }?.lastError == "Mot de passe refusé.")
        let settings = try world.desk.library.read { try $0.reminders.mailSettings() }
        #expect(!"\(settings as Any)".contains("secret"))
    }
}

extension ReminderTests.World {
    fileprivate var now: Date { Date(timeIntervalSince1970: Double(desk.today.number) * 86_400 + 36_000) }

    fileprivate func take(at instant: Date? = nil) throws -> OutboxMessage? {
        try desk.library.write { try $0.reminders.takeNext(at: instant ?? now) }
    }

    fileprivate func settle(_ message: OutboxMessage, _ outcome: OutboxOutcome) throws {
        try desk.library.write { try $0.reminders.settle(message.id, outcome, at: now) }
    }

    fileprivate func batch(_ round: Reminded) throws -> ReminderBatch? {
        try desk.library.read { try $0.reminders.batch(round.batch) }
    }
}
