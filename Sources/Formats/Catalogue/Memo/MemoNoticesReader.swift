/// MémoNotices, BCDI's own format, both generations, one record at a time.
package final class MemoNoticesReader {
    private let records: XmlRecordReader<CatalogueItem>

    /// Throws when the file is not XML that the portal accepts.
    package init(path: String) throws {
        records = try XmlRecordReader(path: path) { MemoNoticesParser(channel: $0) }
    }

    package var bytesRead: Int { records.bytesRead }

    package func next() -> CatalogueItem? {
        records.next()
    }
}
