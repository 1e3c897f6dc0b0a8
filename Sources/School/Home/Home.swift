import Formats
import GRDB
import Storage

/// What stands on the home pages of a campus.
package struct HomeReading {
    let database: Database
    var kept: KeptHomes?
}

/// Writing the same.
package struct HomeWriting {
    let database: Database

    var reading: HomeReading { HomeReading(database: database) }
}

extension CampusReading {
    package var home: HomeReading { HomeReading(database: database, kept: homes) }
}

extension CampusWriting {
    package var home: HomeWriting { HomeWriting(database: database) }
}

/// Why something of the home pages stays as it was.
package enum HomeRefusal: Error, Equatable {
    /// It is not there, or not theirs.
    case unknown
    case noTitle
    case noText
    case badAddress
    case endsBeforeItStarts
    /// A text may have so many characters.
    case tooLong(Int)
    case tooMany(Int)
    /// A class is of another school than the message.
    case foreignClass
    /// Which of one's schools, is not said.
    case noSchool
    /// It was done a moment ago.
    case tooSoon
    /// The calendar is not one; why, in French.
    case noCalendar(String)
}

/// How much a campus may keep.
package enum HomeQuota {
    package static let links = 60
    package static let longestTitle = 160
    package static let longestNote = 300
    package static let longestText = 20_000
    package static let longestAddress = 1_000
}

/// For whom something of a home page is, as columns hold it.
extension Set<Profile> {
    init(column: String) {
        self = Set(column.split(separator: ",").compactMap { Profile(rawValue: String($0)) })
    }

    var column: String { map(\.rawValue).sorted().joined(separator: ",") }
}
