import Formats
import GRDB
import Storage

/// What the reading of a file did to the directory.
package struct DirectoryReport: Equatable, Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    /// Those of the school whom the file does not name any more.
    package var left = 0
    /// Those who had left and are back.
    package var returned = 0
    package var classes = 0
    /// People of schools that are not of this campus.
    package var foreign = 0
    /// Names that several people have, and that nothing in the file tells apart: they were left as they were.
    package var ambiguous: [String] = []

    package init() {}
}

extension DirectoryWriting {
    /// Brings the directory up to date with a file. The same file again changes nothing. Nobody is deleted: those whom a
    /// complete file does not name any more are marked as having left.
    ///
    /// - Parameters:
    ///   - newKey: an opaque key, drawn for each new person.
    /// - Throws: `DirectoryRefusal.unknown` when the file speaks of no school of this campus.
    package func bring(
        _ description: DirectoryDescription, on day: Day, newKey: () -> SecretToken,
    ) throws -> DirectoryReport {
        var run = try DirectoryUpdate(description, writing: self, day: day)
        guard !run.schools.isEmpty else { throw DirectoryRefusal.unknown }
        try run.apply(newKey: newKey)
        return run.report
    }
}
