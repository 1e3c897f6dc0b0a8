import ArgumentParser
import Foundation
import GRDB
import Library
import Portal
import Storage

/// `bench pages`
struct Pages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Times the pages of one portal, with no socket, beside the same SQL prepared once.",
    )

    @Argument(help: "The folder of data.")
    var data: String

    @Argument(help: "The portal.")
    var school: School

    @Argument(help: "The query log.")
    var queries: String

    @Option(help: "The folder that holds Templates, Static and Content.")
    var home = "."

    @Option(help: "How many results pages a round.")
    var count = 1_000

    @Option(help: "How many rounds, product and reference in turn.")
    var rounds = 3

    @Option(
        help:
            "results, record, cover or home: repeats that page alone, without its reference, for a profiler.")
    var only: String?

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        let portal = BenchPortal(site: try Site(data: folder, home: home), rne: school.rne)
        let questions = Array(try Questions.read(queries).prefix(count))
        let file = try folder.openPortal(school.rne)
        let newest = try file.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM record") ?? 1 }
        var generator = SeededGenerator(seed: 7)
        let ids = (0..<count).map { _ in ID<Library.Record>(Int64.random(in: 1...newest, using: &generator)) }

        if let only { return try repeatOne(only, portal, questions, ids) }
        let hits = try file.read { try check(BareQueries(on: $0), against: portal, questions) }
        var series: [String: Samples] = [:]
        func measure(_ name: String, _ count: Int, isRound: Bool = true, _ body: (Int) throws -> Void) throws
        {
            for place in 0..<count { try series[name, default: Samples()].measure { try body(place) } }
            if isRound { series[name]?.endRound() }
        }
        let reader = try BenchReader(at: portal, borrowing: ids)
        for question in questions { _ = try portal.answer(.search(Search(text: question))) }
        let kinds = Kinds(of: questions, hits: hits)
        for _ in 0..<rounds {
            try measure("results", questions.count) {
                _ = try portal.answer(.search(Search(text: questions[$0])))
            }
            try file.read { database in
                let bare = try BareQueries(on: database)
                try measure("resultsSQL", questions.count) { _ = try bare.results(of: questions[$0]) }
            }
            try measure("record", ids.count) { _ = try portal.answer(.record(ids[$0])) }
            try file.read { database in
                let bare = try BareQueries(on: database)
                try measure("recordSQL", ids.count) { try bare.record(ids[$0].number) }
            }
            try measure("cover", ids.count) { _ = try portal.answer(.cover(ids[$0], stamp: "0")) }
            try measure("home", min(500, count)) { _ in _ = try portal.answer(.home) }
            try measure("text", min(500, count)) { _ in _ = try portal.answer(.text(.programs)) }
            try measure("procedure", min(500, count)) { _ in
                _ = try portal.answer(.procedures(.procedure("emprunter-au-cdi", ent: nil)))
            }
            try measure("account", min(500, count)) { _ in _ = try reader.opens(.space(.loans)) }
            try measure("narrow", kinds.narrow.count) {
                _ = try portal.answer(.search(Search(text: kinds.narrow[$0])))
            }
            try measure("broadest", 100) { _ in _ = try portal.answer(.search(Search(text: kinds.broadest))) }
            try measure("everything", 100) { _ in _ = try portal.answer(.search(Search())) }
            try measure("mistyped", kinds.mistyped.count) {
                _ = try portal.answer(.search(Search(text: kinds.mistyped[$0])))
            }
            try measure("suggestions", kinds.typed.count) {
                _ = try portal.answer(.suggestions(kinds.typed[$0]))
            }
            for id in ids.prefix(50) {
                try touch(id, in: file)
                try measure("afterChange", 1, isRound: false) { _ in
                    _ = try portal.answer(.search(Search(text: kinds.broadest)))
                }
            }
            series["afterChange"]?.endRound()
        }
        var figures: [String: Any] = series.mapValues(\.figures)
        figures["hits"] = [
            "mean": hits.reduce(0, +) / Double(max(1, hits.count)), "p50": Samples.percentile(50, of: hits),
            "p90": Samples.percentile(90, of: hits), "max": hits.max() ?? 0,
            "none": Double(hits.count { $0 == 0 }) / Double(max(1, hits.count)),
        ]
        figures["bytes"] = [
            "results": try questions.reduce(0) { try $0 + portal.answer(.search(Search(text: $1))).size }
                / questions.count,
            "record": try ids.reduce(0) { try $0 + portal.answer(.record($1)).size } / ids.count,
            "home": try portal.answer(.home).size,
        ]
        try Report.print(figures)
    }

    /// Both sides must find the same, or their times are not comparable.
    private func check(_ bare: BareQueries, against portal: BenchPortal, _ questions: [String]) throws
        -> [Double]
    {
        let library = try portal.site.libraries.file(for: portal.rne)
        return try questions.map { question in
            let found = try bare.results(of: question)
            let product = try library.read {
                try $0.catalogue.search(Search(text: question, isLiteral: true)).total
            }
            guard found == product else {
                throw BenchError(
                    "« \(question) »: the product finds \(product) records, the bare query \(found)")
            }
            return Double(found)
        }
    }

    /// As somebody who corrects one record leaves the catalogue.
    private func touch(_ id: ID<Library.Record>, in file: StoredFile) throws {
        try file.write {
            try $0.execute(
                sql: """
                    UPDATE portal SET catalogueVersion = catalogueVersion + 1;
                    UPDATE record SET changedIn = (SELECT catalogueVersion FROM portal) WHERE id = \(id.number);
                    """)
        }
    }

    /// The questions of the log by what they cost.
    private struct Kinds {
        /// Twenty answers at most.
        let narrow: [String]
        let broadest: String
        /// With one letter wrong, so that nothing answers as it is written.
        let mistyped: [String]
        /// What stands in the box after two to six letters.
        let typed: [String]

        init(of questions: [String], hits: [Double]) {
            let asked = Array(zip(questions, hits))
            narrow = asked.filter { (1...20).contains($0.1) }.map(\.0)
            broadest = asked.max { $0.1 < $1.1 }?.0 ?? ""
            mistyped = questions.filter { $0.utf8.count > 5 && !$0.hasPrefix("wxk") }.prefix(200).map {
                question in
                var letters = Array(question)
                letters.swapAt(2, 3)
                return String(letters)
            }
            typed = questions.enumerated().map { String($0.element.prefix(2 + $0.offset % 5)) }
        }
    }

    private func repeatOne(
        _ name: String, _ portal: BenchPortal, _ questions: [String], _ ids: [ID<Library.Record>],
    ) throws {
        var samples = Samples()
        for _ in 0..<rounds {
            for (question, id) in zip(questions, ids) {
                let page: PortalPage =
                    switch name {
                    case "results": .search(Search(text: question))
                    case "record": .record(id)
                    case "cover": .cover(id, stamp: "0")
                    default: .home
                    }
                _ = try samples.measure { try portal.answer(page) }
            }
            samples.endRound()
        }
        try Report.print([name: samples.figures])
    }
}
