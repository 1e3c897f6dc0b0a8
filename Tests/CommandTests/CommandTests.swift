import Formats
import Foundation
import FoundationNetworking
import Testing

@Suite("The command line", .serialized)
struct CommandTests {
    let program: Program

    init() throws { program = try Program() }

    private func book(_ number: Int) throws -> [UInt8] {
        var record = RecordDescription()
        record.sourceKey = "K\(number)"
        record.title = "Titre numéro \(number)"
        record.summary = String(repeating: "mot\(number % 97) ", count: 40)
        return try Iso2709Writer.bytes(of: MarcRecord(unimarc: record))
    }

    @Test("a portal is created once; a wrong check letter is a warning (A9-6), a wrong shape an error")
    func portals() throws {
        let created = try program.run(
            "portal", "create", "0510032h", "--name", "CDI Jaurès", "--town", "Reims")
        #expect(created.code == 0)
        #expect(created.output.contains("0510032H"))
        let again = try program.run("portal", "create", "0510032H", "--name", "Autre")
        #expect(again.code != 0)
        #expect(again.errors.contains("existe déjà"))
        let odd = try program.run("portal", "create", "0890000U", "--name", "CDI")
        #expect(odd.code == 0)
        #expect(odd.output.contains("devrait être S"))
        let wrong = try program.run("portal", "create", "../../etc", "--name", "CDI")
        #expect(wrong.code == 64)
        let list = try program.run("portal", "list")
        #expect(list.output.contains("0510032H  CDI Jaurès, Reims"))
        #expect(!list.output.contains("Autre"))
    }

    @Test("an import says what it did; a second one changes nothing")
    func importing() throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let file = try program.write(try (1...3).flatMap(book), to: "trois.mrc")
        let first = try program.run("import", "records", "--portal", "0510032H", file)
        #expect(first.code == 0)
        #expect(first.output.contains("3 notices lues") && first.output.contains("3 nouvelles"))
        let second = try program.run("import", "records", "--portal", "0510032H", file)
        #expect(second.code == 0)
        #expect(second.output.contains("3 inchangées"))
    }

    @Test(
        "a file that cannot be read: one French sentence, exit code 65, the portal unchanged",
        arguments: [
            ("vide.mrc", []), ("lettre.mrc", Array("Chère collègue, voici le catalogue.\n".utf8)),
            ("tronque.mrc", Array("01200nam0 2200313   450 0010013".utf8)),
            ("page.xml", Array("<html><body>Bonjour</body></html>".utf8)),
            ("image.mrc", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ("faux.mrc", Array("99999nam0 2200313   450 ".utf8) + [0x1E, 0x1D]),
        ] as [(String, [UInt8])])
    func unreadable(name: String, bytes: [UInt8]) throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let before = try program.contents(of: "0510032H")
        let outcome = try program.run(
            "import", "records", "--portal", "0510032H", try program.write(bytes, to: name))
        #expect(outcome.code == 65)
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains(name))
        #expect(try program.contents(of: "0510032H") == before)
    }

    @Test("a folder, a file that is not there, a portal that is not there: one sentence each, never a crash")
    func mistakes() throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        #expect(try program.run("import", "records", "--portal", "0510032H", program.folder).code == 65)
        #expect(try program.run("import", "records", "--portal", "0510032H", "/nulle/part.mrc").code == 65)
        let file = try program.write(try book(1), to: "un.mrc")
        let absent = try program.run("import", "records", "--portal", "0870022B", file)
        #expect(absent.code == 1)
        #expect(absent.errors.contains("lutrin portal create 0870022B"))
    }

    @Test("one bad record among good ones: exit code 2, its place and reason, the others in")
    func badRecord() throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let bytes = try book(1) + Array("00300 broken".utf8) + [0x1D] + book(2)
        let outcome = try program.run(
            "import", "records", "--portal", "0510032H", try program.write(bytes, to: "mixte.mrc"))
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("Notice 2"))
        #expect(outcome.output.contains("2 nouvelles") && outcome.output.contains("1 refusée"))
    }

    @Test("an import killed in the middle leaves whole batches, and is simply run again")
    func killed() throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let file = try program.write(try (1...12_000).flatMap(book), to: "grand.mrc")
        let process = try program.start(["import", "records", "--portal", "0510032H", file])
        Thread.sleep(forTimeInterval: 1)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let check = try program.run("check")
        #expect(check.code == 0, "\(check.output)")
        let again = try program.run("import", "records", "--portal", "0510032H", file)
        #expect(again.code == 0)
        #expect(try program.run("check").output.contains("0510032H : en ordre"))
        let third = try program.run("import", "records", "--portal", "0510032H", file)
        #expect(third.output.contains("12000 inchangées"))
    }

    @Test("a backup opens as it is, and a spoiled file is told apart")
    func maintenance() throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
        let copy = program.folder + "/copie"
        #expect(try program.run("backup", copy).code == 0)
        #expect(try program.run("backup", copy).code != 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy + "/portals/0510032H.sqlite")).count > 0)
        try Data("gâté".utf8).write(to: URL(fileURLWithPath: program.data + "/portals/0510032H.sqlite"))
        let check = try program.run("check")
        #expect(check.code == 1)
        #expect(check.output.contains("0510032H"))
    }

    @Test("serve answers, and SIGTERM or SIGINT ends it gently", arguments: [SIGTERM, SIGINT])
    func serving(signal: Int32) async throws {
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI Jaurès")
        let output = Pipe()
        let process = try program.start(
            ["serve", "--port", "0", "--quiet", "--home", Program.home], output: output)
        defer { process.terminate() }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let address = try #require(line.split(separator: " ").last { $0.hasPrefix("http") })
            .trimmingCharacters(in: .newlines)
        let (page, _) = try await URLSession.shared.data(
            from: #require(URL(string: address + "cdi/0510032h/home/")))
        #expect(String(decoding: page, as: UTF8.self).contains("CDI Jaurès"))
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        let log = program.data + "/portals/0510032H.sqlite-wal"
        let left = FileManager.default.contents(atPath: log) ?? Data()
        #expect(left.isEmpty, "everything is in the file itself")
    }

    @Test("help teaches, in French, every command")
    func help() throws {
        for command in [
            [], ["serve"], ["demo"], ["portal", "create"], ["portal", "list"], ["portal", "host"],
            ["portal", "guide"], ["portal", "facets"], ["portal", "wishes"],
            ["import", "records"], ["backup"], ["check"],
        ] {
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = command + ["--help"]
            process.standardOutput = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(text.contains("OVERVIEW"))
        }
    }
}
