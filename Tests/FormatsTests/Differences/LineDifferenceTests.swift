// What changed between two texts, as who compares them reads it.
import Testing

@testable import Formats

@Suite struct LineDifferenceTests {
    private func shown(_ before: String, _ after: String) -> [String] {
        LineDifference(from: before, to: after).lines.map { line in
            let words = line.pieces.map { $0.isChanged ? "[\($0.words)]" : $0.words }.joined()
            return switch line.kind {
            case .same: "  " + words
            case .removed: "- " + words
            case .added: "+ " + words
            }
        }
    }

    @Test("a retouched line shows the words that changed, and only those")
    func words() {
        #expect(
            shown("Le CDI ouvre à 8 h.\nFin.", "Le CDI ouvre à 9 h.\nFin.")
                == ["- Le CDI ouvre à [8] h.", "+ Le CDI ouvre à [9] h.", "  Fin."])
        #expect(
            shown("Rendre l'œuvre", "Rendre vite l’œuvre")
                == ["- Rendre l[']œuvre", "+ Rendre [vite ]l[’]œuvre"])
    }

    @Test("a line that came or went is shown whole, and the others keep their place")
    func lines() {
        #expect(shown("a\nb\nc", "a\nc") == ["  a", "- [b]", "  c"])
        #expect(shown("a\nc", "a\nb\nc\nd") == ["  a", "+ [b]", "  c", "+ [d]"])
        #expect(shown("", "a") == ["+ [a]"])
        #expect(shown("a", "") == ["- [a]"])
        #expect(shown("", "") == [])
    }

    @Test("an inserted paragraph does not pass for a change of the next one")
    func insertion() {
        let before = "Ouvrir la page des emprunteurs."
        let after = "Se connecter avec son mot de passe.\nOuvrir la page des emprunteurs du portail."
        #expect(
            shown(before, after) == [
                "+ [Se connecter avec son mot de passe.]", "- Ouvrir la page des emprunteurs.",
                "+ Ouvrir la page des emprunteurs[ du portail].",
            ])
    }

    @Test("the ends of lines of Windows are no change, nor is one at the end")
    func ends() {
        #expect(LineDifference(from: "a\r\nb\r\n", to: "a\nb").isEmpty)
        #expect(LineDifference(from: "a\rb", to: "a\nb\n").isEmpty)
    }

    @Test("only what changed is shown, with two lines around")
    func passages() {
        let before = (1...40).map { "ligne \($0)" }
        var after = before
        after[9] = "autre chose"
        after[11] = "encore"
        after[30] = "plus loin"
        let difference = LineDifference(
            from: before.joined(separator: "\n"), to: after.joined(separator: "\n"))
        let passages = difference.passages()
        #expect(passages.count == 2)
        #expect(passages.first?.first?.words == "ligne 8")
        #expect(passages.first?.last?.words == "ligne 14")
        #expect(passages.last?.compactMap(\.before) == [29, 30, 31, 32, 33])
        #expect((difference.addedCount, difference.removedCount) == (3, 3))
    }

    @Test("whatever the texts, each is found again in what is shown", arguments: 0..<300)
    func random(seed: Int) {
        var random = RandomTexts(seed: UInt64(seed))
        let before = random.lines()
        let after = seed.isMultiple(of: 3) ? random.lines() : random.edited(before)
        let difference = LineDifference(
            from: before.joined(separator: "\n") + "\n", to: after.joined(separator: "\n") + "\n")
        let kept = difference.lines.filter { $0.kind != .added }
        let come = difference.lines.filter { $0.kind != .removed }
        #expect(kept.map(\.words) == before)
        #expect(come.map(\.words) == after)
        #expect(kept.compactMap(\.before) == Array(1...before.count))
        #expect(come.compactMap(\.after) == Array(1...after.count))
    }

    @Test("no shorter account exists between small texts", arguments: 0..<200)
    func shortest(seed: Int) {
        var random = RandomTexts(seed: UInt64(seed))
        // Every common element is twice in a side, and the ends differ: only Myers's algorithm is at work.
        let before = [7] + (0..<12).map { _ in random.next(below: 3) } + [0, 0, 1, 1, 2, 2, 7]
        let after = [8] + (0..<12).map { _ in random.next(below: 3) } + [0, 0, 1, 1, 2, 2, 8]
        let kept = CommonRuns(before, after).runs.reduce(0) { $0 + $1.count }
        #expect(kept == Self.longest(before, after))
    }

    private static func longest(_ first: [Int], _ second: [Int]) -> Int {
        var row = [Int](repeating: 0, count: second.count + 1)
        for element in first {
            var corner = 0
            for place in second.indices {
                let above = row[place + 1]
                row[place + 1] = element == second[place] ? corner + 1 : max(above, row[place])
                corner = above
            }
        }
        return row[second.count]
    }

    @Test("texts of half a megabyte with nothing or everything in common are compared too")
    func large() {
        let words = (0..<60_000).map { "ligne \($0 % 977)" }
        let others = (0..<60_000).map { "ligne \(($0 * 7919) % 983)" }
        let difference = LineDifference(
            from: words.joined(separator: "\n"), to: others.joined(separator: "\n"))
        #expect(difference.lines.filter { $0.kind != .added }.count == words.count)
        #expect(difference.lines.filter { $0.kind != .removed }.count == others.count)
        #expect(
            LineDifference(from: words.joined(separator: "\n"), to: words.joined(separator: "\n")).isEmpty)
        let long = LineDifference(
            from: String(repeating: "mot ", count: 100_000), to: String(repeating: "mots ", count: 100_000))
        #expect(long.lines.count == 2)
    }
}
