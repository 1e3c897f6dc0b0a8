import ArgumentParser
import Formats
import Foundation
import GRDB
import School
import Storage

/// `bench campus`
struct Campus: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Brings the files of a campus into its directory, beside bare INSERTs of the same rows; then looks people up.",
    )

    @Argument(help: "A folder for temporary files, which must exist.")
    var folder: String

    @Option(help: "About how many people.")
    var people = 5_000

    @Option(help: "How many rounds, product and reference in turn.")
    var rounds = 3

    func run() throws {
        var files = CampusFiles(people: people)
        let sources = try files.write(in: folder).map {
            DirectoryFile.Source(path: $0, name: ($0 as NSString).lastPathComponent)
        }
        var (imports, again, bare, searches) = (Samples(), Samples(), Samples(), Samples())
        var count = 0
        for round in 0..<rounds {
            let path = "\(folder)/campus-\(round).sqlite"
            let campus = try newCampus(at: path)
            let first = try imports.measure { try bring(sources, into: campus) }
            count = first.added
            let second = try again.measure { try bring(sources, into: campus) }
            guard count > people * 9 / 10, second.added + second.updated == 0, second.unchanged == count
            else {
                throw BenchError("\(first), then \(second)")
            }
            for text in ["mar", "marlé", "3e12 du", "zzz", "so fi", "g12"] {
                for _ in 0..<20 {
                    try searches.measure {
                        _ = try campus.read { try $0.directory.people(PersonQuery(.simple(text))) }
                    }
                }
            }
            try campus.close()
            let copy = try newCampus(at: "\(folder)/bare-\(round).sqlite")
            try copy.close()
            let rows = try BareRows(of: path)
            try bare.measure { try rows.insert(into: "\(folder)/bare-\(round).sqlite") }
        }
        try Report.print([
            "people": count, "import": imports.figures, "again": again.figures, "bareInsert": bare.figures,
            "search": searches.figures,
        ])
    }

    private func newCampus(at path: String) throws -> CampusFile {
        try StoredFile.create(at: path, kind: CampusSchema.kind)
        let campus = CampusFile(try StoredFile(opening: path, kind: CampusSchema.kind))
        guard let rne = RNE("9990001X") else { throw BenchError("no number for the school") }
        _ = try campus.write { try $0.directory.addSchool(rne, name: "Collège d’essai", town: "Essai") }
        return campus
    }

    private func bring(_ sources: [DirectoryFile.Source], into campus: CampusFile) throws -> DirectoryReport {
        guard let day = Day("2026-11-21") else { throw BenchError("no day") }
        let reading = try DirectoryFile.read(sources, rne: "", today: day.description)
        return try campus.write {
            try $0.directory.bring(reading.description, on: day) {
                SecretToken(random: RandomBytes.system(24))
            }
        }
    }
}

/// The rows of a directory, to be written again with nothing decided.
private struct BareRows {
    private static let tables = [
        "person", "personSource", "affiliation", "schoolClass", "enrolment", "guardianship",
    ]
    private let rows: [(table: String, rows: [[DatabaseValue]])]

    init(of path: String) throws {
        let queue = try DatabaseQueue(path: path)
        rows = try queue.read { db in
            try Self.tables.map { table in
                (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { Array($0.databaseValues) })
            }
        }
        try queue.close()
    }

    func insert(into path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for (table, rows) in rows {
                guard let first = rows.first else { continue }
                let marks = first.map { _ in "?" }.joined(separator: ", ")
                let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
                for row in rows { try statement.execute(arguments: StatementArguments(row)) }
            }
        }
        try queue.close()
    }
}
