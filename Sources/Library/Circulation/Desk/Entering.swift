import Formats
import Storage

/// What the desk is about to do with a copy.
package enum DeskMode: String, CaseIterable, Sendable {
    /// Lends to whoever is at the desk; with nobody there, takes back what is out.
    case lend
    case giveBack
    case reserve
}

/// What came of what was typed or scanned in the one field of the desk.
package enum EntryOutcome: Equatable, Sendable {
    /// This borrower is at the desk now.
    case person(ID<Borrower>)
    /// `isRepeat`: the form had been sent already, and nothing was done again.
    case made(ID<Gesture>, isRepeat: Bool)
    /// The copy is shown with what may be done: nothing was done.
    case copy(ID<Copy>)
    /// It may mean several things, or one that is better confirmed: nothing was done.
    case choice
}

/// Why the field understands nothing.
package enum EntryRefusal: Error, Equatable {
    case empty
    /// The number of no card and of no copy of this library.
    case unknownNumber(String)
    /// An ISBN of no document of this library.
    case unknownISBN(String)
    /// Nobody has this name.
    case nobody(String)
    /// Nothing in the catalogue answers to these words.
    case noDocument(String)
    /// A reservation needs somebody to make it for.
    case needsPerson
}

extension CirculationWriting {
    /// Understands what was typed at the desk and does it, in one transaction: what is read is still true when it is
    /// acted upon.
    ///
    /// - Parameter stamp: its token is of this form *and* of what was typed in it: the same form with another text is
    ///   another gesture.
    /// - Throws: `EntryRefusal`, and the refusals of lending, giving back and reserving.
    package func enter(_ typed: String, for person: ID<Borrower>?, mode: DeskMode, stamp: Stamp) throws
        -> EntryOutcome
    {
        if let made = try reading.gesture(token: stamp.token) {
            return .made(made.gesture.id, isRepeat: true)
        }
        let text = typed.trimmed
        guard !text.isEmpty else { throw EntryRefusal.empty }
        let entry = try reading.recognise(text)
        if entry.isEmpty { throw Self.refusal(of: text) }
        switch (entry.copy, entry.borrowers.first) {
        case (.some, .some): return .choice
        case (let copy?, nil): return try use(copy, for: person, mode: mode, stamp: stamp)
        case (nil, let borrower?) where entry.borrowers.count == 1: return .person(borrower.id)
        case (nil, _): return .choice
        }
    }

    /// What the desk does with a copy that is scanned, or chosen among several.
    ///
    /// - Throws: the refusals of lending, giving back and reserving.
    package func use(_ copy: ID<Copy>, for person: ID<Borrower>?, mode: DeskMode, stamp: Stamp) throws
        -> EntryOutcome
    {
        if let made = try reading.gesture(token: stamp.token) {
            return .made(made.gesture.id, isRepeat: true)
        }
        guard let found = try deskCopy(copy) else { throw LoanRefusal.unknownCopy }
        switch (mode, person) {
        case (.reserve, let person?):
            let done = try reserve(found.row.record, for: person, isValidated: true, stamp: stamp)
            return .made(done.gesture, isRepeat: false)
        case (.reserve, nil): throw EntryRefusal.needsPerson
        case (.giveBack, _): return .made(try giveBack(copy, stamp: stamp).gesture, isRepeat: false)
        case (.lend, nil):
            guard found.loan != nil else { return .copy(copy) }
            return .made(try giveBack(copy, stamp: stamp).gesture, isRepeat: false)
        case (.lend, let person?):
            // Renewed or given back: the librarian says which.
            if let loan = found.loan, loan.borrower == person {
                guard try borrowers.borrower(person)?.kind == .temporary else { return .copy(copy) }
                // B-82: a temporary user gives back, and does nothing else.
                return .made(try giveBack(copy, stamp: stamp).gesture, isRepeat: false)
            }
            return .made(try lend(copy, to: person, stamp: stamp).gesture, isRepeat: false)
        }
    }

    /// By its shape: a number with few letters is a bar code, thirteen digits that add up an ISBN, the rest a name.
    private static func refusal(of text: String) -> EntryRefusal {
        if ISBN(text) != nil { return .unknownISBN(text) }
        let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }.count
        return digits > 0 && digits * 2 >= text.unicodeScalars.count ? .unknownNumber(text) : .nobody(text)
    }
}
