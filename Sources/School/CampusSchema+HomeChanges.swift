/// The sixth migration of a campus: what changes on its home pages is counted, and a message says who changed it.
extension CampusSchema {
    /// `homeVersion` counts the changes of links, services, messages and calendars: what is kept of them in memory is read again
    /// when it changes. The days that a calendar tells change with its own line.
    static let homeChanges = """
        ALTER TABLE campus ADD COLUMN homeVersion INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE message ADD COLUMN changedBy TEXT NOT NULL DEFAULT '';
        \(["usefulLink", "message", "messageClass", "classCalendar", "externalService"].map(countingChanges).joined(separator: "\n"))
        """

    private static func countingChanges(of table: String) -> String {
        [("Added", "INSERT"), ("Changed", "UPDATE"), ("Removed", "DELETE")].map { name, event in
            """
            CREATE TRIGGER \(table)\(name) AFTER \(event) ON \(table) BEGIN
                UPDATE campus SET homeVersion = homeVersion + 1;
            END;
            """
        }.joined(separator: "\n")
    }
}
