import Foundation

/// Why somebody is not signed in.
package enum SignInRefusal: Error, Equatable {
    /// No such account, no password yet, or another one: not said which.
    case unknownOrWrong
    /// Too many attempts; when to try again.
    case tooManyAttempts(until: Date)
    case closedAccount
    /// The school knows that they are gone.
    case left
    /// The door of the administration is for those who manage the place.
    case notForThisDoor
}
