import Foundation
import Library
import Storage
import Testing

@Suite("What a school keeps beside its procedures")
struct ProcedureTests {
    let portal: TestPortal
    let leroux = ProcedureTests.stamp("Mme Leroux", token: "a")
    let admin = ProcedureTests.stamp("Administration", token: "b")

    init() throws { portal = try TestPortal() }

    private static func stamp(_ actor: String, token: String) -> Stamp {
        Stamp(token: token, actor: actor, at: Date(timeIntervalSince1970: 1_795_258_800), zone: .gmt)
    }

    private func ticks(_ procedure: String = "rentree") throws -> [String: String] {
        try portal.library.read { try $0.procedures.steps(of: procedure).mapValues(\.by) }
    }

    private func write(_ body: (ProceduresWriting) throws -> Void) throws {
        try portal.library.write { try body($0.procedures) }
    }

    @Test("X-01 a step says who ticked it first and when, and can be unticked")
    func ticking() throws {
        try write {
            try $0.tick("horaires", of: "rentree", stamp: leroux)
            try $0.tick("horaires", of: "rentree", stamp: admin)
            try $0.tick("horaires", of: "ent", stamp: admin)
        }
        #expect(try ticks() == ["horaires": "Mme Leroux"])
        #expect(try ticks("ent") == ["horaires": "Administration"])
        let at = try portal.library.read { try $0.procedures.steps(of: "rentree")["horaires"]?.at }
        #expect(at == "2026-11-21T11:00:00Z")
        try write { try $0.untick("horaires", of: "rentree") }
        #expect(try ticks().isEmpty)
        #expect(try ticks("ent").count == 1)
    }

    @Test("D7 « Tout recommencer » can be undone, sent twice or not, and keeps what was ticked since")
    func restarting() throws {
        try write {
            try $0.tick("un", of: "rentree", stamp: leroux)
            try $0.tick("deux", of: "rentree", stamp: leroux)
            try $0.restart("rentree")
            try $0.restart("rentree")
        }
        #expect(try ticks().isEmpty)
        #expect(try portal.library.read { try $0.procedures.setAsideCount(of: "rentree") } == 2)
        try write {
            try $0.tick("un", of: "rentree", stamp: admin)
            try $0.resume("rentree")
            try $0.resume("rentree")
        }
        #expect(try ticks() == ["un": "Administration", "deux": "Mme Leroux"])
        #expect(try portal.library.read { try $0.procedures.setAsideCount(of: "rentree") } == 0)
    }

    @Test("W-05 a feedback counts once a form; its comment waits for a librarian, who may change her mind")
    func feedback() throws {
        try write {
            try $0.note(true, comment: "", on: "rentree", stamp: Self.stamp("x", token: "1"))
            try $0.note(
                false, comment: "Où est\r\nle bouton ?", on: "rentree", stamp: Self.stamp("x", token: "2"))
            try $0.note(true, comment: "non, oui", on: "rentree", stamp: Self.stamp("x", token: "2"))
        }
        let (tallies, comments) = try portal.library.read {
            (try $0.procedures.tallies(), try $0.procedures.comments(on: "rentree"))
        }
        #expect(tallies == ["rentree": FeedbackTally(useful: 1, useless: 1, unread: 1)])
        #expect(comments.map(\.comment) == ["Où est\nle bouton ?"])
        let comment = try #require(comments.first)
        try write { try $0.settle(comment.id, on: "rentree", true) }
        #expect(try portal.library.read { try $0.procedures.tallies()["rentree"]?.unread } == 0)
        try write { try $0.settle(comment.id, on: "rentree", false) }
        #expect(try portal.library.read { try $0.procedures.tallies()["rentree"]?.unread } == 1)
        #expect(throws: FeedbackRefusal.unknown) { try write { try $0.settle(comment.id, on: "ent", true) } }
    }

    @Test("W-05 a comment beyond its length is refused, and nothing of it is kept")
    func longComment() throws {
        let limit = ProcedureFeedback.longestComment
        #expect(throws: FeedbackRefusal.tooLong(limit)) {
            try write {
                try $0.note(
                    true, comment: String(repeating: "é", count: limit + 1), on: "rentree", stamp: leroux)
            }
        }
        #expect(try portal.library.read { try $0.procedures.tallies().isEmpty })
    }

    @Test("D7 a school knows where it stands")
    func standing() throws {
        let day = try #require(Day("2026-11-21"))
        let empty = try portal.library.read { try $0.standing(on: day) }
        #expect(empty.records == 0 && empty.borrowers == 0 && empty.hasHours && !empty.hasMail)
    }
}
