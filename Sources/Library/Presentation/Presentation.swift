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
    /// Somebody saved something else since the form was shown.
    case changedMeanwhile
    /// A section holds rubrics, a tab holds sections and rubrics, a rubric holds contents.
    case misplaced
    /// So many characters are the most that this may have.
    case tooLong(Part, most: Int)

    package enum Part: Sendable {
        case title, text, place, publisher, address, schoolClass, note
    }
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
    package static let longestNote = 1000
    package static let longestClass = 40
}

extension PresentationWriting {
    func checked(title: String) throws -> String {
        let title = try checked(line: title, .title)
        guard !title.isEmpty else { throw PresentationRefusal.noTitle }
        return title
    }

    /// One line, whole: what is too long is refused, never cut.
    func checked(
        line: String, _ part: PresentationRefusal.Part, upTo most: Int = PresentationQuota.longestTitle
    ) throws -> String {
        try checked(line.line(upTo: .max), part, upTo: most)
    }

    func checked(
        text: String, _ part: PresentationRefusal.Part = .text, upTo most: Int = PresentationQuota.longestText
    ) throws -> String {
        try checked(text.text(upTo: .max), part, upTo: most)
    }

    private func checked(_ text: String, _ part: PresentationRefusal.Part, upTo most: Int) throws -> String {
        guard text.unicodeScalars.count <= most else { throw PresentationRefusal.tooLong(part, most: most) }
        return text
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
