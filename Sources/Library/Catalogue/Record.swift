import Formats
import Storage

/// One document of the catalogue as lists show it.
package struct Record: Equatable, Sendable {
    package let id: ID<Record>
    package let title: String
    package let subtitle: String
    /// « Robert Louis Stevenson »
    package let byline: String
    /// « Gallimard, Folio junior »
    package let imprint: String
    /// The set that it is a volume of: « Naruto ».
    package let seriesTitle: String
    package let volume: String
    /// What readers call it: « Roman », « Manga », « Revue ».
    package let documentType: String
    package let language: String
    package let year: Int?
    package let callNumber: String
    package let summary: String
    package let enteredOn: Day?

    package init(
        id: ID<Record>, title: String, subtitle: String, byline: String, imprint: String,
        seriesTitle: String, volume: String, documentType: String, language: String, year: Int?,
        callNumber: String, summary: String, enteredOn: Day?,
    ) {
        self.id = id
        self.title = title
        self.subtitle = subtitle
        self.byline = byline
        self.imprint = imprint
        self.seriesTitle = seriesTitle
        self.volume = volume
        self.documentType = documentType
        self.language = language
        self.year = year
        self.callNumber = callNumber
        self.summary = summary
        self.enteredOn = enteredOn
    }
}

/// One document with everything that is known of it.
package struct RecordDetails: Sendable {
    package let record: Record
    package let description: RecordDescription
    package let copies: [Copy]
    package var availability: Availability { Availability(copies) }

    package init(record: Record, description: RecordDescription, copies: [Copy]) {
        self.record = record
        self.description = description
        self.copies = copies
    }
}
