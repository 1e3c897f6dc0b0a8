/// A question in the words of FTS5. Any text is safe: only letters, digits, `+` and `#` come through folding, and
/// each word is quoted.
extension Question {
    /// Every required word must be there, in its exact form, as the stem of another, or as a beginning. Nil if the
    /// question asks nothing of the index.
    package func expression(in columns: [IndexColumn] = []) -> String? {
        let parts = wordings.compactMap(\.expression)
        guard !parts.isEmpty else { return nil }
        let whole = parts.joined(separator: isWidened ? " OR " : " AND ")
        guard !columns.isEmpty else { return whole }
        return "{" + columns.map(\.rawValue).joined(separator: " ") + "} : (" + whole + ")"
    }
}

extension Question.Clause {
    /// Nil where nothing is required of the index.
    var expression: String? {
        let parts = alternatives.compactMap(\.expression)
        return parts.isEmpty ? nil : "(" + parts.joined(separator: " OR ") + ")"
    }
}

extension Question.Alternative {
    var expression: String? {
        guard !wording.words.allSatisfy(\.isOptional) else { return nil }
        let whole = wording.expression(isAnywhere: field == nil)
        guard let columns = field?.columns else { return whole }
        return "({" + columns.map(\.rawValue).joined(separator: " ") + "} : " + whole + ")"
    }
}

extension Question.Wording {
    fileprivate func expression(isAnywhere: Bool) -> String {
        switch self {
        case .word(let word): return word.expression
        case .all(let words): return "(" + words.map(\.expression).joined(separator: " AND ") + ")"
        case .phrase(let words):
            let text = words.map(\.folded).joined(separator: " ")
            let phrase = "\"\(text)\"" + (words.last?.isPrefix == true ? " *" : "")
            guard isAnywhere, (2...3).contains(words.count) else { return "(\(phrase))" }
            // A name is written either way round.
            let near = words.map { "\"\($0.folded)\"" }.joined(separator: " ")
            return "(\(phrase) OR {author contributor} : NEAR(\(near), 1))"
        }
    }
}

extension Question.Word {
    /// The word itself, what has its stem, and what begins like it if it is unfinished.
    package var expression: String {
        var forms = ["\"\(folded)\"", "\"\(IndexText.stemMark)\(stem)\""]
        // « danse » has the stem of « dans », which nobody looks for.
        if stem != folded, !UntellingWords.little.contains(stem) { forms.append("\"\(stem)\"") }
        if isPrefix { forms.append("\"\(folded)\" *") }
        return "(" + forms.joined(separator: " OR ") + ")"
    }
}
