import Portal
import Storage
import Testing

@Suite("French words")
struct WordingTests {
    @Test(
        "numbers and counts",
        arguments: [
            (0, "Aucun résultat"), (1, "1\u{A0}résultat"), (14, "14\u{A0}résultats"),
            (1_234_567, "1\u{202F}234\u{202F}567\u{A0}résultats"),
        ])
    func counts(number: Int, words: String) {
        #expect(Wording.results(number) == words)
    }

    @Test(
        "days",
        arguments: [
            ("2026-11-21", "retour prévu aujourd’hui"), ("2026-11-22", "retour prévu demain"),
            ("2026-11-26", "retour prévu jeudi 26 novembre"),
            ("2026-11-18", "en retard depuis le mercredi 18 novembre"),
            ("2027-01-01", "retour prévu vendredi 1er janvier 2027"),
        ])
    func days(day: String, words: String) throws {
        #expect(Wording.dueBack(try #require(Day(day)), today: try #require(Day("2026-11-21"))) == words)
    }
}
