import Storage

/// Why the file of a borrower is left as it was.
package enum BorrowerRefusal: Error, Equatable {
    case unknown
    case noName
    case numberTaken(by: Holder)
    case entKeyTaken(by: Holder)
    /// So many loans are current (B-30, B-92).
    case hasLoans(Int)
    /// Loans are not moved to somebody who may not borrow (B-81).
    case temporaryUser
    case samePerson
    /// To be confirmed first (B-89).
    case namesDiffer(String, String)
    /// One name, but two files in order, or two classes, or two births: to be confirmed first (B-89).
    case mayBeTwo
    /// So many borrowers are meant by a line that gives a name alone.
    case homonyms(Int)
}

/// Who has, holds or waits: enough to say it at the desk.
package struct Holder: Equatable, Sendable {
    package let id: ID<Borrower>
    package let name: String
    package let schoolClass: String

    package init(id: ID<Borrower>, name: String, schoolClass: String) {
        self.id = id
        self.name = name
        self.schoolClass = schoolClass
    }

    init(_ borrower: Borrower) {
        self.init(id: borrower.id, name: borrower.name, schoolClass: borrower.details.schoolClass)
    }
}
