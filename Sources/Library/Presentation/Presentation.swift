import GRDB
import Storage

/// How a portal presents itself: home page, selections, resources, agenda, tree of contents.
package struct PresentationReading {
    let database: Database
    let file: LibraryFile
}

/// Writing the same.
package struct PresentationWriting {
    let database: Database
}

extension LibraryReading {
    package var presentation: PresentationReading { PresentationReading(database: database, file: file) }
}

extension LibraryWriting {
    package var presentation: PresentationWriting { PresentationWriting(database: database) }
}

/// Why something of the presentation stays as it was.
package enum PresentationRefusal: Error, Equatable {
    /// It is no longer there.
    case unknown
    case noTitle
    case badSlug
    case slugTaken
    case unknownRecord
    /// So many documents are the most that a selection holds.
    case tooManyRecords(Int)
    /// A selection that keeps itself needs a search, or a class.
    case noRule
    /// An outside address begins with `https://` and names a host.
    case badAddress
    case endsBeforeItStarts
    case noDay
    case badHours
    /// A block that shows a selection needs one; a text needs words.
    case nothingToShow
    case tooManyBlocks(Int)
    case tooManyBranches(Int)
    /// A section holds rubrics, a tab holds sections and rubrics, a rubric holds contents.
    case misplaced
    case tooLong(Int)
}

/// How much a portal may hold of each.
package enum PresentationQuota {
    package static let records = 500
    package static let blocks = 40
    package static let branches = 300
    /// Tabs and sections that readers see; the manual of librarians advises fewer (B1).
    package static let shownBranches = 10
    package static let advisedBranches = 7
    package static let longestTitle = 120
    package static let longestText = 20_000
    package static let longestAddress = 1000
}

extension PresentationWriting {
    func checked(title: String) throws -> String {
        let title = title.line(upTo: PresentationQuota.longestTitle)
        guard !title.isEmpty else { throw PresentationRefusal.noTitle }
        return title
    }

    func checked(text: String) throws -> String {
        guard text.unicodeScalars.count <= PresentationQuota.longestText else {
            throw PresentationRefusal.tooLong(PresentationQuota.longestText)
        }
        return text.text(upTo: PresentationQuota.longestText)
    }

    /// What a form with the same token made before.
    func known<Row>(in table: String, token: String) throws -> ID<Row>? {
        try ID<Row>.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM \(table) WHERE token = ?"), arguments: [token])
    }

    func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Int.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) != nil
    }

    /// - Throws: `PresentationRefusal.unknown` when the last statement changed nothing.
    func expectChange() throws {
        guard database.changesCount > 0 else { throw PresentationRefusal.unknown }
    }
}
