import Formats
import GRDB
import Storage

/// What a teacher prepares for a lesson: documents with a word on each, a question to search, for classes, for a time
/// (D10).
package struct Dossier: Equatable, Sendable {
    package let id: ID<Dossier>
    package let author: ID<Person>
    /// « M. Diallo »
    package let authorName: String
    package let settings: Settings
    /// Those of the settings, in the order of their names.
    package let classes: [SchoolClass]
    package let documentCount: Int
    /// Changes with the settings: two windows that change them meet here.
    package let version: Int
    package let removedOn: Day?

    package init(
        id: ID<Dossier>, author: ID<Person>, authorName: String, settings: Settings, classes: [SchoolClass],
        documentCount: Int, version: Int = 1, removedOn: Day? = nil,
    ) {
        self.id = id
        self.author = author
        self.authorName = authorName
        self.settings = settings
        self.classes = classes
        self.documentCount = documentCount
        self.version = version
        self.removedOn = removedOn
    }

    package struct Settings: Equatable, Sendable {
        package var title: String
        /// « Histoire »
        package var subject: String
        /// In Markdown.
        package var source: String
        /// What pupils are to search for; empty: nothing.
        package var question: String
        /// Where they search; nil: in the first portal of theirs.
        package var questionPortal: RNE?
        /// Empty: nobody sees it yet.
        package var classes: Set<ID<SchoolClass>>
        package var shownFrom: Day
        package var shownUntil: Day

        package init(
            title: String, subject: String = "", source: String = "", question: String = "",
            questionPortal: RNE? = nil, classes: Set<ID<SchoolClass>> = [], shownFrom: Day, shownUntil: Day,
        ) {
            self.title = title
            self.subject = subject
            self.source = source
            self.question = question
            self.questionPortal = questionPortal
            self.classes = classes
            self.shownFrom = shownFrom
            self.shownUntil = shownUntil
        }
    }

    package func isShown(on day: Day) -> Bool {
        removedOn == nil && settings.shownFrom <= day && day <= settings.shownUntil
    }

    /// Where it stands in its teacher's list.
    package enum Stage: CaseIterable, Sendable {
        case current, coming, past, removed
    }

    package func stage(on day: Day) -> Stage {
        if removedOn != nil { return .removed }
        if settings.shownUntil < day { return .past }
        return settings.shownFrom > day ? .coming : .current
    }
}

/// One document of a dossier.
package struct DossierDocument: Equatable, Sendable {
    package let id: ID<DossierDocument>
    package let source: Source
    /// As it was when it was chosen.
    package let title: String
    package let byline: String
    /// What the teacher says of it.
    package let note: String
    /// « usuel jusqu’au… »: the portal is asked not to lend it before.
    package let keptUntil: Day?

    package enum Source: Equatable, Sendable {
        /// Its number in the portal.
        case portal(RNE, record: Int64)
        case address(String)
    }

    package init(
        id: ID<DossierDocument>, source: Source, title: String, byline: String = "", note: String = "",
        keptUntil: Day? = nil,
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.byline = byline
        self.note = note
        self.keptUntil = keptUntil
    }
}

/// Why a dossier stays as it was.
package enum DossierRefusal: Error, Equatable {
    /// It is not there, or not theirs.
    case unknown
    case noTitle
    case badDay
    case endsBeforeItStarts
    case tooLong(Int)
    case tooMany(Int)
    /// A class is none of those that they teach.
    case foreignClass
    /// It was changed in another window since this one was opened.
    case changedMeanwhile
    case badAddress
    /// The day until which a document stays at the library is gone by, or too far.
    case badKeepingDay(most: Day)
}

/// How much a teacher may keep.
package enum DossierQuota {
    package static let dossiers = 200
    package static let documents = 60
    package static let longestTitle = 160
    package static let longestSubject = 60
    package static let longestQuestion = 200
    package static let longestNote = 600
    package static let longestText = 20_000
    /// One that is removed may come back for so many days.
    package static let daysToPutBack = 30
    /// No document stays longer at the library for a lesson.
    package static let daysToKeep = 200
}

extension Affiliation {
    /// « professeur documentaliste »
    package var isLibrarian: Bool {
        guard profile == .teacher || profile == .staff else { return false }
        return ([role] + subjects).contains { words in
            Folding.words(in: words).contains {
                $0.folded.hasPrefix("documentali") || $0.folded == "documentation"
            }
        }
    }
}

extension Person {
    /// « M. Diallo », as pupils call them.
    package var polite: String { civility.isEmpty ? name : "\(civility) \(lastName)" }
}
