/// Reads any catalogue file that the portal knows, one record at a time, from one thread.
package final class CatalogueReader {
    package let kind: CatalogueFileKind
    package let totalBytes: Int
    private let source: Source
    private var recordNumber = 0

    private enum Source {
        case iso2709(Iso2709Reader)
        case marcXml(MarcXmlReader)
        case memoNotices(MemoNoticesReader)
    }

    /// `dialect` nil: UNIMARC or MARC 21 is found out for each record. Throws a ``FormatError`` that says in one
    /// sentence what the file is and what to do.
    package init(path: String, dialect: MarcDialect? = nil) throws {
        let file = try CatalogueFile(path: path)
        kind = try file.kind()
        totalBytes = file.size
        source =
            switch kind {
            case .iso2709: .iso2709(try Iso2709Reader(path: path, dialect: dialect))
            case .marcXml: .marcXml(try MarcXmlReader(path: path, dialect: dialect))
            case .memoNotices: .memoNotices(try MemoNoticesReader(path: path))
            }
    }

    package var bytesRead: Int {
        switch source {
        case .iso2709(let reader): reader.bytesRead
        case .marcXml(let reader): reader.bytesRead
        case .memoNotices(let reader): reader.bytesRead
        }
    }

    /// Nil at the end of the file. A file that holds no record at all is a ``FormatError``.
    package func next() throws -> CatalogueItem? {
        let item: CatalogueItem? =
            switch source {
            case .iso2709(let reader): try reader.next().map(described)
            case .marcXml(let reader): try reader.next().map(described)
            case .memoNotices(let reader): reader.next()
            }
        guard let item else {
            guard recordNumber > 0 else { throw FormatError("Ce fichier ne contient aucune notice.") }
            return nil
        }
        recordNumber += 1
        return item
    }

    private func described(_ item: MarcItem) -> CatalogueItem {
        switch item {
        case .problem(let problem): .problem(problem)
        case .record(let record, let dialect): described(record, dialect)
        }
    }

    private func described(_ record: MarcRecord, _ dialect: MarcDialect) -> CatalogueItem {
        let description = RecordDescription(record, dialect)
        guard let reason = description.refusal(dialect) else { return .record(description) }
        var problem = RecordProblem(
            recordNumber: recordNumber + 1, recordLabel: description.sourceKey, reason: reason
        )
        if case .iso2709(let reader) = source { problem.byteOffset = reader.recordOffset }
        return .problem(problem)
    }
}
