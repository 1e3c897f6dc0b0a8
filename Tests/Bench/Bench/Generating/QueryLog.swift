// What readers type, in the shares of JUDGES.md: 5 % find nothing; of the others 60 % are one word, 30 % two, 10 %
// the beginning of a word. One reader in three leaves accents out.
import Formats

struct QueryLog {
    private var generator: SeededGenerator
    private let vocabulary: Vocabulary
    private let titles: [String]

    /// - Parameter titles: some of the catalogue's, for the pairs of words that do stand together.
    init(of vocabulary: Vocabulary, titles: [String], seed: UInt64) {
        self.vocabulary = vocabulary
        self.titles = titles
        generator = SeededGenerator(seed: seed ^ 0x5EED)
    }

    mutating func next() -> String {
        if generator.chance(5) { return "wxk" + word() }
        let question = generator.pick([(one, 60), (two, 30), (beginning, 10)], or: one)(&self)
        return generator.chance(33) ? Folding.fold(question) : question
    }

    private let one: (inout QueryLog) -> String = { $0.word() }

    private let two: (inout QueryLog) -> String = { log in
        guard log.generator.chance(75), let title = log.titles.randomElement(using: &log.generator) else {
            return log.word() + " " + log.word()
        }
        let words = title.split(separator: " ")
        let start = Int.random(in: 0..<max(1, words.count - 1), using: &log.generator)
        return words.dropFirst(start).prefix(2).joined(separator: " ")
    }

    private let beginning: (inout QueryLog) -> String = { log in
        String(log.word().prefix(Int.random(in: 3...5, using: &log.generator)))
    }

    /// One in five looks for an author.
    private mutating func word() -> String {
        generator.chance(20) ? vocabulary.surname(using: &generator) : vocabulary.word(using: &generator)
    }
}
