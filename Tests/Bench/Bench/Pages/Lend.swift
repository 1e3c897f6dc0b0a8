import ArgumentParser
import GRDB
import Library
import Storage

/// `bench lend`
struct Lend: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Puts a share of a portal's copies on loan.")

    @Argument(help: "The folder of data.")
    var data: String

    @Argument(help: "The portal.")
    var school: School

    @Option(help: "How many copies in a hundred.")
    var percent = 20

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        let file = try folder.openPortal(school.rne)
        let lent = try file.write { try Self.lend(percent, of: $0) }
        try file.close()
        try Report.print(["lent": lent])
    }

    /// The copies lent are always the same: those whose number, scattered by a prime, falls below the share.
    static func lend(_ percent: Int, of database: Database) throws -> Int {
        try database.execute(
            sql: """
                INSERT INTO loan (copy, lentOn, dueOn)
                SELECT id, '2026-11-10', date('2026-11-10', '+' || (7 + id % 21) || ' days') FROM copy
                WHERE id * 7919 % 100 < ? AND status = 'inService'
                AND id NOT IN (SELECT copy FROM loan WHERE returnedOn IS NULL)
                """,
            arguments: [percent],
        )
        return database.changesCount
    }
}
