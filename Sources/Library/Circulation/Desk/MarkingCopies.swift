import GRDB
import Storage

/// Why the state of a copy stays as it was.
package enum CopyRefusal: Error, Equatable {
    case unknownCopy
    /// It is so already.
    case already(CopyStatus)
    case noNote
}

/// What marking a copy gave.
package struct CopyOutcome: Codable, Equatable, Sendable {
    package let copy: ID<Copy>
    /// Who has it, when it is out.
    package let loan: ID<Loan>?
    /// That loan was closed (B-87).
    package let closedLoan: Bool
    /// A reader for whom it was, or now is, kept at the desk.
    package let reservation: ID<Reservation>?

    package init(copy: ID<Copy>, loan: ID<Loan>?, closedLoan: Bool, reservation: ID<Reservation>?) {
        self.copy = copy
        self.loan = loan
        self.closedLoan = closedLoan
        self.reservation = reservation
    }
}

extension CirculationWriting {
    /// Marks a copy as lost. The reader for whom it was set aside waits again, at the same place in the queue.
    ///
    /// - Parameter closingLoan: ends the loan that has it out, as is proposed to the librarian (B-87).
    /// - Throws: `CopyRefusal`, `GestureRefusal`.
    package func markLost(_ copy: ID<Copy>, closingLoan: Bool, stamp: Stamp) throws -> Done<CopyOutcome> {
        try gesture(.markLost, "\(copy) \(closingLoan)", stamp, copy: copy) { journal in
            guard let found = try deskCopy(copy) else { throw CopyRefusal.unknownCopy }
            let closes = closingLoan && found.loan != nil
            if found.row.status == .lost, !closes { throw CopyRefusal.already(.lost) }
            try journal.update(found.row, in: database) { $0.status = .lost }
            if closes, let loan = found.loan { try close(loan, stamp, &journal) }
            if let kept = found.setAside {
                try journal.update(kept, in: database) { $0.waitAgain() }
            }
            return CopyOutcome(
                copy: copy, loan: found.loan?.id, closedLoan: closes, reservation: found.setAside?.id)
        }
    }

    /// A copy that was lost, or withdrawn, is back in service; the first who waits for it has it.
    ///
    /// - Throws: `CopyRefusal`, `GestureRefusal`.
    package func markFound(_ copy: ID<Copy>, stamp: Stamp) throws -> Done<CopyOutcome> {
        try gesture(.markFound, "\(copy)", stamp, copy: copy) { journal in
            guard let found = try deskCopy(copy) else { throw CopyRefusal.unknownCopy }
            guard found.row.status == .lost || found.row.status == .withdrawn else {
                throw CopyRefusal.already(found.row.status)
            }
            try journal.update(found.row, in: database) { $0.status = .inService }
            return CopyOutcome(
                copy: copy, loan: found.loan?.id, closedLoan: false,
                reservation: try passOn(copy, stamp, &journal)?.id)
        }
    }

    /// Writes what is wrong with a copy in its note; whether it is still lent is not changed.
    ///
    /// - Throws: `CopyRefusal`, `GestureRefusal`.
    package func markDamaged(_ copy: ID<Copy>, note: String, stamp: Stamp) throws -> Done<CopyOutcome> {
        guard !note.trimmed.isEmpty else { throw CopyRefusal.noNote }
        return try write(note, on: copy, as: .markDamaged, stamp)
    }

    /// Writes the note of a copy; an empty one takes it away.
    ///
    /// - Throws: `CopyRefusal`, `GestureRefusal`.
    package func annotate(_ copy: ID<Copy>, note: String, stamp: Stamp) throws -> Done<CopyOutcome> {
        try write(note, on: copy, as: .annotate, stamp)
    }

    private func write(_ note: String, on copy: ID<Copy>, as kind: Gesture.Kind, _ stamp: Stamp) throws
        -> Done<CopyOutcome>
    {
        let note = String(note.trimmed.unicodeScalars.prefix(BorrowerDetails.longestText))
        return try gesture(kind, "\(copy) \(note)", stamp, copy: copy) { journal in
            guard let found = try deskCopy(copy) else { throw CopyRefusal.unknownCopy }
            try journal.update(found.row, in: database) { $0.note = note }
            return CopyOutcome(
                copy: copy, loan: found.loan?.id, closedLoan: false, reservation: found.setAside?.id)
        }
    }
}
