import Formats
import GRDB
import Storage

/// The catalogue as it leaves the portal: descriptions with the copies as they stand now.
extension CatalogueReading {
    /// The records after a number, in the order of their numbers.
    package func records(after id: ID<Record>?, limit: Int) throws -> [RecordDetails] {
        let ids = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM record WHERE id > ? ORDER BY id LIMIT ?"),
            arguments: [id?.number ?? 0, limit])
        return try details(of: ids.map { ID($0) })
    }
}

extension RecordDetails {
    /// The description with every copy of now: what the source said of each stays, the state is the desk's.
    package var currentDescription: RecordDescription {
        var current = description
        let said = Dictionary(
            description.copies.filter { !$0.number.isEmpty }.map { ($0.number, $0) }, uniquingKeysWith: { $1 }
        )
        current.copies = copies.sorted { $0.id.number < $1.id.number }.map { copy in
            var description = copy.number.flatMap { said[$0] } ?? CopyDescription()
            description.number = copy.number ?? ""
            description.callNumber = copy.callNumber
            description.location = copy.location
            description.note = copy.note
            if CopyStatus(source: description.status) != copy.status {
                description.status = copy.status.sourceWord
            }
            return description
        }
        return current
    }
}

extension CopyStatus {
    /// As BCDI writes it.
    fileprivate var sourceWord: String {
        switch self {
        case .inService: "En-service"
        case .consultationOnly: "Hors-Prêt"
        case .lost: "Perdu"
        case .withdrawn: "Mis au pilon"
        }
    }
}
