// Bar codes: symbols worked out by hand from ISO/IEC 15417, and the shortest for everything else.
import Foundation
import Testing

@testable import Formats

@Suite("Code 128")
struct Code128Tests {
    /// The check characters were computed on paper: 104 + 55·1 + 73·2 + 75·3 + … = 3281 = 31·103 + 88.
    @Test(
        "known symbols",
        arguments: [
            ("Wikipedia", [104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106]),
            // 105 + 12·1 + 34·2 = 185 = 103 + 82
            ("1234", [105, 12, 34, 82, 106]),
            // 104 + 33·1 = 137 = 103 + 34: sets A and B are alike for capitals, B is taken.
            ("A", [104, 33, 34, 106]),
            // 105 + 1·1 + 23·2 + 100·3 + 37·4 = 600 = 5·103 + 85
            ("0123E", [105, 1, 23, 100, 37, 85, 106]),
            // A line feed is in A only, small letters in B only: one of them is borrowed.
            // 104 + 65·1 + 98·2 + 74·3 + 66·4 = 851 = 8·103 + 27
            ("a\nb", [104, 65, 98, 74, 66, 27, 106]),
        ])
    func known(text: String, values: [Int]) {
        #expect(Code128(text)?.values == values)
    }

    @Test("digits go by two, and only where that is shorter")
    func digits() throws {
        func count(_ text: String) throws -> Int { try #require(Code128(text)).values.count - 3 }
        #expect(try count("123456") == 3)
        // Five digits: one of them alone, and one change of set.
        #expect(try count("12345") == 4)
        // Two digits among letters stay letters.
        #expect(try count("ab12cd") == 6)
        // Four of them inside letters: two changes and two pairs are no shorter.
        #expect(try count("ab1234cd") == 8)
        // Six are.
        #expect(try count("ab123456cd") == 9)
        // At the end four are enough.
        #expect(try count("ab1234") == 5)
    }

    @Test("every symbol is as wide as it says, begins and ends with a bar, and has its quiet zones")
    func shape() throws {
        for text in ["1", "12", "A1b2\t", String(repeating: "9", count: 80), "C:\\x~\u{7F}"] {
            let code = try #require(Code128(text))
            #expect(code.widths.reduce(0, +) == (code.values.count - 1) * 11 + 13)
            #expect(code.widths.count.isMultiple(of: 2) == false)
            #expect(code.bars.first?.start == 10)
            let last = try #require(code.bars.last)
            #expect(last.start + last.width + 10 == code.moduleCount)
        }
    }

    @Test("every byte of ASCII, alone and after any other kind, is said again by whoever reads the symbol")
    func reading() throws {
        for byte in UInt8(0)..<128 {
            for before in ["", "12", "a", "A", "\n", "1234"] {
                let text = before + String(UnicodeScalar(byte))
                let code = try #require(Code128(text))
                #expect(Self.read(code.values) == text)
            }
        }
    }

    @Test("no symbol is longer than the shortest found by trying every way")
    func shortest() throws {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("019Aa\n")
        for _ in 0..<300 {
            let text = String(
                (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
                    alphabet.randomElement(using: &random)
                })
            let code = try #require(Code128(text))
            #expect(code.values.count - 2 == Self.fewest(Array(text.utf8)), "\(text.debugDescription)")
        }
    }

    @Test("what has no symbol has none: nothing, accents, a whole page")
    func refused() {
        #expect(Code128("") == nil)
        #expect(Code128("é") == nil)
        #expect(Code128(String(repeating: "1", count: 81)) == nil)
    }

    @Test(
        "the patterns keep the rules of the standard: eleven modules, an even number of them dark, all different"
    )
    func patterns() {
        let characters = Code128Patterns.widths.dropLast()
        #expect(characters.count == 106)
        #expect(Set(Code128Patterns.widths).count == 107)
        for widths in characters {
            #expect(widths.reduce(0, +) == 11)
            #expect((widths[0] + widths[2] + widths[4]).isMultiple(of: 2))
        }
    }

    /// What a reader makes of the values; nil if the check character is wrong.
    private static func read(_ values: [Int]) -> String? {
        let data = values.dropLast(2)
        let sum = data.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element }
        guard values.dropLast().last == sum % 103, values.last == 106, let start = data.first else {
            return nil
        }
        var (bytes, set, borrowed): ([UInt8], Int, Int?) = ([], start, nil)
        for value in data.dropFirst() {
            let current = borrowed ?? set
            borrowed = nil
            switch (current, value) {
            case (105, 0..<100): bytes += [UInt8(48 + value / 10), UInt8(48 + value % 10)]
            case (103, 64..<96): bytes.append(UInt8(value - 64))
            case (103, 0..<64), (104, 0..<96): bytes.append(UInt8(value + 32))
            case (_, 98): borrowed = current == 103 ? 104 : 103
            case (_, 99): set = 105
            case (_, 100): set = 104
            case (_, 101): set = 103
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Start and data, by trying everything: a search by breadth over (place, set).
    private static func fewest(_ bytes: [UInt8]) -> Int {
        struct State: Hashable {
            let place: Int
            let set: Int
        }
        var seen = Set([0, 1, 2].map { State(place: 0, set: $0) })
        var (edge, count) = (seen, 1)
        func isDigit(_ place: Int) -> Bool { place < bytes.count && (48...57).contains(bytes[place]) }
        func says(_ byte: UInt8, in set: Int) -> Bool { set == 0 ? byte < 96 : set == 1 && byte >= 32 }
        var later: [Int: Set<State>] = [:]
        while !edge.contains(where: { $0.place == bytes.count }) {
            var next: Set<State> = []
            for state in edge {
                for set in 0...2 where set != state.set { next.insert(State(place: state.place, set: set)) }
                if state.set == 2, isDigit(state.place), isDigit(state.place + 1) {
                    next.insert(State(place: state.place + 2, set: 2))
                }
                guard state.set < 2, state.place < bytes.count else { continue }
                let after = State(place: state.place + 1, set: state.set)
                if says(bytes[state.place], in: state.set) { next.insert(after) }
                if says(bytes[state.place], in: 1 - state.set) { later[count + 2, default: []].insert(after) }
            }
            count += 1
            edge = next.union(later[count] ?? []).subtracting(seen)
            seen.formUnion(edge)
        }
        return count
    }
}
