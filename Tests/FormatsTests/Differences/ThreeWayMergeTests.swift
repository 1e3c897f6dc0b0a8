// Two librarians at the same text: nothing that either wrote is lost.
import Testing

@testable import Formats

@Suite struct ThreeWayMergeTests {
    private let base = "Titre\n\nPremier.\n\nDeuxième.\n\nTroisième.\n"

    @Test("changes in different places are put together")
    func apart() {
        let merge = ThreeWayMerge(
            base: base, mine: base.replacing("Premier.", with: "Le premier."),
            theirs: base.replacing("Troisième.", with: "Le troisième.\n\nLe quatrième."))
        #expect(
            merge.text == "Titre\n\nLe premier.\n\nDeuxième.\n\nLe troisième.\n\nLe quatrième.\n")
    }

    @Test("what only one changed, or both in the same way, is taken")
    func same() {
        let changed = base.replacing("Deuxième.", with: "Second.")
        #expect(ThreeWayMerge(base: base, mine: changed, theirs: base).text == changed)
        #expect(ThreeWayMerge(base: base, mine: base, theirs: changed).text == changed)
        #expect(ThreeWayMerge(base: base, mine: changed, theirs: changed).text == changed)
        #expect(ThreeWayMerge(base: base, mine: base, theirs: base).text == base)
        #expect(ThreeWayMerge(base: base, mine: "", theirs: base).text == "")
    }

    @Test("the same passage changed in two ways is a conflict that shows both, and the rest is merged")
    func conflict() throws {
        let merge = ThreeWayMerge(
            base: base,
            mine: base.replacing("Deuxième.", with: "Second.").replacing("Titre", with: "Le titre"),
            theirs: base.replacing("Deuxième.", with: "Le 2e."))
        #expect(merge.text == nil)
        let conflict = try #require(merge.conflicts.first)
        #expect(merge.conflicts.count == 1)
        #expect(conflict == .init(base: "Deuxième.\n", mine: "Second.\n", theirs: "Le 2e.\n"))
        #expect(
            merge.text { $0.mine + $0.theirs }
                == "Le titre\n\nPremier.\n\nSecond.\nLe 2e.\n\nTroisième.\n")
    }

    @Test("one takes a passage away while the other changes it: a conflict")
    func removal() {
        let merge = ThreeWayMerge(
            base: base, mine: base.replacing("Deuxième.\n\n", with: ""),
            theirs: base.replacing("Deuxième.", with: "Second."))
        #expect(merge.conflicts.map(\.theirs) == ["Second.\n\n"])
        #expect(merge.text { $0.theirs }.contains("Second."))
    }

    @Test("a text without a last end of line stays so, and nothing is glued to it")
    func lastLine() {
        #expect(ThreeWayMerge(base: "a", mine: "a\nb", theirs: "c\na").text == "c\na\nb")
        #expect(ThreeWayMerge(base: "a\n", mine: "a\n", theirs: "a").text == "a")
        #expect(ThreeWayMerge(base: "", mine: "a", theirs: "").text == "a")
        #expect(ThreeWayMerge(base: "a\r\nb\r\n", mine: "a\r\nB\r\n", theirs: "a\nb\n").text == "a\nB\n")
    }

    @Test("edits far apart always merge, and both are there", arguments: 0..<200)
    func random(seed: Int) {
        var random = RandomTexts(seed: UInt64(seed))
        let base = (0..<40).map { "ligne \($0 % (seed.isMultiple(of: 2) ? 40 : 7)) \(random.next(below: 3))" }
        var (mine, theirs, both) = (base, base, base)
        let (first, second) = (random.next(below: 15), 20 + random.next(below: 19))
        mine[first] = "de moi \(seed)"
        both[first] = mine[first]
        theirs[second] = "d’elle \(seed)"
        both[second] = theirs[second]
        func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }
        #expect(ThreeWayMerge(base: text(base), mine: text(mine), theirs: text(theirs)).text == text(both))
    }

    @Test(
        "whatever the three texts, choosing a side everywhere loses nothing of what that side added",
        arguments: 0..<200)
    func sides(seed: Int) {
        var random = RandomTexts(seed: UInt64(seed))
        let base = random.lines()
        let (mine, theirs) = (random.edited(base), random.edited(base))
        func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }
        let merge = ThreeWayMerge(base: text(base), mine: text(mine), theirs: text(theirs))
        let (first, second) = (merge.text { $0.mine }, merge.text { $0.theirs })
        for line in mine where line.hasPrefix("neuf") { #expect(first.contains(line)) }
        for line in theirs where line.hasPrefix("neuf") { #expect(second.contains(line)) }
    }
}
