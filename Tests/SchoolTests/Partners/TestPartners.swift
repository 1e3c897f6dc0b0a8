import Foundation
import School
import Storage

/// A campus with two portals, its classes and its people: what the tests of the partners begin with.
final class TestPartners {
    let campus: TestCampusFile
    let college: ID<Partner>
    let lycee: ID<Partner>
    private typealias World = TestCampusFile

    init() throws {
        campus = try TestCampusFile()
        guard let one = RNE(World.collegeNumber), let two = RNE(World.lyceeNumber) else {
            throw PartnerRefusal.unknown
        }
        (college, lycee) = try campus.file.write {
            (
                try $0.partners.add(one, .init(name: "CDI du collège", tooltip: "Chercher, réserver")),
                try $0.partners.add(two, .init(name: "CDI du lycée"))
            )
        }
        var diallo = World.person("Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber])
        diallo.affiliations[0].classes = [.init("3eA")]
        diallo.affiliations += World.person("x", .teacher, at: [World.lyceeNumber]).affiliations
        diallo.affiliations[1].classes = [.init("2deA")]
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1"), World.pupil("Martin Léa", "3eA", key: "2"),
            World.pupil("Alfonsi Thi-Loanne", "6eA", key: "3"),
            World.pupil("Durand Hugo", "2deA", key: "4", at: World.lyceeNumber),
            diallo,
            World.person("Leroux Claire", .teacher, key: "t2", at: [World.collegeNumber]),
            World.person("Petit Anne", .staff, key: "s1", at: [World.lyceeNumber]),
            World.person("Maître Paul", .internshipTutor, key: "m1", at: [World.lyceeNumber]),
            World.guardian("Martin Paul", of: ["2", "4"], key: "p1"),
        ])
    }

    func stamp(hour: Int = 0) -> Stamp {
        Stamp(
            token: "jeton", actor: "Mme Petit",
            at: Date(timeIntervalSince1970: 1_795_200_000 + Double(hour) * 3_600), day: campus.today)
    }

    func board() throws -> Board { try campus.file.read { try $0.partners.board(on: campus.today) } }

    func schoolClass(_ name: String) throws -> ID<SchoolClass> {
        guard let row = try board().rows.first(where: { $0.schoolClass.name == name }) else {
            throw PartnerRefusal.unknown
        }
        return row.schoolClass.id
    }

    /// « 3eA » → names of portals
    @discardableResult
    func set(_ wanted: [String: Set<ID<Partner>>], from day: Day? = nil) throws -> ID<BoardChange>? {
        let board = try board()
        var portals = board.portals
        for (name, partners) in wanted { portals[try schoolClass(name)] = partners }
        return try campus.file.write {
            try $0.partners.set(portals, basedOn: board.version, from: day, by: stamp())
        }
    }

    func portals(of name: String) throws -> [String] {
        let person = try campus.person(name)
        return try campus.file.read { try $0.partners.portals(of: person.id, on: campus.today) }.map(\.name)
    }
}
