import GRDB

/// What the files of one kind have in common: the mark in their header, their migrations, their SQL functions.
package struct FileKind: Sendable {
    /// « portal », « platform »: for messages and logs.
    package let name: String
    /// Written in the header of each file (`PRAGMA application_id`): one kind is never opened as another.
    package let applicationID: Int32
    package let migrator: DatabaseMigrator
    /// Called on every connection: tokenizers and functions.
    package let prepare: @Sendable (Database) throws -> Void

    package init(
        name: String,
        applicationID: Int32,
        migrator: DatabaseMigrator,
        prepare: @escaping @Sendable (Database) throws -> Void = { _ in },
    ) {
        self.name = name
        self.applicationID = applicationID
        self.migrator = migrator
        self.prepare = prepare
    }
}
