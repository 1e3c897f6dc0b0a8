import Storage

/// What a reader says of a document: stars, perhaps words. Read by all once a librarian approved it, and nobody's
/// name stands beside it; the librarian knows whose it is.
package struct Review: Equatable, Sendable {
    package let id: ID<Review>
    package let record: Record
    /// Nil once its author has left.
    package let author: Holder?
    package let stars: Int
    package let text: String
    package let state: ReviewState
    package let writtenOn: Day
    /// Who approved or refused it; empty before.
    package let judgedBy: String

    package init(
        id: ID<Review>, record: Record, author: Holder?, stars: Int, text: String, state: ReviewState,
        writtenOn: Day, judgedBy: String
    ) {
        self.id = id
        self.record = record
        self.author = author
        self.stars = stars
        self.text = text
        self.state = state
        self.writtenOn = writtenOn
        self.judgedBy = judgedBy
    }
}

/// « À modérer → approuvé | refusé »; changed by its author, it is to be moderated again.
package enum ReviewState: String, CaseIterable, Sendable {
    case toModerate, approved, refused
}

/// What readers think of a document, as its page tells it.
package struct ReviewSummary: Equatable, Sendable {
    /// How many approved reviews there are.
    package let count: Int
    /// Of their stars, in tenths: 43 is 4.3.
    package let tenths: Int
    /// The latest first.
    package let approved: [Opinion]

    package init(count: Int, tenths: Int, approved: [Opinion]) {
        self.count = count
        self.tenths = tenths
        self.approved = approved
    }

    /// An approved review, which is nobody's.
    package struct Opinion: Equatable, Sendable {
        package let stars: Int
        package let text: String
        package let writtenOn: Day

        package init(stars: Int, text: String, writtenOn: Day) {
            self.stars = stars
            self.text = text
            self.writtenOn = writtenOn
        }
    }
}
