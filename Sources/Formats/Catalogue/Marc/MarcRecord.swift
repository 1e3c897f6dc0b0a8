/// A MARC record as it stands in a file, before anything is understood of it. Texts are UTF-8, NFC.
package struct MarcRecord: Sendable, Equatable {
    /// 24 characters; the lengths in it are not kept up to date.
    package var leader: String
    package var controlFields: [ControlField]
    package var dataFields: [DataField]

    package init(leader: String, controlFields: [ControlField] = [], dataFields: [DataField] = []) {
        self.leader = leader
        self.controlFields = controlFields
        self.dataFields = dataFields
    }

    /// 001 to 009: a bare value.
    package struct ControlField: Sendable, Equatable {
        package var tag: String
        package var value: String

        package init(_ tag: String, _ value: String) {
            self.tag = tag
            self.value = value
        }
    }

    package struct DataField: Sendable, Equatable {
        package var tag: String
        /// ASCII, a blank for "not set".
        package var indicator1: UInt8
        package var indicator2: UInt8
        package var subfields: [Subfield]

        package init(
            _ tag: String, _ indicator1: UInt8 = 0x20, _ indicator2: UInt8 = 0x20,
            _ subfields: [Subfield] = []
        ) {
            self.tag = tag
            self.indicator1 = indicator1
            self.indicator2 = indicator2
            self.subfields = subfields
        }
    }

    package struct Subfield: Sendable, Equatable {
        /// ASCII: a letter or a digit.
        package var code: UInt8
        package var value: String

        package init(_ code: UInt8, _ value: String) {
            self.code = code
            self.value = value
        }
    }
}

/// The two families of MARC that the portal reads.
package enum MarcDialect: Sendable, Equatable {
    case unimarc, marc21
}

/// What a MARC file yields: a record with its dialect, or why one could not be read.
package enum MarcItem: Sendable, Equatable {
    case record(MarcRecord, MarcDialect)
    case problem(RecordProblem)
}
