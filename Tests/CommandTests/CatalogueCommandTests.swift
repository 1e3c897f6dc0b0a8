import Formats
import Foundation
import Testing

@Suite("The command line and the catalogue", .serialized)
struct CatalogueCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let records = (1...3).map { number in
            var record = RecordDescription()
            record.sourceKey = "K\(number)"
            record.title = "L’œuvre n° \(number) & suite"
            record.medium = "Livre"
            record.natures = ["Roman"]
            record.contributors = [.init(name: "Labé, Louise", role: "070", isMain: true)]
            record.subjects = ["poésie"]
            var copy = CopyDescription()
            copy.number = "X\(number)"
            copy.callNumber = "P LAB"
            copy.location = "Poésie"
            copy.status = number == 2 ? "Perdu" : "En-service"
            record.copies = [copy]
            return record
        }
        let file = try program.write(
            try records.flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }, to: "trois.mrc")
        _ = try program.run("import", "records", "--portal", "0510032H", file)
    }

    @Test(
        "what one portal exports in any format, another imports whole, copies and their states included",
        arguments: [
            ["--format", "unimarc"], ["--format", "marcxml"], ["--format", "memonotices"],
            ["--format", "memonotices-ancien"], ["--format", "memonotices", "--encoding", "windows-1252"],
        ])
    func exporting(options: [String]) throws {
        let file = try program.write([], to: "x") + "-" + options.joined()
        let exported = try program.run(["export", "records", "--portal", "0510032H", file] + options)
        #expect(exported.code == 0, "\(exported.errors)")
        #expect(exported.output.contains("3 notices écrites"))
        _ = try program.run("portal", "create", "0890000U", "--name", "Autre")
        let imported = try program.run("import", "records", "--portal", "0890000U", file)
        #expect(
            imported.code == 0 && imported.output.contains("3 nouvelles"),
            "\(imported.output) \(imported.errors)")
        let reader = try CatalogueReader(path: file)
        var copies: [CopyDescription] = []
        while let item = try reader.next() {
            guard case .record(let record) = item else { continue }
            #expect(record.title.hasPrefix("L’œuvre n°") || record.title.hasPrefix("L'œuvre n°"))
            copies += record.copies
        }
        #expect(copies.map(\.number) == ["X1", "X2", "X3"])
        #expect(copies.map(\.status) == ["En-service", "Perdu", "En-service"])
        let again = try program.run(["export", "records", "--portal", "0510032H", file] + options)
        #expect(again.code != 0 && again.errors.contains("existe déjà"))
    }

    @Test("a record is removed by its number, and said not to be when it is not there")
    func removing() throws {
        let removed = try program.run("remove", "records", "--portal", "0510032H", "2", "99")
        #expect(removed.code == 2)
        #expect(
            removed.output.contains("1 notice retirée")
                && removed.errors.contains("La notice 99 n’existe pas"))
        #expect(try program.run("check").output.contains("en ordre"))
    }

    @Test("an index is made again, and a portal joins a campus")
    func maintaining() throws {
        #expect(try program.run("reindex", "0510032H").output.contains("refait"))
        #expect(try program.run("check").output.contains("en ordre"))
        #expect(try program.run("portal", "campus", "0510032H", "jaures").output.contains("« jaures »"))
        #expect(try program.run("portal", "campus", "0510032H", "Cité É").code != 0)
        #expect(try program.run("portal", "campus", "9990001X", "jaures").code != 0)
    }
}
