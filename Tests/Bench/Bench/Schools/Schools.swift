import ArgumentParser
import Formats
import Foundation
import GRDB
import Library
import Portal
import Storage

/// `bench schools`
struct Schools: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Fills a new folder of data with many small portals: one made by the product's own verbs, then its copies.",
        discussion:
            "Each takes about 200 kB of disk: 11 000 of them take more than 2 GB. Delete the folder afterwards.",
    )

    @Argument(help: "The folder of data, which must not exist.")
    var data: String

    @Option(help: "How many portals.")
    var count = 11_000

    @Option(help: "How many records each.")
    var records = 20

    func run() throws {
        guard !FileManager.default.fileExists(atPath: data) else {
            throw BenchError("\(data) exists already")
        }
        let model = try Self.number(1)
        try makeModel(model)
        let modelPath = "\(data)/portals/\(model).sqlite"
        let size = try FileManager.default.attributesOfItem(atPath: modelPath)[.size] as? Int ?? 0
        FileHandle.standardError.write(
            Data("\(count) portals of \(size / 1024) kB: \((size * count) >> 20) MB of disk\n".utf8))
        for number in 2...max(2, count) {
            try FileManager.default.copyItem(
                atPath: modelPath, toPath: "\(data)/portals/\(Self.number(number)).sqlite")
        }
        try list()
        try Report.print(["portals": count, "bytesEach": size])
    }

    /// The number of the nth school, in a range that no real school has.
    static func number(_ place: Int) throws -> RNE {
        guard let shape = RNE("\(9_900_000 + place)A"),
            let rne = RNE("\(9_900_000 + place)\(shape.expectedCheckLetter)")
        else { throw BenchError("no number for school \(place)") }
        return rne
    }

    private func makeModel(_ rne: RNE) throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        try PortalCreation.create(
            rne, settings: PortalSettings(name: "CDI d’essai", town: "Essai", accent: "teal"), in: folder)
        let catalogue = data + "/catalogue.mrc"
        var records = SyntheticCatalogue(seed: 11)
        let bytes = try (0..<self.records).flatMap { _ in
            try Iso2709Writer.bytes(of: MarcRecord(unimarc: records.next()))
        }
        try Data(bytes).write(to: URL(fileURLWithPath: catalogue))
        let file = try folder.openPortal(rne)
        let library = LibraryFile(file)
        let counts = try CatalogueImport(of: catalogue, into: library).run(now: Date())
        guard counts.added == self.records else { throw BenchError("only \(counts.added) records entered") }
        _ = try file.write { try Lend.lend(20, of: $0) }
        // The copies are of the main file alone: nothing may be left in its journal.
        try file.maintain { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try library.close()
        try FileManager.default.removeItem(atPath: catalogue)
    }

    /// All at once: the product's verb lists one portal a transaction.
    private func list() throws {
        let file = try StoredFile(opening: data + "/platform.sqlite", kind: Platform.kind)
        try file.write { database in
            for place in 2...max(2, count) {
                let rne = try Self.number(place)
                try database.execute(
                    sql: "INSERT INTO portal (rne, name, town, searchText) VALUES (?, ?, ?, ?)",
                    arguments: [rne, "CDI d’essai \(place)", "Ville \(place % 900)", "cdi d essai \(place)"],
                )
            }
        }
        try file.close()
    }
}
