import Formats
import GRDB

/// What a question is taken to mean: as it is written if that finds anything; else with a word corrected, or
/// without the word that nothing answers.
struct Understanding {
    let matching: Matching
    let stemmer: Stemmer

    struct Answer {
        let question: Question
        let records: [Int32]
        /// Those that the whole question names.
        var known: [Int32] = []
        var reading = Reading()
    }

    /// Fewer answers than this, and another spelling is offered beside them.
    private static let fewAnswers = 3

    func answer(to search: Search, known: [Int32]) throws -> Answer {
        let question = Question(search.text, stemmer: stemmer)
        if search.text.isEmpty { return Answer(question: question, records: matching.columns.byTitle) }
        let records = question.isEmpty ? [] : try matching.records(answering: question)
        var answer = Answer(question: question, records: records, known: known)
        guard !search.isLiteral, !question.isEmpty, known.isEmpty, records.count < Self.fewAnswers else {
            return answer
        }
        let spelling = try Spelling(matching: matching, stemmer: stemmer, text: search.text, question: question)
        if !records.isEmpty {
            answer.reading.suggestion = try spelling.betterText(than: records.count)
            return answer
        }
        if let corrected = try spelling.correction() {
            return Answer(
                question: corrected.question, records: corrected.records,
                reading: Reading(correctedText: try spelling.written(corrected.text)))
        }
        return try widened(spelling)
    }

    /// The documents that have the most of the words, in their likeliest spelling.
    private func widened(_ spelling: Spelling) throws -> Answer {
        let text = try spelling.likeliest()
        var question = Question(text, stemmer: stemmer)
        guard question.requiredWords.count > 1 else {
            let records = question.isEmpty ? [] : try matching.records(answering: question)
            let reading =
                records.isEmpty ? Reading() : Reading(correctedText: try spelling.written(text), isWidened: true)
            return Answer(question: question, records: records, reading: reading)
        }
        var records = try matching.records(answering: question)
        if records.isEmpty {
            question.isWidened = true
            records = try matching.records(answering: question)
        }
        return Answer(question: question, records: records, reading: Reading(isWidened: !records.isEmpty))
    }
}

/// How a question was taken, to be told to whoever asked it.
package struct Reading: Equatable, Sendable {
    /// What was looked for instead of the words as they were written.
    package var correctedText: String?
    /// No document has all the words: these have the most of them.
    package var isWidened = false
    /// « Vouliez-vous dire… ? »
    package var suggestion: String?

    package init(correctedText: String? = nil, isWidened: Bool = false, suggestion: String? = nil) {
        self.correctedText = correctedText
        self.isWidened = isWidened
        self.suggestion = suggestion
    }
}
