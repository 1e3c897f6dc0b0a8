import ArgumentParser
import Foundation
import GRDB
import Library
import Portal
import Storage

/// `bench desk`
struct Desk: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Loans and returns as the desk sends them, each its own durable transaction, beside a bare INSERT."
    )

    @Argument(help: "The folder of data.")
    var data: String

    @Argument(help: "The portal.")
    var school: School

    @Option(help: "The folder that holds Templates, Static and Content.")
    var home = "."

    @Option(help: "How many loans, then as many returns.")
    var count = 500

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        let file = try folder.openPortal(school.rne)
        let copies = try Self.freeCopies(count, of: file)
        guard !copies.isEmpty else { throw BenchError("\(school.rne) has no copy to lend") }
        let site = try Site(data: folder, home: home)
        let screen = try DeskScreen(site, at: school.rne)
        var (loans, returns, pages, bare) = (Samples(), Samples(), Samples(), Samples())
        for (place, copy) in copies.enumerated() {
            let page = try loans.measure { try screen.lends(copy.number, place: place) }
            try pages.measure { try screen.opens(page) }
        }
        for copy in copies {
            let page = try returns.measure { try screen.takesBack(copy.number) }
            try pages.measure { try screen.opens(page) }
        }
        for copy in copies {
            try bare.measure {
                try file.write {
                    try $0.execute(
                        sql: """
                            INSERT INTO loan (copy, lentOn, dueOn, returnedOn)
                            VALUES (?, '2026-11-21', '2026-12-12', '2026-11-21')
                            """,
                        arguments: [copy.id])
                }
            }
        }
        try Report.print([
            "lend": loans.figures, "giveBack": returns.figures, "page": pages.figures,
            "bareInsert": bare.figures,
        ])
    }

    private static func freeCopies(_ count: Int, of file: StoredFile) throws -> [(
        id: ID<Copy>, number: String
    )] {
        try file.read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT id, number FROM copy WHERE status = 'inService' AND number IS NOT NULL AND id NOT IN (
                        SELECT copy FROM loan WHERE returnedOn IS NULL
                    ) ORDER BY id LIMIT ?
                    """,
                arguments: [count]
            ).map { ($0[0], $0[1]) }
        }
    }
}
