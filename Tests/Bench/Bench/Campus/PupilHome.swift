import ArgumentParser
import Foundation
import Library
import Portal
import School
import Storage
import WebServer

/// `bench pupil-home`
struct PupilHome: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "A pupil's home page with all its tiles, its portal on the same machine; beside it, the same loans read alone."
    )

    @Argument(help: "The folder of data, where the campus of examples is made.")
    var data: String

    @Option(help: "The folder that holds Templates, Static and Content.")
    var home = "."

    @Option(help: "How many pages.")
    var count = 2_000

    func run() throws {
        let now = Date()
        let folder = try DataFolder(at: data + "/pupil-home", portalKind: PortalSchema.kind)
        for school in DemoCampus.schools {
            try DemoCampus.create(school, in: folder, content: home + "/Content", now: now)
        }
        try DemoCampus.createEspaces(in: folder, now: now)
        let site = try Site(
            data: folder, home: home, timeZone: TimeZone(identifier: "Europe/Paris") ?? .current)
        let host = "\(CampusCode.demonstration).localhost"
        let signedIn = site.respond(
            to: Request(
                .post, "/connexion",
                headers: ["host": host, "content-type": "application/x-www-form-urlencoded"],
                body: Array("identifiant=zoe&motdepasse=\(DemoPeople.password)".utf8)))
        guard
            let cookie = signedIn.headers.all("set-cookie").first(where: { $0.hasPrefix("seance=") })?
                .prefix(while: { $0 != ";" })
        else { throw BenchError("nobody is let in at the campus") }
        let request = Request(.get, "/eleve", headers: ["host": host, "cookie": String(cookie)])
        let file = try site.campuses.file(for: .demonstration)
        let (person, affiliations) = try file.read { campus -> (Person, [Affiliation]) in
            guard let id = try campus.accounts.account(login: "zoe")?.person,
                let person = try campus.directory.person(id)
            else { throw BenchError("no pupil") }
            return (person, try campus.directory.affiliations(of: id))
        }
        let place = CampusPlace(code: .demonstration, base: "", origin: "http://\(host)")
        var (pages, loans) = (Samples(), Samples())
        var size = 0
        for _ in 0..<count {
            let answer = pages.measure { site.respond(to: request) }
            guard answer.status == .ok, case .bytes(let bytes) = answer.body else {
                throw BenchError("the home page says \(answer.status.rawValue)")
            }
            size = bytes.count
            let tiles = try loans.measure {
                try CdiTiles(site: site, place: place, file: file).of(person, affiliations)
            }
            guard tiles.first?.own?.loans.isEmpty == false else { throw BenchError("no loans") }
        }
        try Report.print(["page": pages.figures, "loans": loans.figures, "bytes": size])
    }
}
