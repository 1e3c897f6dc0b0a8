import School
import Storage

/// For which schools somebody of the offices writes: those where they work; all of them, for whoever manages the campus
/// or works in all its schools.
struct OfficeReach {
    /// Nil: all of them.
    let schools: Set<ID<School>>?

    func admits(_ school: ID<School>) -> Bool { schools?.contains(school) ?? true }

    /// - Parameter school: nil: all the schools.
    func admits(all school: ID<School>?) -> Bool { school.map(admits) ?? (schools == nil) }

    /// A message for some classes is for their schools.
    func admits(_ message: Message) -> Bool {
        if message.settings.school == nil, !message.classSchools.isEmpty {
            return message.classSchools.allSatisfy(admits)
        }
        return admits(all: message.settings.school)
    }

    /// What a form chose; nothing chosen is one's only school, where there is one.
    ///
    /// - Throws: `HomeRefusal.noSchool`.
    func school(_ chosen: ID<School>?) throws -> ID<School>? {
        guard let schools else { return chosen }
        if let chosen { return try schools.contains(chosen) ? chosen : { throw HomeRefusal.noSchool }() }
        guard let only = schools.first, schools.count == 1 else { throw HomeRefusal.noSchool }
        return only
    }

    /// The schools of a form, after « Tous » where one may write for all of them.
    func options(_ all: [School]) -> [(String, String)] {
        let own = all.filter { admits($0.id) }.map { ($0.id.description, $0.name) }
        return schools == nil ? [("", "Tous")] + own : own
    }
}

extension CampusVisit {
    func officeReach(in campus: CampusReading) throws -> OfficeReach {
        guard let member, !member.account.isAdministrator else { return OfficeReach(schools: nil) }
        let own = Set(member.affiliations.filter { $0.profile == .staff }.map(\.school))
        let all = Set(try campus.directory.schools().map(\.id))
        return OfficeReach(schools: own.isSuperset(of: all) ? nil : own)
    }

    /// Who wrote it, who is at the head of its school, who manages the campus.
    func mayChange(_ message: Message, within reach: OfficeReach) -> Bool {
        guard let member, CampusAudience.offices.admits(member) else { return false }
        return member.account.isAdministrator || message.author == member.account.id
            || (member.isHead && reach.admits(message))
    }

    /// The class whose calendars somebody may set; nil: it is of another school.
    func officeClass(_ id: ID<SchoolClass>, in campus: CampusReading) throws -> SchoolClass? {
        let reach = try officeReach(in: campus)
        return try campus.directory.classes(groups: true).first { $0.id == id && reach.admits($0.school) }
    }
}
