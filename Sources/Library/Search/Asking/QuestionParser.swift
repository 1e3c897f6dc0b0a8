import Formats

/// Reads the text of a search: words, "phrases", `champ:mot`, `-mot`, `mot*`, `OU`, `SAUF`.
struct QuestionParser {
    private let bytes: [UInt8]
    private let stemmer: Stemmer
    private var position = 0
    private var wordCount = 0
    /// Capital « OU » and « SAUF » are operators, unless everything is in capitals.
    private let readsOperators: Bool

    init(_ text: String, stemmer: Stemmer) {
        bytes = Array(text.utf8)
        self.stemmer = stemmer
        readsOperators = text.unicodeScalars.contains(where: \.properties.isLowercase)
    }

    mutating func clauses() -> [Question.Clause] {
        var clauses: [Question.Clause] = []
        var isAlternative = false
        var isExcluded = false
        while let token = nextToken(), wordCount < Question.mostWords {
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

    // MARK: Tokens

    private struct Token {
        var isExcluded = false
        var field: SearchField?
        var isQuoted = false
        /// `titre:(petit prince)`: all the words in the field.
        var isGroup = false
        var range: Range<Int>
    }

    private enum Operator { case and, or, except }

    private func operatorNamed(_ token: Token, isFirst: Bool) -> Operator? {
        guard readsOperators, !isFirst, token.field == nil, !token.isQuoted, !token.isExcluded,
            position < bytes.count
        else { return nil }
        switch String(decoding: bytes[token.range], as: UTF8.self) {
        case "ET", "AND": return .and
        case "OU", "OR": return .or
        case "SAUF", "NOT", "NON": return .except
        default: return nil
        }
    }

    private mutating func nextToken() -> Token? {
        while position < bytes.count, isBlank(position) { position += 1 }
        guard position < bytes.count else { return nil }
        var token = Token(range: position..<position)
        if bytes[position] == UInt8(ascii: "-"), position + 1 < bytes.count, !isBlank(position + 1),
            bytes[position + 1] != UInt8(ascii: "-")
        {
            token.isExcluded = true
            position += 1
        }
        token.field = fieldName()
        if let quote = quote(at: position) {
            token.isQuoted = true
            position += quote.length
            let start = position
            while position < bytes.count, closing(quote, at: position) == 0 { position += 1 }
            token.range = start..<position
            if position < bytes.count { position += closing(quote, at: position) }
            return token
        }
        if token.field != nil, position < bytes.count, bytes[position] == UInt8(ascii: "(") {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
            token.isGroup = true
            token.range = (position + 1)..<end
            position = min(end + 1, bytes.count)
            return token
        }
        let start = position
        while position < bytes.count, !isBlank(position), quote(at: position) == nil { position += 1 }
        token.range = start..<position
        return token
    }

    /// « auteur: » before a word: the name of a field that is followed at once by what is asked.
    private mutating func fieldName() -> SearchField? {
        var end = position
        while end < bytes.count, bytes[end] >= 0x41, end - position < 16 { end += 1 }
        guard end > position, end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), !isBlank(end + 1) else {
            return nil
        }
        guard let field = SearchField(name: Substring(decoding: bytes[position..<end], as: UTF8.self)) else {
            return nil
        }
        position = end + 1
        return field
    }

    /// Blanks of ASCII and the no-break ones.
    private func isBlank(_ place: Int) -> Bool {
        switch bytes[place] {
        case ...0x20: true
        case 0xC2: place + 1 < bytes.count && bytes[place + 1] == 0xA0
        case 0xA0: place > 0 && bytes[place - 1] == 0xC2
        case 0xE2: place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] == 0xAF
        case 0xAF: place > 1 && bytes[place - 1] == 0x80 && bytes[place - 2] == 0xE2
        case 0x80:
            place > 0 && bytes[place - 1] == 0xE2 && place + 1 < bytes.count && bytes[place + 1] == 0xAF
        default: false
        }
    }

    private struct Quote {
        let length: Int
        let closing: [UInt8]
    }

    private func quote(at place: Int) -> Quote? {
        for (open, close) in [("\"", "\""), ("«", "»"), ("“", "”")]
        where place < bytes.count && bytes[place...].starts(with: open.utf8) {
            return Quote(length: open.utf8.count, closing: Array(close.utf8))
        }
        return nil
    }

    private func closing(_ quote: Quote, at place: Int) -> Int {
        bytes[place...].starts(with: quote.closing) ? quote.closing.count : 0
    }

    // MARK: Words

    private mutating func clauses(of token: Token) -> [Question.Clause] {
        let isTruncated = token.range.upperBound > 0 && bytes[token.range].last == UInt8(ascii: "*")
        let isLast = position >= bytes.count && !token.isQuoted && !token.isGroup && !token.isExcluded
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
        let text = String(decoding: bytes[range], as: UTF8.self)
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
