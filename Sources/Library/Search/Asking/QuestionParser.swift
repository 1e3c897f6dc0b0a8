import Formats

/// Reads the text of a search: words, "phrases", `champ:mot`, `-mot`, `mot*`, `OU`, `SAUF`.
struct QuestionParser {
    private var scanner: QuestionScanner
    private let stemmer: Stemmer
    private var wordCount = 0
    /// Capital « OU » and « SAUF » are operators, unless everything is in capitals.
    private let readsOperators: Bool

    /// Whether the last word may be unfinished.
    private let completesLastWord: Bool

    init(_ text: String, stemmer: Stemmer, completesLastWord: Bool = false) {
        scanner = QuestionScanner(text)
        self.stemmer = stemmer
        self.completesLastWord = completesLastWord
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
                    if isAlternative, let last = clauses.indices.last,
                        clauses[last].isExcluded == clause.isExcluded
                    {
                        clauses[last].alternatives += clause.alternatives
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
        return Self.operatorNamed(scanner.text(of: token))
    }

    private static func operatorNamed(_ text: String) -> Operator? {
        switch text {
        case "ET", "AND": .and
        case "OU", "OR": .or
        case "SAUF", "NOT", "NON": .except
        default: nil
        }
    }

    // MARK: Words

    private mutating func clauses(of token: QuestionScanner.Token) -> [Question.Clause] {
        if token.isGroup { return clauses(ofGroup: token) }
        let isTruncated = scanner.bytes[token.range].last == UInt8(ascii: "*")
        let isLast = scanner.isAtEnd && completesLastWord && !token.isQuoted && !token.isExcluded
        var words = words(in: token.range)
        guard !words.isEmpty else { return [] }
        if token.field == .year { return [yearClause(token, words)] }
        let last = words.count - 1
        let mayBePrefix = isTruncated || (isLast && words[last].folded.utf8.count >= Self.shortestPrefix)
        if token.field == .callNumber || mayBePrefix { words[last].isPrefix = true }
        wordCount += words.count
        func clause(_ wordings: [Question.Wording]) -> Question.Clause {
            Question.Clause(
                isExcluded: token.isExcluded,
                alternatives: wordings.map { Question.Alternative(field: token.field, wording: $0) })
        }
        let isKeptWhole =
            (token.isQuoted && token.field != .author) || token.isExcluded || token.field == .callNumber
            || token.field?.columns == nil && token.field != nil
        if isKeptWhole, words.count > 1 || token.field?.columns == nil && token.field != nil {
            return [clause([.phrase(words)])]
        }
        let others = token.isQuoted ? [] : synonyms(of: words, token)
        guard !others.isEmpty else {
            return token.field == nil ? words.map { clause([.word($0)]) } : [clause([.all(words)])]
        }
        return [clause([words.count == 1 ? .word(words[0]) : .phrase(words)] + others)]
    }

    private func synonyms(of words: [Question.Word], _ token: QuestionScanner.Token) -> [Question.Wording] {
        Synonyms.of(words.map(\.folded)).map { phrase in
            .phrase(
                phrase.map {
                    Question.Word(folded: $0, stem: stemmer.stem($0), isPrefix: false, range: token.range)
                })
        }
    }

    /// `titre:(petit prince)`: all the words; `auteur:(verne OU hugo)`: one is enough; `titre:(lune -objectif)`.
    private mutating func clauses(ofGroup token: QuestionScanner.Token) -> [Question.Clause] {
        var alternatives: [[Question.Word]] = [[]]
        var excluded: [Question.Word] = []
        var isExcluded = false
        var inner = QuestionScanner(scanner.text(of: token))
        while let part = inner.next(), wordCount < Question.mostWords {
            switch part.isQuoted || part.isExcluded ? nil : Self.operatorNamed(inner.text(of: part)) {
            case .or?: alternatives.append([])
            case .except?: isExcluded = true
            case .and?: continue
            case nil:
                let start = token.range.lowerBound
                var words = words(in: (start + part.range.lowerBound)..<(start + part.range.upperBound))
                if inner.bytes[part.range].last == UInt8(ascii: "*"), !words.isEmpty {
                    words[words.count - 1].isPrefix = true
                }
                wordCount += words.count
                if part.isExcluded || isExcluded {
                    excluded += words
                } else {
                    alternatives[alternatives.count - 1] += words
                }
                isExcluded = false
            }
        }
        func wording(_ words: [Question.Word]) -> Question.Wording {
            token.field == .callNumber || token.field?.columns == nil ? .phrase(words) : .all(words)
        }
        let kept = alternatives.filter { !$0.isEmpty }.map {
            Question.Alternative(field: token.field, wording: wording($0))
        }
        let asked = kept.isEmpty ? [] : [Question.Clause(isExcluded: token.isExcluded, alternatives: kept)]
        return asked
            + excluded.map {
                Question.Clause(
                    isExcluded: !token.isExcluded,
                    alternatives: [Question.Alternative(field: token.field, wording: wording([$0]))])
            }
    }

    /// « 2010 », « 2010-2015 », « 2010- », « -1950 », « >2010 »: the two ends, whatever was left out.
    private mutating func yearClause(_ token: QuestionScanner.Token, _ words: [Question.Word])
        -> Question.Clause
    {
        var ends = words
        let text = scanner.text(of: token)
        func end(_ folded: String) -> Question.Word {
            Question.Word(folded: folded, stem: folded, isPrefix: false, range: token.range)
        }
        if words.count == 1 {
            if text.hasPrefix("-") || text.hasPrefix("<") { ends.insert(end("1"), at: 0) }
            if text.hasSuffix("-") || text.hasPrefix(">") { ends.append(end("9999")) }
        }
        wordCount += 1
        return Question.Clause(
            isExcluded: token.isExcluded,
            alternatives: [Question.Alternative(field: .year, wording: .phrase(ends))])
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
            clauses[place].alternatives = [Question.Alternative(field: nil, wording: .word(word.optional))]
        }
        guard clauses.contains(where: { $0.plainWord?.isOptional != true }) else {
            for place in clauses.indices {
                guard var word = clauses[place].plainWord else { continue }
                word.isOptional = false
                clauses[place].alternatives = [Question.Alternative(field: nil, wording: .word(word))]
            }
            return clauses
        }
        return clauses
    }
}

extension Question.Clause {
    /// The word of a clause that is just that, asked of everything.
    fileprivate var plainWord: Question.Word? {
        guard !isExcluded, alternatives.count == 1, alternatives[0].field == nil,
            case .word(let word) = alternatives[0].wording
        else { return nil }
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
