import Storage

/// A list of documents that somebody gathered (panier): named, in an order, with notes, perhaps shared.
package struct ReadingList: Equatable, Sendable {
    package let id: ID<ReadingList>
    package let name: String
    package let note: String
    package let changedOn: Day
    /// The end of the address at which anybody may read it; nil: nobody but its owner.
    package let shareKey: String?
    package let count: Int

    package init(
        id: ID<ReadingList>, name: String, note: String, changedOn: Day, shareKey: String?, count: Int
    ) {
        self.id = id
        self.name = name
        self.note = note
        self.changedOn = changedOn
        self.shareKey = shareKey
        self.count = count
    }

    /// One document of a list.
    package struct Entry: Equatable, Sendable {
        package let record: Record
        package let availability: Availability
        package let note: String

        package init(record: Record, availability: Availability, note: String) {
            self.record = record
            self.availability = availability
            self.note = note
        }
    }
}
