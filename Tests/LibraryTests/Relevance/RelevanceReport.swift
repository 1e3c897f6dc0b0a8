/// Every question asked once, and what came of it.
struct RelevanceReport: Sendable {
    let outcomes: [Outcome]
    /// Questions whose answer is not in the portal: mistakes of the files.
    let unanswerable: [Question]
    let leftOut: Int

    init() throws {
        let typed = try QuestionFile.questions(in: "connus.tsv") + QuestionFile.questions(in: "sujets.tsv")
        var outcomes: [Outcome] = []
        var unanswerable: [Question] = []
        var leftOut = 0
        for portal in try RelevancePortal.all() {
            let derived = DerivedQuestions(from: portal)
            leftOut += derived.leftOut
            for question in typed.filter({ $0.portal == portal.name }) + derived.questions {
                if !portal.holds(question.answers) { unanswerable.append(question) }
                outcomes.append(try portal.outcome(of: question))
            }
        }
        self.outcomes = outcomes
        self.unanswerable = unanswerable
        self.leftOut = leftOut
    }

    func outcomes(_ group: Question.Group) -> [Outcome] {
        outcomes.filter { $0.question.group == group }
    }
}

extension [Outcome] {
    func share(_ isGood: (Outcome) -> Bool) -> Double {
        isEmpty ? 0 : Double(filter(isGood).count) / Double(count)
    }

    var successes: Double { share(\.isSuccess) }
}
