import Fetching
import Foundation
import Library
import School
import Storage
import Synchronization
import Testing

@testable import Portal

/// The demo campus, and a place where what is asked of other sites waits until the test wants it.
final class PartnersWorld {
    /// What is to be done beside the requests.
    final class Later: Sendable {
        private let works = Mutex<[@Sendable () -> Void]>([])

        func add(_ work: @escaping @Sendable () -> Void) { works.withLock { $0.append(work) } }

        /// - Returns: how much was done.
        @discardableResult
        func run() -> Int {
            let all = works.withLock { works in
                defer { works = [] }
                return works
            }
            for work in all { work() }
            return all.count
        }
    }

    let campus: TestCampus
    let later = Later()
    let admin: TestPerson

    init() throws {
        var fetcher = Fetcher()
        (fetcher.asksInPlain, fetcher.asksOwnNetwork, fetcher.totalSeconds) = (true, true, 5)
        let later = later
        campus = try TestCampus(
            copying: TestCampus.shared.get(),
            outside: Outside(fetcher: fetcher) { _, work in later.add(work) })
        admin = try campus.member("admin")
    }

    var file: CampusFile { get throws { try campus.site.campuses.file(for: DemoCampus.campus) } }

    func person(_ name: String) throws -> Person {
        let found = try file.read { try $0.directory.everybody() }.filter { $0.name == name }
        return try #require(found.first)
    }

    func tiles(of name: String) throws -> [CdiTile] {
        let person = try person(name)
        let place = CampusPlace(
            code: DemoCampus.campus, base: "", origin: "http://tilleuls.localhost",
            platform: "http://localhost/")
        let affiliations = try file.read { try $0.directory.affiliations(of: person.id) }
        return try CdiTiles(site: campus.site, place: place, file: file).of(person, affiliations)
    }

    func partner(_ rne: RNE) throws -> Partner {
        try #require(try file.read { try $0.partners.partner(rne) })
    }

    func board() throws -> Board { try file.read { try $0.partners.board(on: campus.site.today) } }

    func schoolClass(_ name: String) throws -> ID<SchoolClass> {
        try #require(try board().rows.first { $0.schoolClass.name == name }).schoolClass.id
    }

    /// What a board page has ticked.
    func ticks(_ page: TestPage) throws -> [(String, String)] {
        try page.all("//table//input[@name='p'][@checked]/@value").map { ("p", $0) }
    }
}
