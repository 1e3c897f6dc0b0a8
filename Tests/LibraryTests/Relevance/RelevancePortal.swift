import Formats
import Foundation
import GRDB
import Library
import Storage

/// A portal filled with one of the catalogues that the questions are about.
struct RelevancePortal {
    let name: String
    /// What its files say, in their order.
    let records: [RecordDescription]
    private let portal: TestPortal
    private let stored: [ID<Library.Record>: (key: String, title: String)]

    /// The demonstration's two schools, and the real records where this machine has them.
    static func all() throws -> [RelevancePortal] {
        let demo = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Content/demo")
        var portals = try ["college", "lycee"].map { school in
            let folder = demo.appendingPathComponent(school).path
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".xml") }.sorted()
            return try RelevancePortal(school, files: files.map { "\(folder)/\($0)" })
        }
        if let sharedData {
            portals.append(try RelevancePortal("loc", files: ["\(sharedData)/loc-french-a.mrc"]))
            portals.append(try RelevancePortal("jeunesse", files: ["\(sharedData)/loc-french-youth.mrc"]))
        } else {
            print("The questions about real records are left out: their folder is not beside the project.")
        }
        return portals
    }

    private init(_ name: String, files: [String]) throws {
        let portal = try TestPortal()
        var records: [RecordDescription] = []
        for file in files {
            _ = try CatalogueImport(of: file, into: portal.library).run(now: Date(timeIntervalSince1970: 0))
            let reader = try CatalogueReader(path: file)
            while let item = try reader.next() {
                if case .record(let record) = item { records.append(record) }
            }
        }
        self.name = name
        self.portal = portal
        self.records = records
        stored = try portal.folder.openPortal(portal.rne).read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, sourceKey, titleKey FROM record")
            let pairs: [(ID<Library.Record>, (key: String, title: String))] = rows.map { row in
                (row["id"], (key: row["sourceKey"], title: row["titleKey"]))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    func holds(_ answers: Question.Answers) -> Bool {
        switch answers {
        case .keys(let keys): keys.isSubset(of: stored.values.map(\.key))
        case .title(let title): stored.values.contains { $0.title == title }
        case .nothing: true
        }
    }

    func outcome(of question: Question) throws -> Outcome {
        let results = try portal.search(Search(text: question.text))
        let found = results.found
        let given = found.map { stored[$0.record.id] }
        let place =
            switch question.answers {
            case .keys(let keys): given.firstIndex { $0.map { keys.contains($0.key) } ?? false }
            case .title(let title): given.firstIndex { $0?.title == title }
            case .nothing: found.isEmpty ? 0 : nil
            }
        let first =
            found.first.map { [$0.record.seriesTitle, $0.record.volume, $0.record.title] } ?? ["rien"]
        return Outcome(
            question: question, rank: place.map { $0 + 1 }, total: results.total,
            first: first.filter { !$0.isEmpty }.joined(separator: " · "))
    }
}
