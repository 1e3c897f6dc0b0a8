import ArgumentParser
import Formats
import Foundation
import Library
import Portal
import School
import Storage
import WebServer

/// `bench board`
struct Board: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "The board of a campus of 120 classes and 6 portals; what the tile of a portal costs a pupil.")

    @Argument(help: "The folder of data, where a campus is made.")
    var data: String

    @Option(help: "The folder that holds Templates, Static and Content.")
    var home = "."

    @Option(help: "How many pages.")
    var count = 300

    private static let classes = 120
    private static let pupils = 29

    func run() throws {
        let folder = try DataFolder(at: data, portalKind: PortalSchema.kind)
        guard let code = CampusCode("banc") else { throw BenchError("no code") }
        let numbers = (1...6).compactMap { number in
            RNE("999800\(number)A").flatMap { RNE("999800\(number)\($0.expectedCheckLetter)") }
        }
        try folder.createCampus(code, settings: CampusSettings(name: "Banc", town: "", accent: "teal"))
        let file = try folder.openCampus(code)
        let word = UUID().uuidString
        let day = Day(Date(), in: .current)
        let stamp = Stamp(token: "banc", actor: "Banc", at: Date(), day: day)
        try file.write { try Self.fill($0, numbers, day: day, word: word, stamp: stamp) }
        try PortalCreation.create(
            numbers[0], settings: PortalSettings(name: "CDI", town: "", accent: "teal"), in: folder)
        _ = try folder.platform.put(numbers[0], inCampus: code.description)
        let site = try Site(data: folder, home: home)
        let host = "\(code).localhost"
        let signedIn = site.respond(
            to: Request(
                .post, "/connexion",
                headers: [
                    "host": host, "content-type": "application/x-www-form-urlencoded",
                ], body: Array("identifiant=banc&motdepasse=\(word)".utf8)))
        guard
            let cookie = signedIn.headers.all("set-cookie").first(where: { $0.hasPrefix("seance=") })?
                .prefix(while: { $0 != ";" })
        else { throw BenchError("nobody is let in at the campus") }
        let request = Request(.get, "/tableau", headers: ["host": host, "cookie": String(cookie)])
        var (pages, tiles) = (Samples(), Samples())
        var size = 0
        for _ in 0..<count {
            let answer = pages.measure { site.respond(to: request) }
            guard answer.status == .ok, case .bytes(let bytes) = answer.body else {
                throw BenchError("the board says \(answer.status.rawValue)")
            }
            size = bytes.count
        }
        let pupil = try Self.reader(in: file, site, numbers[0], stamp)
        let place = CampusPlace(code: code, base: "", origin: "http://\(host)")
        for _ in 0..<count * 10 {
            let found = try tiles.measure {
                try CdiTiles(site: site, place: place, file: site.campuses.file(for: code))
                    .of(pupil.person, pupil.affiliations)
            }
            guard found.first?.own?.loans.isEmpty == true else { throw BenchError("no tile") }
        }
        try Report.print(["board": pages.figures, "tile": tiles.figures, "bytes": size])
    }

    private static func fill(
        _ campus: CampusWriting, _ numbers: [RNE], day: Day, word: String, stamp: Stamp,
    ) throws {
        var description = DirectoryDescription(source: "banc")
        for (place, rne) in numbers.enumerated() {
            try campus.directory.addSchool(rne, name: "Établissement \(place)", town: "")
            for number in 0..<classes / numbers.count {
                let grade = ["6e", "5e", "4e", "3e"][number % 4]
                let name = "\(grade)\(number)"
                for pupil in 0..<pupils {
                    var entry = PersonEntry()
                    entry.key = "\(place)-\(number)-\(pupil)"
                    entry.lastName = "Nom\(entry.key)"
                    entry.firstName = "Prénom"
                    var affiliation = PersonEntry.Affiliation(rne: rne.description, profile: .pupil)
                    affiliation.classes = [.init(name)]
                    entry.affiliations = [affiliation]
                    description.people.append(entry)
                }
            }
            try campus.partners.add(rne, PartnerDetails(name: "CDI \(place)", tooltip: "Chercher"))
        }
        _ = try campus.directory.bring(description, on: day) {
            SecretToken(random: RandomBytes.system(24))
        }
        let board = try campus.partners.reading.board(on: day)
        try campus.partners.set(board.bySchool, basedOn: board.version, by: stamp)
        try campus.accounts.addAdministrator(
            login: "banc", name: "Banc",
            password: try Password(word, salt: Array("0123456789abcdef".utf8), costs: .light), on: day)
    }

    /// A pupil of the first portal whom it knows.
    private static func reader(in file: CampusFile, _ site: Site, _ rne: RNE, _ stamp: Stamp) throws -> (
        person: Person, affiliations: [Affiliation]
    ) {
        guard
            let person = try file.read({ try $0.directory.everybody() }).first(where: {
                $0.lastName == "Nom0-0-0"
            })
        else { throw BenchError("no pupil") }
        try site.libraries.file(for: rne).write {
            _ = try $0.borrowers.add(
                BorrowerDetails(name: person.name, status: "Élève", entKey: person.entKey))
        }
        return (person, try file.read { try $0.directory.affiliations(of: person.id) })
    }
}
