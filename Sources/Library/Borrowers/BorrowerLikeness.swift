import Formats

/// What speaks for two files being of one person, and what speaks against.
package struct BorrowerLikeness: Equatable, Sendable {
    package enum Agreement: Equatable, Sendable {
        case same, different
        /// One of the two files says nothing.
        case unsaid
    }

    package let name: Agreement
    package let schoolClass: Agreement
    package let bornOn: Agreement

    package init(_ one: Borrower, _ other: Borrower) {
        let (mine, theirs) = (one.details, other.details)
        name = mine.nameWords == theirs.nameWords ? .same : .different
        let classes = [mine, theirs].map { BorrowerDetails.classKey($0.schoolClass) }
        schoolClass = classes.contains("") ? .unsaid : classes[0] == classes[1] ? .same : .different
        switch (mine.bornOn, theirs.bornOn) {
        case (let first?, let second?): bornOn = first == second ? .same : .different
        default: bornOn = .unsaid
        }
    }
}
