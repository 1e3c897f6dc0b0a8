import Foundation
import GRDB
import Storage

/// What a school keeps beside its procedures: steps ticked, and whether the text was useful.
package struct ProceduresReading {
    let database: Database
}

/// Writing the same.
package struct ProceduresWriting {
    let database: Database
}

extension LibraryReading {
    package var procedures: ProceduresReading { ProceduresReading(database: database) }
}

extension LibraryWriting {
    package var procedures: ProceduresWriting { ProceduresWriting(database: database) }
}

/// A step that somebody of the school has done.
package struct TickedStep: Equatable, Sendable {
    /// Of the step, in its text.
    package let key: String
    /// « Mme Leroux »
    package let by: String
    /// UTC, to the second.
    package let at: String

    package init(key: String, by: String, at: String) {
        self.key = key
        self.by = by
        self.at = at
    }
}

/// What was said at the end of a procedure, by nobody in particular (W-05).
package struct ProcedureFeedback: Equatable, Sendable {
    package let id: ID<ProcedureFeedback>
    package let isUseful: Bool
    package let comment: String
    package let givenOn: Day
    /// A librarian has read it and done what it asked for.
    package let isSettled: Bool

    package static let longestComment = 1000

    package init(
        id: ID<ProcedureFeedback>, isUseful: Bool, comment: String, givenOn: Day, isSettled: Bool
    ) {
        self.id = id
        self.isUseful = isUseful
        self.comment = comment
        self.givenOn = givenOn
        self.isSettled = isSettled
    }
}

/// How many found a procedure useful, how many did not, and how many comments wait to be read.
package struct FeedbackTally: Equatable, Sendable {
    package var useful = 0
    package var useless = 0
    package var unread = 0

    package init(useful: Int = 0, useless: Int = 0, unread: Int = 0) {
        self.useful = useful
        self.useless = useless
        self.unread = unread
    }

    package var count: Int { useful + useless }
}

/// Why a feedback was not kept.
package enum FeedbackRefusal: Error, Equatable {
    case tooLong(Int)
    case unknown
}
