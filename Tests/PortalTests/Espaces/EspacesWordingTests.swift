import Portal
import School
import Storage
import Testing

@Suite("The French of home pages")
struct EspacesWordingTests {
    private let today = Day(number: 20_778)

    private func loan(_ due: Int, isLate: Bool = false) -> CdiTile.Loan {
        CdiTile.Loan(title: "x", borrowedOn: today - 20, dueOn: today + due, isLate: isLate)
    }

    private func words(_ loans: [CdiTile.Loan], kept: [Day?] = []) -> String? {
        Wording.toReturnAndTake(
            [
                CdiTile.Holdings(
                    loans: loans,
                    reservations: kept.map {
                        CdiTile.Reservation(title: "y", isSetAside: true, keptUntil: $0)
                    })
            ], today: today)
    }

    @Test("D1: one sentence says what is late, what is due, what waits")
    func sentence() throws {
        #expect(today.description == "2026-11-21")
        #expect(
            words([loan(-3, isLate: true), loan(5)], kept: [today + 7])
                == "1\u{A0}livre en retard de 3\u{A0}jours, 1 à rendre jeudi, 1 vous attend au CDI (jusqu’au 28)"
        )
        #expect(words([]) == nil)
        #expect(words([loan(0)]) == "1\u{A0}livre à rendre aujourd’hui")
        #expect(words([loan(1), loan(1)]) == "2\u{A0}livres à rendre demain")
        #expect(
            words([loan(-1, isLate: true), loan(-8, isLate: true)])
                == "2\u{A0}livres en retard, jusqu’à 8\u{A0}jours")
        #expect(words([loan(20)]) == "1\u{A0}livre à rendre le 11 décembre")
        #expect(
            words([loan(1), loan(2), loan(3), loan(30)])
                == "1\u{A0}livre à rendre demain, 1 à rendre lundi, 2 à rendre plus tard")
        #expect(
            words([], kept: [today + 12, nil]) == "2\u{A0}livres vous attendent au CDI (jusqu’au 3 décembre)")
    }

    @Test("D1: the door says until when, or when it opens")
    func door() {
        func door(_ minute: Int, _ days: [(Int, [(Int, Int)])]) -> String? {
            Wording.door(
                days.map { offset, spans in
                    CdiTile.DayHours(
                        day: today + offset, spans: spans.map { .init(opensAt: $0.0, closesAt: $0.1) })
                }, today: today, minute: minute)
        }
        let week = [(0, [(480, 720), (720, 1020)]), (1, []), (2, [(480, 1020)])]
        #expect(door(600, week) == "CDI ouvert jusqu’à 17\u{A0}h")
        #expect(door(400, week) == "CDI fermé, ouvre à 8\u{A0}h")
        #expect(door(1100, week) == "CDI fermé, ouvre lundi à 8\u{A0}h")
        #expect(door(600, [(0, [])]) == nil)
        #expect(door(600, []) == nil)
    }

    @Test("B3: dates of the table are short, counts of a child are words")
    func small() {
        #expect(Wording.tableDate(today) == "21/11/26")
        #expect(Wording.counts(of: .init(firstName: "Léa", loans: 0, late: 0)) == "aucun livre emprunté")
        #expect(
            Wording.counts(of: .init(firstName: "Léa", loans: 3, late: 1, setAside: 1))
                == "3\u{A0}livres empruntés, dont 1 en retard, 1 à prendre au CDI")
        #expect(
            Wording.counts(of: .init(firstName: "Léa", loans: 1, late: 1))
                == "1\u{A0}livre emprunté, en retard")
    }
}
