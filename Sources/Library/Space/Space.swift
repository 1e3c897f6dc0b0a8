import GRDB
import Storage

/// What a reader keeps in the portal: lists, searches, reviews, an address for due dates. Whatever is asked for is
/// looked for among what is the asker's own: what is not theirs is not found.
package struct SpaceReading {
    let database: Database
    let file: LibraryFile
}

/// Writing the same.
package struct SpaceWriting {
    let database: Database
}

extension LibraryReading {
    package var space: SpaceReading { SpaceReading(database: database, file: file) }
}

extension LibraryWriting {
    package var space: SpaceWriting { SpaceWriting(database: database) }
}

/// Why something in a reader's space stays as it was.
package enum SpaceRefusal: Error, Equatable {
    /// It is not there, or not theirs.
    case unknown
    case noName
    /// So many are allowed.
    case tooManyLists(Int)
    case tooManyEntries(Int)
    case tooManySearches(Int)
    case alreadyInList
    case alreadySaved
    /// Stars go from 1 to 5.
    case noStars
    /// A text may have so many characters.
    case tooLong(Int)
    case unknownRecord
    /// Only readers whose account is open write reviews.
    case mayNotReview
    case tooManyReviews(Int)
}

/// How much one account may keep.
package enum SpaceQuota {
    package static let lists = 100
    package static let entries = 500
    package static let searches = 100
    package static let reviews = 500
    package static let longestName = 120
    package static let longestNote = 1000
    package static let longestReview = 2000
}
