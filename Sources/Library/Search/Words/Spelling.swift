import Formats
import GRDB

/// Other spellings of a question, in the words of this catalogue.
struct Spelling {
    private let matching: Matching
    private let stemmer: Stemmer
    let text: String
    private let question: Question
    private let known: (String) throws -> [Int32]
    private let nearWords: NearWords
    private let memo = Memo()
    /// The places, among the required words, of those that nothing answers.
    private let unknown: Set<Int>

    /// A question that was corrected, and what answers it.
    struct Correction {
        let text: String
        let question: Question
        let records: [Int32]
    }

    /// Another writing of one word of the question, which may be two words.
    private struct Variant {
        let words: String
        let cost: Double
    }

    /// What was worked out for the words of this question.
    private final class Memo {
        var variants: [Range<Int>: [Variant]] = [:]
    }

    private struct Trial {
        let text: String
        let cost: Double
    }

    private static let mostVariants = 8
    private static let mostTrials = 40
    /// A word that the catalogue has is taken for another only if it is this near.
    private static let nearest = 1.05
    /// Spellings that cost so little more than the best are as likely.
    private static let asLikely = 0.3

    init(
        matching: Matching, stemmer: Stemmer, text: String, question: Question,
        known: @escaping (String) throws -> [Int32],
    ) throws {
        self.matching = matching
        self.stemmer = stemmer
        self.text = text
        self.question = question
        self.known = known
        nearWords = NearWords(try WordList(keptIn: matching.database))
        unknown = Set(
            try question.requiredWords.enumerated().filter { try !matching.finds($0.element.expression) }
                .map(\.offset))
    }

    private var words: [Question.Word] { question.requiredWords }

    /// The likeliest other spelling that something answers.
    func correction() throws -> Correction? {
        // Words that the catalogue has are what they are; two of them may be one.
        if unknown.isEmpty { return try first(of: joinedTrials()) }
        var trials = [Trial(text: text, cost: 0)]
        // From the last word to the first, so that the places of the others in the text stay true.
        for place in unknown.sorted(by: >) {
            let variants = try self.variants(of: words[place])
            guard !variants.isEmpty else { return nil }
            trials = trials.flatMap { trial in
                variants.map {
                    Trial(
                        text: replacing(words[place], with: $0.words, in: trial.text),
                        cost: trial.cost + $0.cost)
                }
            }
            trials = Array(trials.sorted { $0.cost < $1.cost }.prefix(Self.mostTrials))
        }
        let isSingle = unknown.count == 1 && !question.words.contains { $0.folded == "ou" }
        return isSingle ? try anyOf(trials) : try first(of: trials)
    }

    /// The title that was meant, or else the documents of the spellings that are about as likely.
    private func anyOf(_ trials: [Trial]) throws -> Correction? {
        for trial in trials where try !known(trial.text).isEmpty {
            guard trial.cost < (trials.first?.cost ?? 0) + 0.8 else { break }
            return try first(of: [trial])
        }
        guard let best = try first(of: trials), let place = unknown.first,
            let cost = trials.first(where: { $0.text == best.text })?.cost
        else { return nil }
        let variants = try variants(of: words[place]).filter { variant in
            guard variant.cost >= cost, variant.cost < cost + Self.asLikely, !variant.words.contains(" ")
            else {
                return false
            }
            return try first(of: [
                Trial(text: replacing(words[place], with: variant.words, in: text), cost: variant.cost)
            ]) != nil
        }
        var stems: Set<String> = []
        let different = variants.filter { stems.insert(stemmer.stem($0.words)).inserted }
        guard different.count > 1 else { return best }
        let either = different.prefix(3).map(\.words).joined(separator: " OU ")
        return try first(of: [Trial(text: replacing(words[place], with: either, in: text), cost: cost)])
            ?? best
    }

    /// Another spelling that many more documents answer.
    func betterText(than count: Int) throws -> String? {
        let doubtful = try words.indices.filter { place in
            let word = words[place]
            guard word.folded.utf8.count > 3, !word.isNumber else { return false }
            return try !matching.finds("\"\(word.folded)\" OR \"\(IndexText.stemMark)\(word.stem)\"")
        }
        guard !doubtful.isEmpty else { return nil }
        let better = try first(of: singleTrials(in: doubtful).filter { $0.cost < 1.2 })
        guard let better, better.records.count >= max(3, count * 4) else { return nil }
        return try written(better.text)
    }

    /// The text without its unknown words; if all are unknown, with the likeliest writing of each.
    func likeliest() throws -> String {
        var likeliest = text
        for place in unknown.sorted(by: >) {
            let isAlone = unknown.count == words.count
            let best = isAlone ? try variants(of: words[place]).first { $0.cost < Self.nearest } : nil
            guard best != nil || !isAlone else { continue }
            likeliest = replacing(words[place], with: best?.words ?? "", in: likeliest)
        }
        return likeliest
    }

    /// The text with the accents of the catalogue: « élégance » for « elegance ».
    func written(_ folded: String) throws -> String {
        var result = folded
        for word in Folding.words(in: folded).reversed()
        where !text.utf8.isEmpty && !self.words.contains(where: { $0.folded == word.folded })
            && !word.isElision
        {
            guard let written = try written(word: word.folded) else { continue }
            result = Self.replacing(word.range, with: written, in: result)
        }
        return result
    }

    // MARK: Trials

