import Foundation
import Testing

@Suite("French spaces: unbreakable before : ; ? ! » and after «")
struct TypographyTests {
    private let home = URL(fileURLWithPath: TestCampus.home)

    private func files(in folder: String, _ ending: String) throws -> [(name: String, text: String)] {
        let root = home.appending(path: folder)
        let names = try #require(FileManager.default.enumerator(atPath: root.path))
        return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted().map { name in
            (folder + "/" + name, try String(contentsOf: root.appending(path: name), encoding: .utf8))
        }
    }

    /// Where a text would be broken badly, or has a narrow space where all others have the usual one.
    private func faults(in text: some StringProtocol) -> [String] {
        let signs = Array(text.unicodeScalars)
        func isPlain(_ place: Int) -> Bool {
            signs.indices.contains(place) && [" ", "\n", "\u{202F}"].contains(signs[place])
        }
        return signs.indices.filter { place in
            switch signs[place] {
            case "«": isPlain(place + 1)
            case "»": isPlain(place - 1)
            // « :key » of a query and « ?q= » are no punctuation; nor is what stands alone.
            case ":", ";", "?", "!":
                place > 1 && isPlain(place - 1) && !isPlain(place - 2)
                    && (place + 1 == signs.count || isPlain(place + 1)
                        || "<\u{A0}«".unicodeScalars.contains(signs[place + 1]))
            default: false
            }
        }.map { place in
            var words = String.UnicodeScalarView()
            words.append(contentsOf: signs[max(0, place - 30)..<min(signs.count, place + 15)])
            return String(words)
        }
    }

    @Test("a sign alone at the beginning of a line is found; an unbreakable space, code and queries are not")
    func rule() {
        for bad in [
            "Attention : oui", "Lequel ?", "« oui\u{A0}»", "«\u{A0}oui »", "vu ; non", "la fin\u{202F}: oui",
        ] {
            #expect(!faults(in: bad).isEmpty, "\(bad)")
        }
        for good in [
            "Attention\u{A0}: oui", "Lequel\u{A0}?", "«\u{A0}oui\u{A0}»", "id = :key", "https://x?q=", "8:30",
        ] {
            #expect(faults(in: good) == [], "\(good)")
        }
        let words = SwiftWords(#"let a = "Un \(b ? "deux" : "trois")\u{A0}: quatre" // "cinq : six""#)
        #expect(words.texts.map(\.text) == ["deux", "trois", "Un \(SwiftWords.placeholder)\u{A0}: quatre"])
    }

    @Test("in templates")
    func templates() throws {
        for (name, text) in try files(in: "Templates", ".mustache") {
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                // A section’s marks are no signs; code is written as it is typed.
                let words = line.replacing(/\{\{[#^\/>!<$][^}]*\}\}/, with: "").replacing(
                    /<code>.*?<\/code>/, with: "")
                #expect(faults(in: words) == [], "\(name):\(number + 1)")
            }
        }
    }

    @Test("in pages and procedures")
    func texts() throws {
        for (name, text) in try files(in: "Content", ".md") {
            var isCode = false
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.hasPrefix("```") { isCode.toggle() }
                guard !isCode else { continue }
                #expect(faults(in: line.replacing(/`[^`]*`/, with: "")) == [], "\(name):\(number + 1)")
            }
        }
    }

    @Test("in what the program says, but in a terminal, in queries and between the parts of a record (ISBD)")
    func program() throws {
        let queries = [
            #/\b(?:SELECT|INSERT|UPDATE|DELETE|WHERE|FROM|JOIN|LIMIT|VALUES|ATTACH|VACUUM)\b/#,
            #/[=<>(,|] ?\?/#,
            #/^(?:title|author) : /#, #/\} : /#,
        ]
        for (name, text) in try files(in: "Sources", ".swift") where !name.hasPrefix("Sources/Command/") {
            for (line, words) in SwiftWords(text).texts {
                guard !queries.contains(where: { words.contains($0) }) else { continue }
                #expect(faults(in: words) == [], "\(name):\(line)")
            }
        }
    }
}
