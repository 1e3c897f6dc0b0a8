import Formats
import School
import Storage

/// Who is signed in to a campus: an account, the person that it is, what that person is to the schools now.
package struct CampusMember: Equatable, Sendable {
    package let account: CampusAccount
    /// Nil for an administrator who is nobody of the directory.
    package let person: Person?
    /// Those that last.
    package let affiliations: [Affiliation]

    package func isA(_ profile: Profile) -> Bool {
        affiliations.contains { $0.profile == profile }
    }

    /// Of the staff, and at the head of a school.
    package var isHead: Bool { affiliations.contains(where: \.isHead) }
}

/// For whom a page or an action of a campus is. What is not for somebody is not found.
package enum CampusAudience: Sendable {
    case everybody
    case signedIn
    case pupils
    case teachers
    case guardians
    /// « Vie scolaire » and everybody else who works there without teaching.
    case staff
    /// Those at the head of a school.
    case heads
    /// The same, and those who manage the campus.
    case direction
    /// Those who work in the offices of a school, and those who manage the campus: messages, links, calendars.
    case offices
    /// Those who teach or work in a school, and those who manage the campus.
    case educators
    /// Who manages the campus: its directory, its portals, its board.
    case administrators

    func admits(_ member: CampusMember?) -> Bool {
        guard let member else { return isOpen }
        return switch self {
        case .everybody, .signedIn: true
        case .pupils: member.isA(.pupil)
        case .teachers: member.isA(.teacher)
        case .guardians: member.isA(.guardian)
        case .staff: member.isA(.staff)
        case .heads: member.isHead
        case .direction: member.isHead || member.account.isAdministrator
        case .offices: member.isA(.staff) || member.account.isAdministrator
        case .educators: member.isA(.teacher) || member.isA(.staff) || member.account.isAdministrator
        case .administrators: member.account.isAdministrator
        }
    }

    /// For those who have not signed in too.
    var isOpen: Bool {
        if case .everybody = self { true } else { false }
    }
}
