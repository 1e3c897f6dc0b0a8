import ArgumentParser
import Foundation
import GRDB
import Library
import Storage

/// `bench desk`
struct Desk: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Loans and returns of a portal's copies, each its own durable transaction, beside a bare INSERT.")

    @Argument(help: "The folder of data.")
    var data: String

    @Argument(help: "The portal.")
    var school: School

    @Option(help: "How many loans, then as many returns.")
    var count = 500

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        let file = try folder.openPortal(school.rne)
        let library = LibraryFile(file)
        let copies = try ID<Copy>.fetchFree(count, of: file)
        guard !copies.isEmpty else { throw BenchError("\(school.rne) has no copy to lend") }
        let readers = try library.write { writing in
            try (0..<200).map {
                try writing.borrowers.add(BorrowerDetails(name: "Lecteur \($0)", status: "Élève"))
            }
        }
        let now = Date()
        var (loans, returns, reads, bare) = (Samples(), Samples(), Samples(), Samples())
        for (place, copy) in copies.enumerated() {
            let stamp = Stamp(token: UUID().uuidString, actor: "banc", at: now, zone: .current)
            let reader = readers[place % readers.count]
            _ = try loans.measure {
                try library.write { try $0.circulation.lend(copy, to: reader, stamp: stamp) }
            }
            _ = try reads.measure { try library.read { try $0.circulation.currentLoans(of: reader) } }
        }
        for copy in copies {
            let stamp = Stamp(token: UUID().uuidString, actor: "banc", at: now, zone: .current)
            _ = try returns.measure { try library.write { try $0.circulation.giveBack(copy, stamp: stamp) } }
        }
        for copy in copies {
            try bare.measure {
                try file.write {
                    try $0.execute(
                        sql: """
                            INSERT INTO loan (copy, lentOn, dueOn, returnedOn)
                            VALUES (?, '2026-11-21', '2026-12-12', '2026-11-21')
                            """,
                        arguments: [copy])
                }
            }
        }
        try library.close()
        try Report.print([
            "lend": loans.figures, "giveBack": returns.figures, "currentLoans": reads.figures,
            "bareInsert": bare.figures,
        ])
    }
}

extension ID<Copy> {
    fileprivate static func fetchFree(_ count: Int, of file: StoredFile) throws -> [ID<Copy>] {
        try file.read {
            try ID<Copy>.fetchAll(
                $0,
                sql: """
                    SELECT id FROM copy WHERE status = 'inService' AND id NOT IN (
                        SELECT copy FROM loan WHERE returnedOn IS NULL
                    ) ORDER BY id LIMIT ?
                    """,
                arguments: [count])
        }
    }
}
