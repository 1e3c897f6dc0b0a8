/// What a catalogue file yields, one after the other: a record, or the reason why one could not be read.
package enum CatalogueItem: Sendable, Equatable {
    case record(RecordDescription)
    case problem(RecordProblem)
}

/// One record that could not be read; the file goes on after it.
package struct RecordProblem: Error, Sendable, Equatable {
    /// From 1, good and bad records counted.
    package var recordNumber: Int
    /// Where the record begins in an ISO 2709 file.
    package var byteOffset: Int?
    /// Where the trouble is in an XML file.
    package var line: Int?
    /// Title or number of the record when they could be read, else `""`.
    package var recordLabel: String
    /// A French sentence.
    package var reason: String

    package init(
        recordNumber: Int, byteOffset: Int? = nil, line: Int? = nil, recordLabel: String = "", reason: String
    ) {
        self.recordNumber = recordNumber
        self.byteOffset = byteOffset
        self.line = line
        self.recordLabel = recordLabel
        self.reason = reason
    }

    /// The whole line for the screen: which, where, why.
    package var message: String {
        var place = "Notice \(recordNumber)"
        if !recordLabel.isEmpty { place += " («\u{A0}\(recordLabel)\u{A0}»)" }
        if let line { place += ", ligne \(line)" } else if let byteOffset { place += ", octet \(byteOffset)" }
        return place + ". " + reason
    }
}

/// A file that cannot be read at all, said in one French sentence.
package struct FormatError: Error, Sendable, Equatable {
    package let reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