    private func singleTrials(in places: some Sequence<Int>) throws -> [Trial] {
        var trials: [Trial] = []
        for place in places {
            trials += try variants(of: words[place]).map {
                Trial(text: replacing(words[place], with: $0.words, in: text), cost: $0.cost)
            }
        }
        return trials.sorted { $0.cost < $1.cost }
    }

    /// « auto biographie » was one word.
    private func joinedTrials() throws -> [Trial] {
        try zip(words, words.dropFirst()).compactMap { word, following in
            let joined = word.folded + following.folded
            guard try matching.finds("\"\(joined)\"") else { return nil }
            let range = word.range.lowerBound..<following.range.upperBound
            return Trial(text: Self.replacing(range, with: joined, in: text), cost: 0.3)
        }
    }

    private func first(of trials: [Trial]) throws -> Correction? {
        for trial in trials.prefix(Self.mostTrials) {
            let question = Question(trial.text, stemmer: stemmer, completesLastWord: true)
            guard !question.isEmpty else { continue }
            let records = try matching.records(answering: question)
            if !records.isEmpty { return Correction(text: trial.text, question: question, records: records) }
        }
        return nil
    }

    private func variants(of word: Question.Word) throws -> [Variant] {
        if let known = memo.variants[word.range] { return known }
        let variants = try unknownVariants(of: word)
        memo.variants[word.range] = variants
        return variants
    }

    private func unknownVariants(of word: Question.Word) throws -> [Variant] {
        guard !word.isNumber else { return [] }
        // Alone, a short word resembles too many others to be taken for one of them, unless that makes a title.
        let isTelling = word.folded.utf8.count > 4 || words.count > 1
        var variants = try nearWords.near(word.folded, limit: Self.mostVariants)
            .filter { try isTelling || !known(replacing(word, with: $0.word, in: text)).isEmpty }
            .map { Variant(words: $0.word, cost: $0.cost) }
        if let bare = Self.withoutElision(word.folded), try matching.finds("\"\(bare)\"") {
            variants.append(Variant(words: bare, cost: 0.1))
        }
        if word == words.last, word.folded.utf8.count < 3, words.count > 1 {
            variants.append(Variant(words: word.folded + "*", cost: 0.2))
        }
        if let family = try family(of: word.folded) { variants.append(family) }
        if let split = try split(word.folded) { variants.append(Variant(words: split, cost: 0.4)) }
        return variants.sorted { $0.cost < $1.cost }
    }

    /// « migrants » is of the family of « migration »: what begins alike, up to the last three letters.
    private func family(of word: String) throws -> Variant? {
        for cut in 1...3 where word.utf8.count - cut >= 5 {
            let beginning = String(decoding: word.utf8.dropLast(cut), as: UTF8.self)
            if try matching.finds("\"\(beginning)\" *") {
                return Variant(words: beginning + "*", cost: 0.75 + 0.1 * Double(cut))
            }
        }
        return nil
    }

    /// « lelegance » was « l'élégance ».
    private static func withoutElision(_ word: String) -> String? {
        for particle in ["qu", "l", "d", "j", "s", "n", "m"] where word.hasPrefix(particle) {
            let rest = word.dropFirst(particle.count)
            if rest.utf8.count > 2, let first = rest.utf8.first, Set("aeiouyh".utf8).contains(first) {
                return String(rest)
            }
        }
        return nil
    }

    /// « harrypotter » was two words; « jrr » was initials.
    private func split(_ word: String) throws -> String? {
        let bytes = Array(word.utf8)
        if (2...3).contains(bytes.count) {
            let letters = bytes.map { String(Unicode.Scalar($0)) }
            return try letters.allSatisfy { try matching.finds("author : \"\($0)\"") }
                ? letters.joined(separator: " ") : nil
        }
        guard bytes.count >= 6, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        for place in (3...(bytes.count - 3)).sorted(by: {
            abs($0 * 2 - bytes.count) < abs($1 * 2 - bytes.count)
        }) {
            let parts = [bytes[..<place], bytes[place...]].map { String(decoding: $0, as: UTF8.self) }
            if try matching.finds("\"\(parts[0])\" AND \"\(parts[1])\"") {
                return parts.joined(separator: " ")
            }
        }
        return nil
    }

    // MARK: Text

    private func replacing(_ word: Question.Word, with other: String, in text: String) -> String {
        Self.replacing(word.range, with: other, in: text)
    }

    private static func replacing(_ range: Range<Int>, with other: String, in text: String) -> String {
        let bytes = Array(text.utf8)
        guard range.upperBound <= bytes.count else { return text }
        let joined = bytes[..<range.lowerBound] + Array(other.utf8) + bytes[range.upperBound...]
        return String(decoding: joined, as: UTF8.self)
    }

    /// A folded word as some record writes it.
    private func written(word: String) throws -> String? {
        let row = try Row.fetchOne(
            matching.database.cachedStatement(
                sql: """
                    SELECT title, byline, subtitle, seriesTitle, summary,
                        (SELECT group_concat(label, ' ') FROM recordHeading
                         JOIN heading ON heading.id = recordHeading.heading WHERE recordHeading.record = record.id)
                    FROM record WHERE id IN (SELECT rowid FROM recordText WHERE recordText MATCH ? LIMIT 1)
                    """),
            arguments: ["\"\(word)\""])
        guard let row else { return nil }
        for column in 0..<6 {
            let text: String = row[column] ?? ""
            guard let found = Folding.words(in: text).first(where: { $0.folded == word }) else { continue }
            return String(decoding: Array(text.utf8)[found.range], as: UTF8.self)
        }
        return nil
    }
}
