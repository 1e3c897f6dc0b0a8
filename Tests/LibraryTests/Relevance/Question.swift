/// A text that somebody types, and the documents that are right answers to it.
struct Question: Sendable {
    let kind: String
    let portal: String
    let text: String
    let answers: Answers
    /// How soon a right answer has to come.
    var within = 3

    enum Answers: Sendable {
        /// One of these numbers in the source.
        case keys(Set<String>)
        /// Any document that is sorted under this title: another edition is as good.
        case title(String)
        /// There is none, and the portal has to say so: « rien » in the files.
        case nothing
    }

    /// What is required of all questions of a sort together.
    enum Group: String, CaseIterable {
        case written, mistyped, subject, derived
        case derivedMistyped = "derived, mistyped"
        case beyondRecognition = "several mistakes"
        case absent
    }

    /// The kind says it: one that ends in `-faute` holds one typing error, one in `-fautes` several.
    var group: Group {
        if case .nothing = answers { return .absent }
        if kind.hasSuffix("-fautes") { return .beyondRecognition }
        let isMistyped = kind.hasSuffix("-faute")
        if kind.hasPrefix("auto-") { return isMistyped ? .derivedMistyped : .derived }
        if isMistyped { return .mistyped }
        return kind.hasPrefix("sujet") ? .subject : .written
    }
}

/// What a portal answered.
struct Outcome: Sendable {
    let question: Question
    /// From 1; nil when no right answer is on the first page.
    let rank: Int?
    /// How many documents answered, right or not.
    let total: Int
    /// What came first instead.
    let first: String

    var isSuccess: Bool { isWithin(question.within) }

    func isWithin(_ place: Int) -> Bool { rank.map { $0 <= place } ?? false }
}
