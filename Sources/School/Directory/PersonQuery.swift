import Formats
import Storage

/// What is asked of the directory (K-16): by one box, by several, or by what programs know people under.
package struct PersonQuery: Equatable, Sendable {
    package enum Criteria: Equatable, Sendable {
        /// Beginnings of words of a name, of an e-mail address, or a class.
        case simple(String)
        case advanced(Advanced)
        case technical(Technical)
    }

    package struct Advanced: Equatable, Sendable {
        /// None: all of them.
        package var schools: Set<ID<School>> = []
        package var lastName = ""
        package var firstName = ""
        package var profile: Profile?
        package var subject = ""
        package var schoolClass: ID<SchoolClass>?
        package var presence: Presence = .here

        package init() {}
    }

    package struct Technical: Equatable, Sendable {
        package var entKey = ""
        package var pronoteIdentifier = ""
        /// Their number in the file from which they came.
        package var sourceNumber = ""
        package var login = ""

        package init() {}

        package var isEmpty: Bool {
            [entKey, pronoteIdentifier, sourceNumber, login].allSatisfy(\.trimmed.isEmpty)
        }
    }

    package enum Presence: String, CaseIterable, Sendable {
        case here, gone, all
    }

    package var criteria: Criteria
    package var page: Int
    package var size: Int

    /// Lines of a page.
    package static let usualSize = 50

    package init(_ criteria: Criteria = .simple(""), page: Int = 1, size: Int = usualSize) {
        self.criteria = criteria
        self.page = page
        self.size = size
    }
}

/// One page of the people who answer, by name.
package struct PersonList: Equatable, Sendable {
    package let total: Int
    package let lines: [PersonLine]

    package init(total: Int, lines: [PersonLine]) {
        self.total = total
        self.lines = lines
    }
}

/// Somebody, with what a list says of them.
package struct PersonLine: Equatable, Sendable {
    package let person: Person
    /// The main one first.
    package let affiliations: [Affiliation]
    /// Of classes, not of groups.
    package let classes: [String]

    package init(person: Person, affiliations: [Affiliation], classes: [String]) {
        self.person = person
        self.affiliations = affiliations
        self.classes = classes
    }
}
