import Formats
import Library
import Storage

/// A record as other programs are given it: its copies are those of now, its address is permanent.
struct ExchangedRecord {
    let id: ID<Record>
    let description: RecordDescription
    let permalink: String
    private let agency: String

    init(_ details: RecordDetails, at place: Place) {
        id = details.record.id
        var description = details.description
        description.copies = details.copies.compactMap(CopyDescription.init)
        self.description = description
        permalink = place.permanentAddress(of: .record(id))
        agency = place.rne?.description ?? ""
    }

    var unimarc: MarcRecord {
        MarcRecord(
            exchanging: description, number: id.description, permalink: permalink, agency: agency)
    }
}

extension CopyDescription {
    /// Nil for a copy that the library no longer has. « c » is what Recommandation 995 writes in $o for a document
    /// that is read on the spot.
    fileprivate init?(_ copy: Copy) {
        guard copy.status == .inService || copy.status == .consultationOnly else { return nil }
        self.init()
        number = copy.number ?? ""
        callNumber = copy.callNumber
        location = copy.location
        status = copy.status == .consultationOnly ? "c" : ""
    }
}
