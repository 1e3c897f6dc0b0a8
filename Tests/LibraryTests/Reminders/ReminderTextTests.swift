import Library
import Storage
import Testing

@Suite("Texts of reminders")
struct ReminderTextTests {
    @Test("words in braces are filled in, accents and capitals or not; the rest stays as it is")
    func filling() throws {
        let text = try ReminderText("Bonjour {Prénom Nom} ({classe}),\n{liste}\nLe {date}, {cdi} {liste}")
        let filled = text.filled { word in
            switch word {
            case .name: "Zoé {classe}"
            case .schoolClass: "5e B"
            case .list: "- L’Île"
            case .date: "1er décembre"
            case .library: "CDI"
            }
        }
        #expect(filled == "Bonjour Zoé {classe} (5e B),\n- L’Île\nLe 1er décembre, CDI - L’Île")
        #expect(text.says(.list))
    }

    @Test("two turns with a bar between them are for one document and for several")
    func turns() throws {
        let text = try ReminderText("{Ce document|Ces documents} : {liste}. {|Tous }{s’il|s’ils} {date}")
        #expect(text.filled(for: 1) { $0.rawValue } == "Ce document : liste. s’il date")
        #expect(text.filled(for: 3) { $0.rawValue } == "Ces documents : liste. Tous s’ils date")
        #expect(throws: ReminderTextRefusal.unknownWord("a|b|c")) { try ReminderText("{a|b|c}") }
    }

    @Test(
        "what would not be filled in is refused",
        arguments: [
            ("Bonjour {nom}", ReminderTextRefusal.unknownWord("nom")), ("{}", .unknownWord("")),
            ("Bonjour {liste", .unclosed("liste")), ("a { b {liste}", .unclosed(" b {liste}")),
            ("  \n ", .empty), (String(repeating: "é", count: 5001), .tooLong),
        ])
    func refused(text: String, refusal: ReminderTextRefusal) {
        #expect(throws: refusal) { try ReminderText(text) }
    }

    @Test("a text is kept for its portal, and forgotten for the usual one; a letter says what to bring back")
    func kept() throws {
        let portal = try TestPortal()
        let library = portal.library
        func text(_ kind: ReminderTextKind) throws -> String? {
            try library.read { try $0.reminders.text(kind)?.source }
        }
        #expect(try text(.letter) == nil)
        try library.write { try $0.reminders.setText(.letter, to: " Rapportez {liste} \n") }
        try library.write { try $0.reminders.setText(.subject, to: "Retard\r\nBcc: x") }
        #expect(try text(.letter) == "Rapportez {liste}")
        #expect(try text(.subject) == "Retard Bcc: x")
        #expect(throws: ReminderTextRefusal.noList) {
            try library.write { try $0.reminders.setText(.email, to: "Rapportez tout.") }
        }
        #expect(throws: ReminderTextRefusal.listInSubject) {
            try library.write { try $0.reminders.setText(.subject, to: "{liste}") }
        }
        try library.write { try $0.reminders.forgetText(.letter) }
        #expect(try text(.letter) == nil)
    }
}
