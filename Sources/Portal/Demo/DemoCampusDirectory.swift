import Formats
import Foundation
import School
import Storage

/// The people of the campus of examples, brought into its directory as any file is; then the users' file that each of
/// its portals gets from it.
extension DemoCampus {
    /// Creates the campus with its schools, its people and its accounts, or leaves alone the one that is there.
    static func createDirectory(in data: DataFolder, now: Date) throws {
        guard !data.hasCampus(campus) else { return }
        try data.createCampus(campus, settings: settings)
        let file = try data.openCampus(campus)
        let dear = try Password(DemoPeople.password, salt: RandomBytes.system(16))
        // Dear passwords are for real ones: this one is printed on every page.
        let light = try Password(DemoPeople.password, salt: Array("demonstration-00".utf8), costs: .light)
        let today = Day(now, in: .gmt)
        try file.write { campus in
            for school in schools {
                try campus.directory.addSchool(school.rne, name: school.name, town: school.settings.town)
            }
            try campus.accounts.addAdministrator(
                login: "admin", name: "Administration", password: dear, on: today)
            for (description, day) in descriptions(today) {
                _ = try campus.directory.bring(description, on: day) {
                    SecretToken(random: RandomBytes.system(24))
                }
            }
            try DemoCharacters(campus).open(password: light, on: today)
        }
        try file.close()
    }

    /// Last June's people, one of whom has left since, then this year's.
    private static func descriptions(_ today: Day) -> [(DirectoryDescription, Day)] {
        let (college, lycee) = (schools[0].rne.description, schools[1].rne.description)
        var before = DirectoryDescription(source: "demo")
        var karim = PersonEntry()
        (karim.key, karim.lastName, karim.firstName) = ("eleve-karim", "Benali", "Karim")
        (karim.sex, karim.bornOn) = ("M", "2013-06-02")
        var affiliation = PersonEntry.Affiliation(rne: college, profile: .pupil)
        affiliation.classes = [.init("4eB")]
        karim.affiliations = [affiliation]
        before.people = [karim]
        return [
            (before, today - 150), (DemoDirectory.description(college: college, lycee: lycee), today - 80),
        ]
    }

    /// The users' file of one school (L-05), as its portal imports it. Cards have numbers already: one pupil of each
    /// class, then a second of each, from 1100.
    static func users(of school: School, in data: DataFolder) throws -> [UInt8] {
        let file = try data.openCampus(campus)
        var entries = try file.read { campus -> [UserEntry] in
            guard let id = try campus.directory.schools().first(where: { $0.rne == school.rne })?.id else {
                return []
            }
            return try campus.directory.users(campus.directory.everything(of: id), of: id) {
                SecretToken(random: RandomBytes.system(9)).text
            }
        }
        try file.close()
        let known = Set(
            (DemoPeople.accounts.compactMap(\.borrower) + DemoPeople.pupils(classes: [])).map {
                "\($0.name) \($0.bornOn?.inFrench ?? "")"
            })
        let places = entries.indices.filter { place in
            let entry = entries[place]
            return !entry[.schoolClass].isEmpty && !known.contains("\(entry[.name]) \(entry[.bornOn])")
        }
        let byClass = Dictionary(grouping: places) { entries[$0][.schoolClass] }
        var number = 1100
        for rank in 0..<(byClass.values.map(\.count).max() ?? 0) {
            for schoolClass in school.classes {
                guard let own = byClass[schoolClass], own.indices.contains(rank) else { continue }
                entries[own[rank]][.number] = String(number)
                number += 1
            }
        }
        return UsersFile.bytes(of: entries, .windows1252)
    }
}

/// The characters whom everybody knows, at the campus.
private struct DemoCharacters {
    private let campus: CampusWriting

    init(_ campus: CampusWriting) {
        self.campus = campus
    }

    func open(password: Password, on day: Day) throws {
        for (login, last, first, born, identifiers) in [
            ("zoe", "Marchand", "Zoé", "2012-03-14", ["8P4BHZJQ79SUNFX3"]),
            ("karim", "Benali", "Karim", "2013-06-02", []), ("lea", "Martin", "Léa", "2012-09-30", []),
            ("martin", "Martin", "Paul", nil, ["M2K7T5W9QCR4B8D"]),
            ("diallo", "Diallo", "Mamadou", nil, ["D6F3XN8V2HJ5P7LA", "Q9S4GT7Z3BW6K8MC"]),
            ("leroux", "Leroux", "Claire", nil, []),
        ] {
            guard let person = try person(last, first, born: born) else { continue }
            let account = try campus.accounts.ensure(for: person.id, on: day)
            try campus.accounts.setLogin(login, of: account.id)
            try campus.accounts.setPassword(password, of: account.id, mustChange: false)
            let affiliations = try campus.directory.reading.affiliations(of: person.id)
            for (affiliation, identifier) in zip(affiliations, identifiers) {
                try campus.directory.setPronoteIdentifier(identifier, of: affiliation.id)
            }
        }
    }

    private func person(_ last: String, _ first: String, born: String?) throws -> Person? {
        var criteria = PersonQuery.Advanced()
        (criteria.lastName, criteria.firstName, criteria.presence) = (last, first, .all)
        return try campus.directory.reading.people(PersonQuery(.advanced(criteria))).lines.map(\.person).first
        {
            $0.bornOn == born.flatMap { Day($0) }
        }
    }
}
