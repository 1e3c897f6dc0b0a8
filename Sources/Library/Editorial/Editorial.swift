import GRDB
import Storage

/// What librarians write for the readers of their portal.
package struct EditorialReading {
    let database: Database
}

/// Writing the same.
package struct EditorialWriting {
    let database: Database

    package var reading: EditorialReading { EditorialReading(database: database) }
}

extension LibraryReading {
    package var editorial: EditorialReading { EditorialReading(database: database) }
}

extension LibraryWriting {
    package var editorial: EditorialWriting { EditorialWriting(database: database) }
}

/// Why what was written stays as it was.
package enum EditorialRefusal: Error, Equatable {
    case unknown
    case noTitle
    /// A title may have so many characters.
    case titleTooLong(Int)
    case badSlug
    case slugTaken
    /// A text may have so many bytes.
    case tooLong(Int)
    /// Somebody saved meanwhile; this is what stands now.
    case changedMeanwhile(ArticleRevision)
    /// The last day comes before the first.
    case endsBeforeItStarts
    case noAlternative
    /// So many articles show it.
    case pictureInUse(Int)
}
