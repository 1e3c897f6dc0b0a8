import GRDB
import Storage

/// Who a class sheet is about, and which portals may tell it: pupils by their opaque keys, for two schools of a campus
/// may both have a « 3eA ».
package struct SheetAudience: Equatable, Sendable {
    package var keys: [String] = []
    package var portals: Set<ID<Partner>> = []
}

extension HomeReading {
    /// In the order of the classes.
    package func sheets(of classes: [SchoolClass], on day: Day) throws
        -> [(schoolClass: SchoolClass, audience: SheetAudience)]
    {
        let audiences = try sheetAudiences(of: classes.map(\.id), on: day)
        return classes.map { ($0, audiences[$0.id] ?? SheetAudience()) }
    }

    private func sheetAudiences(of classes: [ID<SchoolClass>], on day: Day) throws
        -> [ID<SchoolClass>: SheetAudience]
    {
        guard !classes.isEmpty else { return [:] }
        var audiences = Dictionary(
            classes.map { ($0, SheetAudience()) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT enrolment.schoolClass, person.entKey
                    FROM enrolment JOIN person ON person.id = enrolment.person
                    WHERE role = 'pupil' AND leftOn IS NULL
                        AND schoolClass IN (SELECT value FROM json_each(?))
                    """), arguments: ["[\(classes.map { "\($0)" }.joined(separator: ","))]"])
        for row in rows { audiences[row[0], default: SheetAudience()].keys.append(row[1]) }
        for (schoolClass, portals) in try PartnerReading(database: database).classPortals(
            of: classes, on: day)
        {
            audiences[schoolClass, default: SheetAudience()].portals = portals
        }
        return audiences
    }
}
