import GRDB
import Storage

/// What a portal tells everybody of its contents and its catalogue stays the same until a librarian changes something,
/// or the day does.
package struct ContentsMoment: Equatable, Sendable {
    let contents: Int
    let catalogue: Int
    let day: Day
}

extension LibraryReading {
    package func contentsMoment(on day: Day) throws -> ContentsMoment {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT contentsVersion, catalogueVersion FROM portal"))
        return ContentsMoment(contents: row?[0] ?? 0, catalogue: row?[1] ?? 0, day: day)
    }
}
