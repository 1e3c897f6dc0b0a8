import GRDB
import Storage

/// How much somebody still has to give back late, and to take.
package struct Owing: Equatable, Sendable {
    package var late = 0
    package var setAside = 0
}

extension CirculationReading {
    /// Of everybody whom a campus knows, by their opaque keys (O-01); those who owe nothing are not there.
    package func owing(on day: Day) throws -> [String: Owing] {
        var owing: [String: Owing] = [:]
        let late = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT entKey, count(*) FROM loan JOIN borrower ON borrower.id = loan.borrower
                    WHERE loan.returnedOn IS NULL AND loan.dueOn < ? AND entKey IS NOT NULL GROUP BY entKey
                    """), arguments: [day])
        for row in late { owing[row[0], default: Owing()].late = row[1] }
        let kept = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT entKey, count(*) FROM reservation JOIN borrower ON borrower.id = reservation.borrower
                    WHERE reservation.state = 'setAside' AND entKey IS NOT NULL GROUP BY entKey
                    """))
        for row in kept { owing[row[0], default: Owing()].setAside = row[1] }
        return owing
    }
}
