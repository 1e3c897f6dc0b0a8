import GRDB
import Storage

/// Loans that a change of the calendar leaves due on a day when nobody could bring them back.
extension CirculationReading {
    /// How many current loans, late ones left aside, are due on a day that is closed and would be due on a later one.
    package func loansDueWhenClosed(on day: Day) throws -> Int {
        try dueWhenClosed(on: day).count
    }

    fileprivate func dueWhenClosed(on day: Day) throws -> [(loan: ID<Loan>, newDay: Day)] {
        let calendar = try calendar(from: day)
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, dueOn FROM loan WHERE returnedOn IS NULL AND dueOn >= ? ORDER BY dueOn, id"),
            arguments: [day])
        var openDays: [Day: Day] = [:]
        return rows.compactMap { row in
            let dueOn: Day = row[1]
            let newDay = openDays[dueOn] ?? calendar.nextOpenDay(from: dueOn)
            openDays[dueOn] = newDay
            return newDay > dueOn ? (row[0], newDay) : nil
        }
    }
}

/// What postponing gave.
package struct PostponingOutcome: Codable, Equatable, Sendable {
    package let loans: Int

    package init(loans: Int) {
        self.loans = loans
    }
}

/// Why nothing is postponed.
package enum PostponingRefusal: Error, Equatable {
    /// Every current loan is due on a day of opening, or is late already.
    case nothingToPostpone
}

extension CirculationWriting {
    /// Puts off every current loan that is due on a closed day to the next day of opening. What is late stays late, and
    /// no renewal is counted.
    ///
    /// - Throws: `PostponingRefusal`, `GestureRefusal`.
    package func postponeLoansDueWhenClosed(stamp: Stamp) throws -> Done<PostponingOutcome> {
        try gesture(.postpone, "closed days", stamp) { journal in
            let due = try reading.dueWhenClosed(on: stamp.day)
            guard !due.isEmpty else { throw PostponingRefusal.nothingToPostpone }
            for (loan, newDay) in due {
                guard let row = try LoanRow.fetch(loan, database) else { continue }
                try journal.update(row, in: database) { $0.dueOn = newDay }
            }
            return PostponingOutcome(loans: due.count)
        }
    }
}
