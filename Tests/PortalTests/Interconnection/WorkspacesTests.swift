import Foundation
import Portal
import Testing

@Suite("The files of the ENTs that are known by name")
struct WorkspacesTests {
    private func read(_ files: [String: String]) throws -> Workspaces {
        let folder = NSTemporaryDirectory() + "lutrin-ent-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { print("left: \(folder)") }
        }
        for (name, text) in files {
            try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        return try Workspaces(folder: folder)
    }

    @Test("A-06 are what a school makes of them: by name, whatever the letters, with their own procedures")
    func reading() throws {
        let found = try read([
            "zeste.md": "---\nnom: écho\nadresse: https://a.example/cas\n---\n",
            "autre-ent.md":
                "---\r\nnom: Zeste\r\nterritoire: Ici : et là\r\nidentité: uid\r\nprocédure: liberscol\r\n---\r\nÀ savoir.\r\n",
            "notes.txt": "no ENT",
        ])
        #expect(found.all.map(\.name) == ["écho", "Zeste"])
        let zeste = try #require(found[code: "autre-ent"])
        #expect(zeste.area == "Ici : et là")
        #expect(zeste.identityAttribute == "uid")
        #expect(zeste.procedure == "liberscol")
        #expect(found[code: "zeste"]?.procedure == "zeste")
        #expect(found[code: "personne"] == nil)
        #expect(try Workspaces(folder: "/nowhere/at/all").all.isEmpty)
    }

    @Test(
        "one that cannot be used is named when the program starts",
        arguments: [
            "": "---", "nom: sans bord": "---", "---\nadresse: https://a.example\n---": "nom",
            "---\nnom: A\ncouleur: bleu\n---": "couleur", "---\nnom: A\nnom: B\n---": "nom: B",
            "---\nnom: A": "---",
        ])
    func faults(_ text: String, _ words: String) {
        do {
            _ = try read(["mon-ent.md": text])
            Issue.record("\(text) is taken")
        } catch let fault as WorkspaceFault {
            #expect(fault.file == "mon-ent.md")
            #expect(fault.reason.contains(words), "\(fault.reason)")
        } catch {
            Issue.record("\(error)")
        }
    }
}
