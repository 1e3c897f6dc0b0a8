import Formats

/// Reads the text of a search: words, "phrases", `champ:mot`, `-mot`, `mot*`, `OU`, `SAUF`.
struct QuestionParser {
    private var scanner: QuestionScanner
    private let stemmer: Stemmer
    private var wordCount = 0
    /// Capital « OU » and « SAUF » are operators, unless everything is in capitals.
    private let readsOperators: Bool

    init(_ text: String, stemmer: Stemmer) {
        scanner = QuestionScanner(text)
        self.stemmer = stemmer
        readsOperators = text.unicodeScalars.contains(where: \.properties.isLowercase)
    }

    mutating func clauses() -> [Question.Clause] {
        var clauses: [Question.Clause] = []
        var isAlternative = false
        var isExcluded = false
        while let token = scanner.next(), wordCount < Question.mostWords {
            switch operatorNamed(token, isFirst: clauses.isEmpty) {
            case .and?: continue
            case .or?: isAlternative = true
            case .except?: isExcluded = true
            case nil:
                for var clause in self.clauses(of: token) {
                    clause.isExcluded = clause.isExcluded || isExcluded
                    if isAlternative, let last = clauses.last, last.field == clause.field,
                        last.isExcluded == clause.isExcluded
                    {
                        clauses[clauses.count - 1].alternatives += clause.alternatives
                    } else {
                        clauses.append(clause)
                    }
                    isAlternative = false
                }
                isExcluded = false
            }
        }
        return Self.withoutUntelling(clauses)
    }

    private enum Operator { case and, or, except }

    private func operatorNamed(_ token: QuestionScanner.Token, isFirst: Bool) -> Operator? {
        guard readsOperators, !isFirst, token.field == nil, !token.isQuoted, !token.isExcluded,
            !scanner.isAtEnd
        else { return nil }
        switch scanner.text(of: token) {
        case "ET", "AND": return .and
        case "OU", "OR": return .or
        case "SAUF", "NOT", "NON": return .except
        default: return nil
        }
    }

    // MARK: Words

    private mutating func clauses(of token: QuestionScanner.Token) -> [Question.Clause] {
        let isTruncated = scanner.bytes[token.range].last == UInt8(ascii: "*")
        let isLast = scanner.isAtEnd && !token.isQuoted && !token.isGroup && !token.isExcluded
        var words = words(in: token.range)
        guard !words.isEmpty else { return [] }
        let last = words.count - 1
        let mayBePrefix = isTruncated || (isLast && words[last].folded.utf8.count >= Self.shortestPrefix)
        if token.field == .callNumber || mayBePrefix { words[last].isPrefix = true }
        wordCount += words.count
        func clause(_ wording: Question.Wording) -> Question.Clause {
            Question.Clause(isExcluded: token.isExcluded, field: token.field, alternatives: [wording])
        }
        let isWhole =
            (token.isQuoted && token.field != .author) || token.isExcluded
            || (token.field.map { $0 == .callNumber || $0.columns == nil } ?? false)
        if isWhole && words.count > 1 || token.field.map({ $0.columns == nil }) == true {
            return [clause(.phrase(words))]
        }
        let synonym = Synonyms.of(words.map(\.folded))
        guard !synonym.isEmpty, !token.isQuoted else { return words.map { clause(.word($0)) } }
        let others = synonym.map { phrase in
            Question.Wording.phrase(
                phrase.map {
                    Question.Word(folded: $0, stem: stemmer.stem($0), isPrefix: false, range: token.range)
                })
        }
        var whole = clause(words.count == 1 ? .word(words[0]) : .phrase(words))
        whole.alternatives += others
        return [whole]
    }

    private static let shortestPrefix = 3

    private func words(in range: Range<Int>) -> [Question.Word] {
        var words: [Question.Word] = []
        let text = String(decoding: scanner.bytes[range], as: UTF8.self)
        Folding.words(in: text) { word in
            guard !word.isElision else { return }
            let place =
                (range.lowerBound + word.range.lowerBound)..<(range.lowerBound + word.range.upperBound)
            let folded = Self.volumeNumber(word.folded) ?? word.folded
            words.append(
                Question.Word(folded: folded, stem: stemmer.stem(folded), isPrefix: false, range: place))
        }
        return words
    }

    /// « t12 » is « 12 ».
    private static func volumeNumber(_ word: String) -> String? {
        let digits = word.utf8.drop { !(48...57).contains($0) }
        let letters = word.utf8.count - digits.count
        guard letters > 0, !digits.isEmpty, digits.count < 4, digits.allSatisfy({ (48...57).contains($0) }),
            UntellingWords.volume.contains(String(decoding: word.utf8.prefix(letters), as: UTF8.self))
        else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Words that no document is about count where they are found but are not required, unless there is nothing
    /// else; « tome 3 » is asked as « 3 », since that is what a volume's record says.
    private static func withoutUntelling(_ clauses: [Question.Clause]) -> [Question.Clause] {
        var clauses = clauses
        for place in clauses.indices {
            guard let word = clauses[place].plainWord else { continue }
            let next = place + 1 < clauses.count ? clauses[place + 1].plainWord : nil
            let isVolume = UntellingWords.volume.contains(word.folded) && next?.isNumber == true
            let isNegligible =
                UntellingWords.little.contains(word.folded) || UntellingWords.asking.contains(word.folded)
            guard isVolume || isNegligible else { continue }
            clauses[place].alternatives = [.word(word.optional)]
        }
        guard clauses.contains(where: { $0.plainWord?.isOptional != true }) else {
            for place in clauses.indices {
                guard var word = clauses[place].plainWord else { continue }
                word.isOptional = false
                clauses[place].alternatives = [.word(word)]
            }
            return clauses
        }
        return clauses
    }
}

extension Question.Clause {
    /// The word of a clause that is just that, asked of everything.
    fileprivate var plainWord: Question.Word? {
        guard field == nil, !isExcluded, alternatives.count == 1, case .word(let word) = alternatives[0]
        else {
            return nil
        }
        return word
    }
}

extension Question.Word {
    fileprivate var optional: Question.Word {
        var copy = self
        copy.isOptional = true
        return copy
    }
}
