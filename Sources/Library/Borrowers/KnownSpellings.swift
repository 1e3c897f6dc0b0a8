import Formats
import GRDB
import Storage

/// How the library writes each status and each class: a file that writes them otherwise makes no second one (B-25).
struct KnownSpellings {
    private var statuses: [String: String] = [:]
    private var classes: [String: String] = [:]

    /// The way that most borrowers have it, where there are several.
    init(_ database: Database) throws {
        let statuses = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT status FROM borrower WHERE status <> ''
                    GROUP BY status ORDER BY count(*) DESC, min(id)
                    """))
        for status in statuses { learn(status: status) }
        let classes = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT schoolClass FROM borrower WHERE schoolClass <> ''
                    GROUP BY schoolClass ORDER BY count(*) DESC, min(id)
                    """))
        for schoolClass in classes { learn(schoolClass: schoolClass) }
    }

    /// The same details, written as the library does; what is new is learnt.
    mutating func respelled(_ details: BorrowerDetails) -> BorrowerDetails {
        learn(status: details.status)
        learn(schoolClass: details.schoolClass)
        var respelled = details
        respelled.status = statuses[Folding.fold(details.status)] ?? details.status
        respelled.schoolClass = classes[BorrowerDetails.classKey(details.schoolClass)] ?? details.schoolClass
        return respelled
    }

    private mutating func learn(status: String) {
        let key = Folding.fold(status)
        if !key.isEmpty, statuses[key] == nil { statuses[key] = status }
    }

    private mutating func learn(schoolClass: String) {
        let key = BorrowerDetails.classKey(schoolClass)
        if !key.isEmpty, classes[key] == nil { classes[key] = schoolClass }
    }
}
