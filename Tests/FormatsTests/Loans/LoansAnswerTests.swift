import Formats
import Testing

@Suite("What a portal answers about loans")
struct LoansAnswerTests {
    private static let full = LoansAnswer(
        account: "https://0510032h.exemple.fr/moncompte/prets", readAt: "2026-11-21T11:00:00Z",
        late: [
            .init(
                key: "l_7", title: "« Œuvre » <b> & fils", lentOn: "2026-10-01", dueOn: "2026-10-15",
                address: "https://0510032h.exemple.fr/notice/3", callNumber: "843.0073 COU", medium: "Livre",
                copyNumber: "1961")
        ],
        current: [
            .init(
                key: "l_9", title: "Momo", lentOn: "2026-11-10", dueOn: "2026-11-24", mayBeRenewed: true)
        ],
        history: [
            .init(
                key: "l_2", title: "Tintin", lentOn: "2026-09-01", dueOn: "2026-09-15",
                returnedOn: "2026-09-12")
        ],
        reservations: [
            .init(title: "Naruto 3", isSetAside: true, keptUntil: "2026-11-28"),
            .init(title: "Naruto 4", isSetAside: false, place: 2),
        ],
        hours: [
            .init(day: "2026-11-21", spans: [480..<720, 810..<1_020]),
            .init(day: "2026-11-22", spans: [], reason: "Dimanche"),
        ])

    @Test("B3 what is written is what is read: late ones, current ones, history, what waits, hours")
    func roundTrip() throws {
        #expect(try LoansAnswer(Self.full.bytes) == Self.full)
        #expect(try LoansAnswer(LoansAnswer().bytes) == LoansAnswer())
        let text = String(decoding: LoansAnswer().bytes, as: UTF8.self)
        #expect(text.contains(#""items":{"en_retard":[],"en_cours":[],"historique":[]}"#))
    }

    @Test("an answer in the manner of e-sidoc: slashes escaped, lists where it is empty, the first due first")
    func sidoc() throws {
        let answer = try LoansAnswer(
            Array(
                #"""
                {"compte":{"permalien":"https:\/\/0750000a.exemple.fr\/moncompte\/mesprets"},"prets":{
                "compteur":{"en_cours":2,"en_retard":1,"historique":0},"items":{"en_cours":{
                "l_b":{"exemplaire":1961,"date_emprunt":"2025-09-29","date_retour":"2025-10-20","titre":"Après"},
                "l_a":{"exemplaire":"12","date_emprunt":"2025-09-29","date_retour":"2025-10-14","titre":"Avant",
                "permalien":"https:\/\/0750000a.exemple.fr\/document\/id_0750000a_3170.html","support":"Livre"}},
                "en_retard":{"l_c":{"date_retour":"2025-09-01","titre":"Retard"}},"historique":[]}}}
                """#.utf8))
        #expect(answer.late.map(\.title) == ["Retard"] && answer.current.map(\.title) == ["Avant", "Après"])
        #expect(answer.current[1].copyNumber == "1961" && answer.current[0].medium == "Livre")
        #expect(answer.account == "https://0750000a.exemple.fr/moncompte/mesprets")
        #expect(answer.current[0].address.hasSuffix("/document/id_0750000a_3170.html"))
        #expect(try LoansAnswer(Array("[]".utf8)) == LoansAnswer())
    }

    @Test("a loan that is both current and late is late, once")
    func twice() throws {
        let answer = try LoansAnswer(
            Array(
                #"""
                {"prets":{"items":{"en_cours":{"1":{"titre":"A","date_retour":"2026-01-01"}},
                "en_retard":{"1":{"titre":"A","date_retour":"2026-01-01"}}}}}
                """#.utf8))
        #expect(answer.late.count == 1 && answer.current.isEmpty)
    }

    @Test("what is not what it should be is left out")
    func hostile() throws {
        let answer = try LoansAnswer(
            Array(
                #"""
                {"compte":"x","lu_le":7,"prets":{"items":{"en_retard":"oui","en_cours":{
                "1":{"titre":"Sans date"},"2":{"date_retour":"2026-01-01"},"3":null,"4":[],
                "5":{"titre":"A\u0000B\nC","date_retour":"2026-01-02T10:00:00Z","permalien":"javascript:alert(1)",
                "date_emprunt":"hier"}}}},
                "reservations":{"a":{"titre":"R","rang":-4,"jusqu_au":12}},
                "horaires":[{"jour":"2026-11-21","plages":[["8:00","7:00"],["25:00","26:00"],["8:00"],3]}]}
                """#.utf8))
        #expect(answer.late.isEmpty && answer.current.count == 1)
        let loan = try #require(answer.current.first)
        #expect(loan.title == "A B C" && loan.address.isEmpty && loan.dueOn == "2026-01-02")
        #expect(loan.lentOn.isEmpty)
        #expect(answer.reservations == [.init(title: "R", isSetAside: false)])
        #expect(answer.hours == [.init(day: "2026-11-21", spans: [])])
    }

    @Test(
        "what is no answer is refused",
        arguments: ["", "<html>", "null", "3", "[1]", "{}", #"{"error":"x"}"#, "{\"prets\":"])
    func refused(text: String) {
        #expect(throws: FormatError.self) { try LoansAnswer(Array(text.utf8)) }
    }

    @Test("neither depth nor number brings it down")
    func large() throws {
        let deep = String(repeating: "[", count: 200_000)
        #expect(throws: FormatError.self) { try LoansAnswer(Array(deep.utf8)) }
        let many = (0..<5_000).map { #""\#($0)":{"titre":"T","date_retour":"2026-01-01"}"# }
        let answer = try LoansAnswer(
            Array(#"{"prets":{"items":{"en_cours":{\#(many.joined(separator: ","))}}}}"#.utf8))
        #expect(answer.current.count == 500)
    }
}
