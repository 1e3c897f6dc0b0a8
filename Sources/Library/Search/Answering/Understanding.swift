import Formats
import Foundation
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

    /// - Parameter known: the records that a whole text names.
    func answer(to search: Search, known: @escaping (String) throws -> [Int32]) throws -> Answer {
        var question = Question(search.text, stemmer: stemmer)
        if search.text.isEmpty { return Answer(question: question, records: matching.columns.byTitle) }
        var records = question.isEmpty ? [] : try matching.records(answering: question)
        let named = question.isPlain ? try known(search.text) : []
        if records.isEmpty, named.isEmpty, !search.isLiteral {
            question = Question(search.text, stemmer: stemmer, completesLastWord: true)
            records = question.isEmpty ? [] : try matching.records(answering: question)
        }
        var answer = Answer(question: question, records: records, known: named)
        guard !search.isLiteral, answer.known.isEmpty, records.count < Self.fewAnswers,
            question.requiredWords.contains(where: { !$0.isNumber })
        else { return answer }
        let spelling = try Spelling(
            matching: matching, stemmer: stemmer, text: search.text, question: question, known: known)
        if !records.isEmpty {
            answer.reading.suggestion = try spelling.betterText(than: records.count)
            return answer
        }
        if let corrected = try spelling.correction() {
            return Answer(
                question: corrected.question, records: corrected.records, known: try known(corrected.text),
                reading: Reading(correctedText: try spelling.written(corrected.text)))
        }
        return try widened(question, spelling)
    }

    /// The documents that have the most of what is asked, rare words counting more than common ones.
    private func widened(_ question: Question, _ spelling: Spelling) throws -> Answer {
        let text = try spelling.likeliest()
        var widened = Question(text, stemmer: stemmer)
        widened.isWidened = true
        let parts = widened.wordings.compactMap(\.expression)
        guard parts.count > 0, text == spelling.text || !widened.isEmpty else {
            return Answer(question: question, records: [])
        }
        var scores = [Double](repeating: 0, count: matching.columns.size)
        for part in parts {
            let found = try matching.numbers(matching: part).filter(matching.columns.holds)
            let weight = log2(Double(matching.columns.byTitle.count + 1) / Double(max(1, found.count)))
            for id in found { scores[Int(id)] += weight }
        }
        let best = scores.max() ?? 0
        guard best > 0 else { return Answer(question: question, records: []) }
        let allowed = Set(try matching.records(answering: widened))
        let records = allowed.filter { scores[Int($0)] >= best * Self.nearlyBest }.sorted()
        return Answer(question: widened, records: records, reading: Reading(isWidened: true))
    }

    /// The share of the best score that an answer must have.
    private static let nearlyBest = 0.6
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
