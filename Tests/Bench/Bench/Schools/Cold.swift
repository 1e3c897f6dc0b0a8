import ArgumentParser
import Foundation
import Library
import Portal
import Storage

/// `bench cold`
struct Cold: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Times the first page of schools that nobody has visited, and weighs thousands of open ones.",
        discussion:
            "DATA comes from « bench schools ». The files are cold for the process, not for the system: its page cache cannot be emptied without root.",
    )

    @Argument(help: "The folder of data.")
    var data: String

    @Option(help: "The folder that holds Templates, Static and Content.")
    var home = "."

    @Option(help: "How many first pages of each kind.")
    var count = 300

    @Option(help: "Up to how many schools open at once.")
    var open = 2_000

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        let schools = try folder.portalNumbers()
        let site = try Site(data: folder, home: home)
        let atStart = try ProcessFacts.residentMemory()
        var visited = schools.makeIterator()
        func firstPages(_ page: PortalPage) throws -> [String: Any] {
            var samples = Samples()
            let before = Stopwatch.processWork
            for _ in 0..<count {
                guard let rne = visited.next() else { throw BenchError("too few schools in \(data)") }
                _ = try samples.measure { try BenchPortal(site: site, rne: rne).answer(page) }
            }
            samples.endRound()
            var figures = samples.figures
            figures["processMicrosecondsMean"] = Samples.rounded(
                (Stopwatch.processWork - before) / Double(count))
            return figures
        }
        // The first page of a process pays for its tables and its locale; it is no school's.
        _ = try BenchPortal(site: site, rne: Schools.number(1)).answer(.home)
        _ = visited.next()
        guard let second = schools.dropFirst().first,
            try site.libraries.file(for: second).read({ try $0.catalogue.search(Search()).total }) > 0
        else { throw BenchError("the schools of \(data) are empty") }
        _ = visited.next()
        var figures: [String: Any] = [
            "home": try firstPages(.home), "results": try firstPages(.search(Search(text: "de la"))),
            "budgetFiles": site.libraries.maximumCount, "budgetBytes": site.libraries.maximumBytes,
            "residentAtStart": atStart,
        ]
        var memory: [[String: Any]] = []
        for goal in [500, 1_000, 2_000, 4_000].filter({ $0 < open }) + [open] {
            while site.libraries.count < min(goal, site.libraries.maximumCount), let rne = visited.next() {
                let before = site.libraries.count
                _ = try BenchPortal(site: site, rne: rne).answer(.home)
                if site.libraries.count <= before { break }
            }
            let (databases, descriptors) = try ProcessFacts.openFiles()
            memory.append([
                "asked": goal, "inTable": site.libraries.count, "openDatabases": databases,
                "descriptors": descriptors, "residentBytes": try ProcessFacts.residentMemory(),
                "weighedBytes": site.libraries.memoryInUse,
            ])
        }
        figures["memory"] = memory
        try Report.print(figures)
    }
}
